const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const headers = { 'API-Version': { description: 'Versie van deze API', schema: text } };
const problem = (description: string) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
};
const query = (name: string, description: string, schema: object = text) => ({
  name,
  in: 'query',
  description,
  schema,
});
const day = { type: 'string', format: 'date' };

const list = (operationId: string, summary: string, schema: string) => ({
  get: {
    operationId,
    tags: ['register'],
    summary,
    responses: {
      200: {
        description: 'Alle / all of them',
        headers,
        content: { 'application/json': { schema: { type: 'array', items: ref(schema) } } },
      },
      ...refusals,
    },
  },
});

/** GET /gebeurtenissen; it shares its path with the posting of events. */
export const entriesGet = {
  operationId: 'geefGebeurtenissen',
  tags: ['gebeurtenissen'],
  summary: 'Gebeurtenissen zoals zij nu staan, nieuwste eerst / entries as they stand, newest first',
  description:
    'De volgende pagina staat in Link (rel="next"). Een partner ziet die van zichzelf. / The next page is in Link. A partner sees its own.',
  parameters: [
    query('soort', 'naam of type van de soort / name or type of the kind'),
    query('partner', 'kenmerk van de partner / id of the partner'),
    query('gebied', 'kenmerk van het gebied / id of the area'),
    query('van', 'gebeurd op of na deze dag / happened on or after', day),
    query('tot', 'gebeurd op of voor deze dag / happened on or before', day),
    query('zoek', 'kenmerk van de afzender, entryId of tekst / the sender’s reference, entryId or text', {
      type: 'string',
      minLength: 3,
      maxLength: 100,
    }),
    query('first', 'hoeveel / how many', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
    query('after', 'endCursor van de vorige pagina / of the page before'),
  ],
  responses: {
    200: {
      description: 'Een pagina / a page',
      headers: {
        ...headers,
        Link: { description: 'De volgende pagina, als die er is / the next page, if any', schema: text },
      },
      content: { 'application/json': { schema: ref('EntryPage') } },
    },
    400: problem('Er klopt iets niet; alle fouten staan erin / something is not right'),
    ...refusals,
    503: problem('Inzage kan niet worden bijgehouden / reading cannot be recorded'),
  },
};

/** What events and figures are about: areas, partners and the definitions of indicators. */
export const listPaths = {
  '/gebieden': list('geefGebieden', 'De gebieden van het programma / the areas of the programme', 'Area'),
  '/partners': list(
    'geefPartners',
    'Wie meedoet, waarin en waar / who takes part, in what and where',
    'Partner',
  ),
  '/indicatoren': list(
    'geefIndicatoren',
    'De definities van alle indicatoren, met hun versies / the definitions of all KPIs, with their versions',
    'KpiDefinition',
  ),
};

const position = { type: 'string', pattern: '^[1-9][0-9]*$' };
const count = { type: 'integer', minimum: 0 };

export const LIST_COMPONENTS = {
  EntryPage: {
    type: 'object',
    properties: {
      total: { ...count, description: 'Op alle pagina’s samen / on all pages together' },
      hasNextPage: { type: 'boolean' },
      endCursor: text,
      entries: { type: 'array', items: ref('EntryRow') },
    },
    required: ['total', 'hasNextPage', 'entries'],
  },
  EntryRow: {
    type: 'object',
    description: 'Zonder de gegevens zelf; die staan bij /gebeurtenissen/{entryId} / without its data',
    properties: {
      entryId: { type: 'string', format: 'uuid' },
      id: text,
      source: text,
      name: text,
      type: text,
      label: ref('Label'),
      werklijn: { type: ['integer', 'null'] },
      position,
      recordedAt: { type: 'string', format: 'date-time' },
      occurredOn: day,
      partnerId: text,
      neighbourhoodId: text,
      status: { enum: ['EFFECTIVE', 'RETRACTED'] },
      corrected: { type: 'boolean' },
      warnings: { type: 'array', items: { type: 'object' } },
    },
    required: ['entryId', 'id', 'source', 'name', 'type', 'position', 'recordedAt', 'status', 'corrected'],
  },
  Area: {
    type: 'object',
    properties: {
      neighbourhoodId: text,
      name: text,
      municipality: text,
      municipalityCode: text,
      formerMunicipalityCodes: texts,
      lat: { type: 'number' },
      lon: { type: 'number' },
      cbsCodes: { type: 'array', items: { type: 'object' } },
    },
    required: ['neighbourhoodId', 'name', 'municipalityCode', 'formerMunicipalityCodes', 'lat', 'lon'],
  },
  Partner: {
    type: 'object',
    properties: {
      partnerId: text,
      name: text,
      kind: text,
      kindLabel: ref('Label'),
      oin: text,
      werklijnen: { type: 'array', items: { type: 'integer' } },
      neighbourhoodIds: texts,
    },
    required: ['partnerId', 'name', 'kind', 'kindLabel', 'werklijnen', 'neighbourhoodIds'],
  },
  KpiDefinition: {
    type: 'object',
    properties: {
      code: text,
      version: { type: 'integer', minimum: 1 },
      werklijn: { type: ['integer', 'null'] },
      label: ref('Label'),
      unit: ref('Label'),
      versions: { type: 'array', items: { type: 'object' } },
    },
    required: ['code', 'version', 'label', 'unit', 'versions'],
  },
};
