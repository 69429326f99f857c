import { entriesGet } from './openapi-lists.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ 'application/json': { schema } });
const text = { type: 'string' };
const version = { 'API-Version': { description: 'Versie van deze API', schema: text } };

const promised = {
  'Wijkspoor-Promise': {
    description:
      'Belofte: handtekening van het logboek over alle ontvangstbewijzen, base64 van een signed note / promise: signature of the log over all receipts',
    schema: text,
  },
  'Wijkspoor-Checkpoint': {
    description: 'Het nieuwste controlepunt, base64 van een signed note / the newest checkpoint',
    schema: text,
  },
};

const answer = (description: string, content: object) => ({ description, headers: version, content });
const problem = (description: string) =>
  answer(description, { 'application/problem+json': { schema: ref('Problem') } });
const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
  406: problem('Dit formaat wordt niet gegeven / this format is not offered'),
};
const receipts = { oneOf: [ref('Receipt'), { type: 'array', items: ref('Receipt') }] };

const language = {
  name: 'Accept-Language',
  in: 'header',
  description: 'nl (standaard) of/or en: taal van title en detail',
  schema: text,
};
const ce = (name: string, required: boolean) => ({
  name: `ce-${name}`,
  in: 'header',
  required: false,
  description: `Alleen in binaire vorm${required ? ', daar verplicht' : ''} / in binary mode only${required ? ', required there' : ''}`,
  schema: text,
});

const post = {
  operationId: 'legGebeurtenissenVast',
  tags: ['gebeurtenissen'],
  summary: 'Leg een gebeurtenis of een zending gebeurtenissen vast / record an event or a batch',
  description:
    'CloudEvents 1.0 (NL GOV-profiel) in de vormen structured, batch en binary. Een zending wordt in haar geheel opgeslagen of helemaal niet; alle fouten komen in één antwoord. Hetzelfde nog eens sturen geeft dezelfde ontvangstbewijzen met duplicate: true.',
  parameters: [
    {
      name: 'proef',
      in: 'query',
      description:
        'alles behalve opslaan: dezelfde fouten en waarschuwingen / everything but storing: the same faults and warnings',
      schema: { type: 'boolean', default: false },
    },
    language,
    ...['specversion', 'id', 'source', 'type'].map((name) => ce(name, true)),
    ...['time', 'subject'].map((name) => ce(name, false)),
  ],
  requestBody: {
    required: true,
    content: {
      'application/cloudevents+json': { schema: ref('AnyEvent') },
      'application/cloudevents-batch+json': {
        schema: { type: 'array', items: ref('AnyEvent'), minItems: 1, maxItems: 10_000 },
      },
      'application/json': {
        schema: { type: 'object', description: 'data, met ce-*-headers / with ce-* headers' },
      },
    },
  },
  responses: {
    200: answer(
      'Alles was al bekend, of een goede proef / all of it was known, or a dry run that went well',
      json({
        oneOf: [
          ref('Receipt'),
          ref('Rehearsed'),
          { type: 'array', items: { oneOf: [ref('Receipt'), ref('Rehearsed')] } },
        ],
      }),
    ),
    201: {
      ...answer('Opgeslagen / stored', json(receipts)),
      headers: { ...version, ...promised },
    },
    400: problem('Er klopt iets niet; er is niets opgeslagen / something is not right; nothing is stored'),
    ...refusals,
    409: problem('In strijd met wat is vastgelegd / in conflict with what is recorded'),
    413: problem('Te groot / too large'),
    415: problem('Dit formaat wordt niet gelezen / this format is not read'),
    429: problem('Te veel in te korte tijd; zie Retry-After en RateLimit / too much in too short a time'),
    503: problem('Even niet bereikbaar; zie Retry-After / not reachable for now'),
    507: problem('Het logboek is vol / the log is full'),
  },
};

export const eventPaths = {
  '/gebeurtenissen': { get: entriesGet, post },
  '/gebeurtenissen/{id}': {
    get: {
      operationId: 'geefGebeurtenis',
      tags: ['gebeurtenissen'],
      summary:
        'Een gebeurtenis zoals zij nu staat, met haar geschiedenis / an entry as it stands, with its history',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
        language,
      ],
      responses: {
        200: answer('De gebeurtenis / the entry', json(ref('Entry'))),
        ...refusals,
        404: problem('Niet bekend, of van een ander / not known, or somebody else’s'),
      },
    },
  },
  '/schemas': {
    get: {
      operationId: 'geefSchemas',
      tags: ['schemas'],
      summary: 'Alle soorten gebeurtenissen / all types of events',
      security: [],
      responses: {
        200: answer('De soorten / the types', json({ type: 'array', items: ref('EventTypeSummary') })),
      },
    },
  },
  '/schemas/{type}': {
    get: {
      operationId: 'geefSchema',
      tags: ['schemas'],
      summary: 'JSON Schema van een soort gebeurtenis, met labels / JSON Schema of a type, with labels',
      security: [],
      parameters: [{ name: 'type', in: 'path', required: true, schema: text }],
      responses: {
        200: answer('JSON Schema 2020-12', { 'application/schema+json': { schema: { type: 'object' } } }),
        404: problem('Onbekende soort / unknown type'),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'geefOpenapi',
      tags: ['schemas'],
      summary: 'Deze beschrijving / this description',
      security: [],
      responses: { 200: answer('OpenAPI 3.1', json({ type: 'object' })) },
    },
  },
};
