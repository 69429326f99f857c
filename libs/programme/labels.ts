import type { Label, Role } from './schema/event-type.js';

const label = (nl: string, en: string): Label => ({ nl, en });

/** What a person reads for a field, keyed by its name in the data; a name means the same in every type. */
export const FIELDS: Readonly<Record<string, Label>> = {
  areaCode: label('CBS-wijk of -buurt', 'CBS district or neighbourhood'),
  areaEdition: label('Jaargang van de CBS-code', 'Edition of the CBS code'),
  attempt: label('Hoeveelste poging', 'Attempt number'),
  budgetCents: label('Budget (eurocent)', 'Budget (euro cents)'),
  cableM: label('Elektriciteitskabel gelegd (m)', 'Power cable laid (m)'),
  cbsCodes: label('CBS-codes per jaargang', 'CBS codes per edition'),
  channel: label('Kanaal', 'Channel'),
  code: label('Maatregel', 'Measure'),
  codes: label('Codes', 'Codes'),
  edition: label('Jaargang', 'Edition'),
  entry: label('Verwijzing naar de gebeurtenis', 'Reference to the entry'),
  entryId: label('Nummer van de gebeurtenis', 'Entry id'),
  eur: label('Bedrag (€)', 'Amount (€)'),
  evidence: label('Onderbouwing', 'Evidence'),
  gasM3: label('Aardgas (m³)', 'Natural gas (m³)'),
  gasRemovedM: label('Gasleiding verwijderd (m)', 'Gas pipe removed (m)'),
  greenAddedM2: label('Groen toegevoegd (m²)', 'Green added (m²)'),
  heatNetworkM: label('Warmtenet aangelegd (m)', 'Heat network built (m)'),
  helpKind: label('Soort hulp', 'Kind of help'),
  householdKey: label('Huishouden (pseudoniem)', 'Household (pseudonym)'),
  id: label('Kenmerk bij de afzender', 'Id at the sender'),
  interventionId: label('Interventie', 'Intervention'),
  items: label('Aangebrachte maatregelen', 'Measures delivered'),
  kWh: label('Elektriciteit (kWh)', 'Electricity (kWh)'),
  keys: label('Huishoudens (pseudoniemen)', 'Households (pseudonyms)'),
  kind: label('Soort organisatie', 'Kind of organisation'),
  lat: label('Breedtegraad', 'Latitude'),
  leadPartnerId: label('Trekker', 'Lead partner'),
  lengthM: label('Lengte (m)', 'Length (m)'),
  linkageIds: label('Koppelkansen', 'Linkages'),
  lon: label('Lengtegraad', 'Longitude'),
  measures: label('Maatregelen', 'Measures'),
  meetPlayM2: label('Ruimte voor ontmoeten, spelen en bewegen (m²)', 'Space to meet, play and move (m²)'),
  methodId: label('Rekenmethode', 'Method of calculation'),
  municipality: label('Gemeente', 'Municipality'),
  municipalityCode: label('Gemeentecode (CBS)', 'Municipality code (CBS)'),
  name: label('Naam', 'Name'),
  neighbourhoodId: label('Gebied', 'Neighbourhood'),
  neighbourhoodIds: label('Gebieden', 'Neighbourhoods'),
  occurredOn: label('Datum van de gebeurtenis', 'Date it happened'),
  oin: label('OIN', 'OIN'),
  outcome: label('Resultaat', 'Outcome'),
  partnerId: label('Partner', 'Partner'),
  partnerIds: label('Betrokken partners', 'Partners involved'),
  pavingAddedM2: label('Verharding toegevoegd (m²)', 'Paving added (m²)'),
  pavingRemovedM2: label('Verharding verwijderd (m²)', 'Paving removed (m²)'),
  plannedEnd: label('Geplande einddatum', 'Planned end'),
  plannedStart: label('Geplande startdatum', 'Planned start'),
  quantity: label('Aantal', 'Quantity'),
  reason: label('Reden', 'Reason'),
  reasonText: label('Toelichting op de reden', 'Explanation of the reason'),
  replacement: label('Verbeterde gegevens', 'Corrected data'),
  saferStreetM: label('Veilig heringerichte straat (m)', 'Street made safer (m)'),
  saving: label('Geschatte besparing per jaar', 'Estimated saving per year'),
  scale: label('Schaalniveau', 'Scale'),
  segmentId: label('Straatdeel', 'Street segment'),
  segmentIds: label('Straatdelen', 'Street segments'),
  source: label('Bronsysteem', 'Source system'),
  tenure: label('Huur of koop', 'Tenure'),
  title: label('Titel', 'Title'),
  to: label('Doorverwezen naar', 'Referred to'),
  topics: label('Gespreksonderwerpen', 'Topics discussed'),
  treesFelled: label('Bomen gekapt', 'Trees felled'),
  treesPlanted: label('Bomen geplant', 'Trees planted'),
  trigger: label('Aanleiding', 'Trigger'),
  waterStorageM3: label('Waterberging (m³)', 'Water storage (m³)'),
  werklijnen: label('Werklijnen', 'Werklijnen'),
  workId: label('Werk', 'Work'),
};

