/** What an argument or a field of an input says wherever it has no description of its own: Dutch / English. */
export const ARGUMENT_WORDS: Readonly<Record<string, string>> = {
  after: 'Verder na deze plaats (`endCursor`) / go on after this place (`endCursor`)',
  asOf: 'Zoals bekend op een moment of positie; anders nu / as known at a moment or position; else now',
  atLeast: 'Wacht tot de cijfers deze positie hebben / wait until the figures have this position',
  by: 'Per gebeurtenis, dag of maand / by entry, day or month',
  cause: 'Alleen van deze oorzaak / of this cause only',
  corrected: 'Alleen wat wel of niet is gecorrigeerd / only what was or was not corrected',
  cumulative: 'Vanaf het begin tot en met de periode / from the start up to the period',
  data: 'De inhoud van de gebeurtenis / the data of the event',
  decision: 'Aanvaarden of teruggeven / accept or return',
  disclosureProfile:
    'Voor wie, en hoe kleine aantallen worden beschermd / for whom, and how small counts are protected',
  editionId: 'Kenmerk van de rapportage / id of the edition',
  entryId: 'Kenmerk van de gebeurtenis / id of the entry',
  event:
    'Bronsysteem en kenmerk: nogmaals sturen legt niets dubbel vast / source system and id: sending again records nothing twice',
  events:
    'De gebeurtenissen (CloudEvents), zonder ze vast te leggen / the events (CloudEvents), recording none',
  filter: 'Alleen wat hieraan voldoet / only what meets this',
  first: 'Hoeveel per bladzijde, ten hoogste 100 / how many a page, at most 100',
  from: 'De stand om van uit te gaan / the state to start from',
  idempotencyKey:
    'Kenmerk van deze opdracht: nogmaals sturen doet niets nogmaals / key of this order: sending again does nothing again',
  input: 'Wat er wordt vastgesteld / what is published',
  key: 'De sleutel zoals de partner haar stuurde / the key as the partner sent it',
  kind: 'Alleen deze soort / of this kind only',
  kpi: 'Code van de indicator, zoals 1.1 / code of the KPI, such as 1.1',
  kpis: 'Alleen deze indicatoren; anders alle / these KPIs only; else all',
  moment: 'Een moment, zoals 2026-03-31T23:59:59Z / a moment, such as 2026-03-31T23:59:59Z',
  narrative: 'Toelichting, zonder persoonsgegevens / narrative, without personal data',
  neighbourhoodId: 'Alleen dit gebied / this neighbourhood only',
  neighbourhoodIds: 'Alleen deze gebieden / these neighbourhoods only',
  nilReport: 'Niets te melden over deze periode / nothing to report of this period',
  occurredFrom: 'Gebeurd op of na deze dag / happened on or after this day',
  occurredTo: 'Gebeurd op of voor deze dag / happened on or before this day',
  open: 'Alleen wat wel of niet openstaat / only what is or is not open',
  partnerId: 'Alleen van deze partner / of this partner only',
  partnerIds: 'Alleen van deze partners / of these partners only',
  period:
    'Jaar, halfjaar, kwartaal of maand, zoals 2026-H1 / year, half-year, quarter or month, such as 2026-H1',
  position: 'Een positie in het logboek / a position in the log',
  reason: 'Waarom / why',
  recordedFrom: 'Vastgelegd op of na dit moment / recorded at or after this moment',
  recordedTo: 'Vastgelegd op of voor dit moment / recorded at or before this moment',
  referenceDate: 'Peildatum; anders die van de stand / reference date; else that of the state',
  scopes:
    '`NL`, gemeentecodes of gebieden; anders alle / `NL`, municipality codes or neighbourhoods; else all',
  split: 'Waarnaar te splitsen / what to split by',
  state: 'Alleen met deze stand / in this state only',
  states: 'Alleen met een van deze standen / in one of these states only',
  status: 'Alleen met deze status / of this status only',
  title: 'Titel van de rapportage / title of the edition',
  to: 'De stand om mee te vergelijken; anders nu / the state to compare with; else now',
  upToPosition:
    'Tot en met welke positie de inzending gaat; anders alles van nu / up to which position it goes; else all there is now',
  werklijn: 'Alleen deze werklijn / this werklijn only',
};

/** The status of what is published is chosen, not filtered. */
export const OWN_ARGUMENTS: Readonly<Record<string, string>> = {
  'PublishEditionInput.status':
    'Voorlopig, nader voorlopig of definitief / provisional, revised provisional or final',
  'PublishEditionInput.period': 'De periode van de rapportage / the period of the edition',
  'Mutation.forgetKey(kind)': 'Huishouden, woning of persoon / household, dwelling or person',
  'Query.accessRecord(kind)': 'Alleen deze soort inzage / this kind of access only',
};
