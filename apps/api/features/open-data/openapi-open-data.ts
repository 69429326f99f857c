import { ODATA_OPTIONS } from '#libs/open-data';
import { bareProblem as problem, json, ref, tagged, text } from '../../kernel/http/openapi-parts.js';

const given = (description: string, type: string, schema: object) => ({
  description,
  headers: { ETag: { description: 'Het openbare kenmerk / the public digest', schema: text } },
  content: { [type]: { schema } },
});
const servers = [{ url: '/' }];
const id = { name: 'id', in: 'path', required: true, schema: text, example: '2025-H1-1' };
const file = {
  name: 'file',
  in: 'path',
  required: true,
  schema: {
    enum: [
      ...['cijfers.json', 'cijfers.csv', 'cijfers.csv-metadata.json', 'cijfers.xlsx', 'cijfers.ods'],
      ...['gebieden.geojson', 'cijfers.sdmx.csv', 'dcat.jsonld'],
    ],
  },
};
const known = {
  304: { description: 'U had dit al (If-None-Match) / you had this already' },
  404: problem('Er is niet, of niet openbaar / not there, or not public'),
  410: problem('Ingetrokken, met de reden / withdrawn, with the reason'),
};
const { get } = tagged('open');
const open = (
  operationId: string,
  summary: string,
  responses: object,
  parameters: readonly object[] = [],
) => ({ servers, ...get(operationId, { security: [], summary, parameters, responses }) });
const redirect = {
  302: { description: 'Naar de nieuwste die geldt / to the newest in force' },
  404: known[404],
};

const set = {
  name: 'set',
  in: 'path',
  required: true,
  schema: { enum: ['Observations', 'MeasureCodes', 'PeriodenCodes', 'WijkenEnBuurtenCodes', 'Properties'] },
};
const options = ODATA_OPTIONS.map((name) => ({ name, in: 'query', schema: text }));
const format = [{ name: '$format', in: 'query', schema: text }];
const odataProblem = (description: string) => ({
  description,
  content: json(ref('OdataError')),
});
const refusals = {
  400: odataProblem('Deze vraag wordt niet gelezen; er staat bij waarom / not read, with the reason'),
  404: odataProblem('Er is niet, of niet openbaar / not there, or not public'),
};

const oneError = { code: text, message: text, target: text };
/** The shapes that only open data has. */
export const OPEN_DATA_COMPONENTS = {
  OdataError: {
    type: 'object',
    description: 'Zoals OData weigert (OData JSON Format 4.0, 19) / as OData refuses',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'details'],
        properties: {
          ...oneError,
          details: {
            type: 'array',
            items: {
              type: 'object',
              required: ['code', 'message', 'target'],
              description: 'De regel, de plaats en wat er stond / the rule, the place and what was sent',
              properties: { ...oneError, '@Wijkspoor.Open.value': text },
            },
          },
        },
      },
    },
  },
};

/** Open data has a server of its own: nothing of it needs signing in. */
export const openDataPaths = {
  '/open': open(
    'openPagina',
    'Pagina met de nieuwste cijfers / page with the newest figures',
    {
      200: given('Een pagina / a page', 'text/html', text),
    },
    [{ name: 'taal', in: 'query', schema: { enum: ['nl', 'en'] } }],
  ),
  '/open/v1': open('openIndex', 'Alle openbare rapportages / every public edition', {
    200: given('De lijst / the list', 'application/json', { type: 'object' }),
  }),
  '/open/v1/dcat.jsonld': open('openCatalogus', 'Beschrijving voor catalogi (DCAT-AP-NL) / for catalogues', {
    200: given('JSON-LD', 'application/ld+json', { type: 'object' }),
  }),
  '/open/v1/odata': open(
    'odata',
    'OData v4: de verzamelingen / the sets',
    {
      200: given('Servicedocument / service document', 'application/json', { type: 'object' }),
      400: refusals[400],
    },
    format,
  ),
  '/open/v1/odata/$metadata': open(
    'odataModel',
    'OData v4: het gegevensmodel / the data model',
    { 200: given('CSDL', 'application/xml', text), 400: refusals[400] },
    format,
  ),
  '/open/v1/odata/{set}': open(
    'odataVerzameling',
    'De rijen van een verzameling, 10.000 per keer / the rows of a set, 10,000 at a time',
    { 200: given('Rijen / rows', 'application/json', { type: 'object' }), ...refusals },
    [set, ...options],
  ),
  '/open/v1/odata/{set}/$count': open(
    'odataAantal',
    'Hoeveel rijen / how many rows',
    { 200: given('Een getal / a number', 'text/plain', text), ...refusals },
    [set, ...options],
  ),
  '/open/v1/wijkspoor.pbids': open('powerBi', 'Bestand dat Power BI opent / file that Power BI opens', {
    200: given('PBIDS', 'application/json', { type: 'object' }),
  }),
  '/open/v1/edities/laatste': open('openLaatste', 'De nieuwste rapportage / the newest edition', redirect),
  '/open/v1/edities/laatste/{file}': open(
    'openLaatsteBestand',
    'Een bestand daarvan / a file of it',
    redirect,
    [file],
  ),
  '/open/v1/edities/{id}': open(
    'openRapportage',
    'Wat een rapportage is en welke bestanden er zijn; verandert nooit / what an edition is; never changes',
    { 200: given('De rapportage / the edition', 'application/json', { type: 'object' }), ...known },
    [id],
  ),
  '/open/v1/edities/{id}/{file}': open(
    'openBestand',
    'Een bestand van een rapportage; verandert nooit / a file of an edition; never changes',
    {
      200: {
        description: 'Het bestand / the file',
        content: Object.fromEntries(
          [
            ...['application/json', 'text/csv', 'application/csvm+json', 'application/geo+json'],
            ...['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/ld+json'],
            ...['application/vnd.oasis.opendocument.spreadsheet', 'application/vnd.sdmx.data+csv'],
          ].map((type) => [type, {}]),
        ),
      },
      ...known,
    },
    [id, file],
  ),
};