/** What a person reads for a code, per code list (the `list` of a code field). */
export const CODES: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  channel: {
    LETTER: label('Brief', 'Letter'),
    PHONE: label('Telefoon', 'Phone'),
    HOME_VISIT: label('Huisbezoek', 'Home visit'),
    WALK_IN: label('Inloop', 'Walk-in'),
    EVENT: label('Bijeenkomst', 'Event'),
    DIGITAL: label('Digitaal', 'Digital'),
    REFERRAL: label('Doorverwijzing', 'Referral'),
  },
  correctionReason: {
    DUPLICATE: label('Dubbel aangeleverd', 'Posted twice'),
    WRONG_VALUE: label('Onjuiste waarde', 'Wrong value'),
    WRONG_AREA: label('Verkeerd gebied', 'Wrong area'),
    WRONG_DATE: label('Verkeerde datum', 'Wrong date'),
    DID_NOT_HAPPEN: label('Heeft niet plaatsgevonden', 'Did not happen'),
    WRONG_SUBJECT: label('Verkeerd huishouden of object', 'Wrong household or object'),
    CONSENT_WITHDRAWN: label('Toestemming ingetrokken', 'Consent withdrawn'),
    DEFINITION: label('Valt niet onder de definitie', 'Outside the definition'),
    OTHER: label('Andere reden', 'Other reason'),
  },
  evidence: {
    REGISTRATION: label('Registratie', 'Registration'),
    PARTNER_STATEMENT: label('Opgave van de partner', 'Partner statement'),
    INSPECTION: label('Inspectie ter plaatse', 'Inspection'),
    ESTIMATE: label('Schatting', 'Estimate'),
  },
  helpKind: {
    ENERGY_ADVICE: label('Energieadvies', 'Energy advice'),
    ENERGY_FIX: label('Kleine energiemaatregelen', 'Small energy measures'),
    DEBT: label('Schuldhulp', 'Debt counselling'),
    BENEFITS: label('Toeslagen en uitkeringen', 'Benefits'),
    WELFARE: label('Welzijn', 'Welfare'),
    CARE: label('Zorg', 'Care'),
    WORK: label('Werk en inkomen', 'Work and income'),
    OTHER: label('Andere hulp', 'Other help'),
  },
  outcome: {
    RESOLVED: label('Opgelost', 'Resolved'),
    IMPROVED: label('Verbeterd', 'Improved'),
    UNCHANGED: label('Onveranderd', 'Unchanged'),
    DROPPED_OUT: label('Voortijdig gestopt', 'Dropped out'),
    UNKNOWN: label('Onbekend', 'Unknown'),
  },
  partnerKind: {
    MUNICIPALITY: label('Gemeente', 'Municipality'),
    HOUSING_CORPORATION: label('Woningcorporatie', 'Housing corporation'),
    MINISTRY: label('Ministerie', 'Ministry'),
    EDUCATION: label('Onderwijsinstelling', 'Education'),
    REGIONAL_WORK_COMPANY: label('Regionaal werkbedrijf', 'Regional work company'),
    ENERGY_COOPERATIVE: label('Energiecoöperatie', 'Energy cooperative'),
    RESIDENTS_GROUP: label('Bewonersgroep', 'Residents’ group'),
    KNOWLEDGE_INSTITUTE: label('Kennisinstelling', 'Knowledge institute'),
    OTHER: label('Andere organisatie', 'Other organisation'),
  },
  referralTo: {
    DEBT: label('Schuldhulpverlening', 'Debt counselling'),
    WELFARE: label('Welzijnswerk', 'Welfare work'),
    CARE: label('Zorg', 'Care'),
    WORK: label('Werk en inkomen', 'Work and income'),
    SAFETY: label('Veiligheid', 'Safety'),
    OTHER: label('Elders', 'Elsewhere'),
  },
  scale: {
    BLOCK: label('Blok', 'Block'),
    NEIGHBOURHOOD: label('Buurt', 'Neighbourhood'),
    DISTRICT: label('Wijk', 'District'),
    CITY: label('Stad', 'City'),
    REGION: label('Regio', 'Region'),
    NATIONAL: label('Landelijk', 'National'),
  },
  tenure: {
    SOCIAL_RENT: label('Sociale huur', 'Social rent'),
    PRIVATE_RENT: label('Particuliere huur', 'Private rent'),
    OWNER: label('Koop', 'Owner-occupied'),
    UNKNOWN: label('Onbekend', 'Unknown'),
  },
  topic: {
    ENERGY: label('Energie', 'Energy'),
    FINANCES: label('Geldzaken', 'Finances'),
    LONELINESS: label('Eenzaamheid', 'Loneliness'),
    SAFETY: label('Veiligheid', 'Safety'),
    HEALTH: label('Gezondheid', 'Health'),
    WORK: label('Werk', 'Work'),
    HOUSING: label('Wonen', 'Housing'),
    OTHER: label('Iets anders', 'Something else'),
  },
  trigger: {
    HEAT_NETWORK: label('Aanleg warmtenet', 'Heat network'),
    GRID_REINFORCEMENT: label('Verzwaring elektriciteitsnet', 'Grid reinforcement'),
    GAS_REMOVAL: label('Verwijdering gasleidingen', 'Gas removal'),
    SEWER: label('Rioolvervanging', 'Sewer'),
    MAJOR_MAINTENANCE: label('Groot onderhoud', 'Major maintenance'),
    OTHER: label('Andere aanleiding', 'Other trigger'),
  },
};

export const ROLES: Readonly<Record<Role, Label>> = {
  'programme-office': label('Programmabureau', 'Programme office'),
  partner: label('Partner', 'Partner'),
  auditor: label('Auditor', 'Auditor'),
  ministry: label('Ministerie', 'Ministry'),
};

/** The label of a field by its name or path (`saving.gasM3` reads as `gasM3`); throws RangeError on a name without one. */
export function fieldLabel(name: string): Label {
  const found = FIELDS[name.slice(name.lastIndexOf('.') + 1)];
  if (!found) throw new RangeError(`field ${name} has no label`);
  return found;
}

/** The label of a code of a code list; throws RangeError on a code without one. */
export function codeLabel(list: string, code: string): Label {
  const found = CODES[list]?.[code];
  if (!found) throw new RangeError(`code ${list}.${code} has no label`);
  return found;
}
