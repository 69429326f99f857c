export interface Example {
  readonly name: string;
  readonly token: string;
  readonly query: string;
  readonly variables?: object;
}

const OFFICE = 'demo-programme-office';
const MINISTRY = 'demo-ministry';
const PARTNER = 'demo-partner-gemeente-duindorp';

/** Questions to begin with, per role; they work on the demo programme. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'Programmabureau: cijfers van werklijn 1 in een kwartaal / office: figures of work stream 1 in a quarter',
    token: OFFICE,
    query: `query Cijfers($period: String!) {
  figures(kpis: ["1.1", "1.2", "1.4", "1.5"], scopes: ["NL"], period: $period) {
    kpi { code label { nl } unit { nl } }
    value numerator denominator status
    partnersReporting partnersExpected unknownShare
    position referenceDate
  }
}`,
    variables: { period: '2025-Q2' },
  },
  {
    name: 'Programmabureau: uitsplitsing naar kanaal, en de gebeurtenissen erachter / office: split by channel, and the entries behind it',
    token: OFFICE,
    query: `query Herkomst($period: String!) {
  figures(kpis: ["1.3"], scopes: ["NL"], period: $period, split: channel) {
    value partsAddUp
    parts { key label { nl } value }
    entries(first: 5) {
      totalCount
      edges { node { entryId name occurredOn neighbourhoodId corrected history { name recordedAt reason } } }
    }
  }
}`,
    variables: { period: '2025-Q2' },
  },
  {
    name: 'Programmabureau: zoals het was, en zoals het nu is / office: as it was, and as it is now',
    token: OFFICE,
    query: `query ToenEnNu($moment: DateTime!) {
  toen: figures(kpis: ["1.1", "4.1"], period: "2025-Q1", asOf: { moment: $moment }) { kpi { code } value position }
  nu: figures(kpis: ["1.1", "4.1"], period: "2025-Q1") { kpi { code } value position }
}`,
    variables: { moment: '2025-04-01T00:00:00Z' },
  },
  {
    name: 'Ministerie: de hele nieuwste rapportage, en wat er van de vorige werd / ministry: the whole newest report, and what became of the one before',
    token: MINISTRY,
    query: `{
  latestReport {
    edition { editionId title period { code } publishedAt digest }
    previous { editionId }
    werklijnen {
      werklijn label { nl }
      rows {
        kpi label { nl } unit { nl }
        cumulative { status value target progress unknown }
        period { status value }
        previous { cumulative { value } cumulativeChange { name before after late corrections retractions } }
      }
    }
  }
}`,
  },
  {
    name: 'Programmabureau: open belemmeringen, wie vroeg wat aan wie, en de experimenteerruimte / office: open obstacles, who asked what of whom, and room to experiment',
    token: OFFICE,
    query: `{
  obstacles(filter: { open: true }, first: 10) {
    totalCount
    counts { facet label { nl } count }
    edges { node { text partnerName addressedTo levelLabel { nl } legalReference daysOpen werklijnen } }
  }
  experimentRooms(first: 10) {
    counts { facet label { nl } count }
    edges { node { stateLabel { nl } authority daysOpen daysTaken until obstacle { text } steps { label { nl } occurredOn } } }
  }
}`,
  },
  {
    name: 'Programmabureau: gemiste koppelkansen en waarom / office: linkages missed, and why',
    token: OFFICE,
    query: `{
  linkages(filter: { states: ["MISSED"] }, first: 10) {
    totalCount
    counts { facet label { nl } count }
    edges { node { title werklijnen scaleLabel { nl } reasonLabel { nl } daysTaken neighbourhoodId partnerName } }
  }
}`,
  },
  {
    name: 'Programmabureau: streefwaarden van landelijk naar gebied / office: targets from national to area',
    token: OFFICE,
    query: `{
  targets {
    kpi kpiLabel { nl } scope period byDate value sumOfChildren notDivided
    versions { label { nl } value reason recordedAt }
    baseline { value }
    children { scope value sumOfChildren children { scope value } }
  }
}`,
  },
  {
    name: 'Partner: leg een bereikt huishouden vast / partner: record a household reached',
    token: PARTNER,
    query: `mutation Bereikt($event: EventInput!, $data: HouseholdReachedInput!) {
  householdReached(event: $event, data: $data) { entryId position recordedAt duplicate warnings { rule message { nl } } }
}`,
    variables: {
      event: { source: 'urn:nld:oin:00000099100000001000:systeem:proef', id: 'proef-1' },
      data: {
        occurredOn: '2025-05-14',
        neighbourhoodId: 'den-haag-zuidwest',
        evidence: 'REGISTRATION',
        householdKey: 'A'.repeat(43),
        channel: 'HOME_VISIT',
        tenure: 'SOCIAL_RENT',
        topics: ['ENERGY'],
      },
    },
  },
  {
    name: 'Partner: mijn laatste gebeurtenissen / partner: my last entries',
    token: PARTNER,
    query: `{
  me { role partnerId }
  entries(first: 10) {
    totalCount
    edges { node { entryId name label { nl } occurredOn neighbourhoodId status corrected data } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'Auditor: gecorrigeerde gebeurtenissen met hun geschiedenis / auditor: corrected entries with their history',
    token: 'demo-auditor',
    query: `{
  log { position recordedAt projectionState projectionPosition }
  entries(first: 5, filter: { corrected: true }) {
    totalCount
    edges { node { entryId name history { name position recordedAt actorRole reason data } } }
  }
}`,
  },
  {
    name: 'Ministerie: wie werkt binnen welke werklijn, en wat wordt gemeten / ministry: who works in which work stream, and what is measured',
    token: MINISTRY,
    query: `{
  werklijnen { number name { nl } aim { nl } partners { name kindLabel { nl } } kpis { code label { nl } formula { nl } } }
}`,
  },
  {
    name: 'Programmabureau: volg een cijfer (subscription) / office: follow a figure (subscription)',
    token: OFFICE,
    query: `subscription Volg {
  figuresChanged(kpis: ["1.1"], scopes: ["NL"], period: "2025") { kpi { code } value position }
}`,
  },
];
