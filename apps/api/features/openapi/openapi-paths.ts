import {
  answer,
  header,
  json,
  listOf,
  problem,
  query,
  ref,
  refusals as unauthorised,
  tagged,
  text,
  uuid,
  writing,
} from '../../kernel/http/openapi-parts.js';
import { entriesGet } from './openapi-lists.js';

const promised = {
  ...header(
    'Wijkspoor-Promise',
    'Belofte: handtekening van het logboek over alle ontvangstbewijzen, base64 van een signed note / promise: signature of the log over all receipts',
  ),
  ...header(
    'Wijkspoor-Checkpoint',
    'Het nieuwste controlepunt, base64 van een signed note / the newest checkpoint',
  ),
};

const refusals = {
  ...unauthorised,
  406: problem('Dit formaat wordt niet gegeven / this format is not offered'),
};
const receipts = { oneOf: [ref('Receipt'), listOf(ref('Receipt'))] };

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

const events = tagged('gebeurtenissen');
const { get } = tagged('schemas');

const post = events.post('legGebeurtenissenVast', {
  summary: 'Leg een gebeurtenis of een zending gebeurtenissen vast / record an event or a batch',
  description:
    'CloudEvents 1.0 (NL GOV-profiel) in de vormen structured, batch en binary. Een zending wordt in haar geheel opgeslagen of helemaal niet; alle fouten komen in één antwoord. Hetzelfde nog eens sturen geeft dezelfde ontvangstbewijzen met duplicate: true.',
  parameters: [
    query(
      'proef',
      'alles behalve opslaan: dezelfde fouten en waarschuwingen / everything but storing: the same faults and warnings',
      { type: 'boolean', default: false },
    ),
    language,
    ...['specversion', 'id', 'source', 'type'].map((name) => ce(name, true)),
    ...['time', 'subject'].map((name) => ce(name, false)),
  ],
  requestBody: {
    required: true,
    content: {
      'application/cloudevents+json': { schema: ref('AnyEvent') },
      'application/cloudevents-batch+json': {
        schema: { ...listOf(ref('AnyEvent')), minItems: 1, maxItems: 10_000 },
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
        oneOf: [ref('Receipt'), ref('Rehearsed'), listOf({ oneOf: [ref('Receipt'), ref('Rehearsed')] })],
      }),
    ),
    201: answer('Opgeslagen / stored', json(receipts), promised),
    ...writing,
    ...refusals,
    400: problem('Er klopt iets niet; er is niets opgeslagen / something is not right; nothing is stored'),
    413: problem('Te groot / too large'),
    507: problem('Het logboek is vol / the log is full'),
  },
});

/** Recording events and reading one, the schemas of them, and this description. */
export const eventPaths = {
  '/gebeurtenissen': { ...entriesGet, ...post },
  '/gebeurtenissen/{id}': events.get('geefGebeurtenis', {
    summary:
      'Een gebeurtenis zoals zij nu staat, met haar geschiedenis / an entry as it stands, with its history',
    parameters: [{ name: 'id', in: 'path', required: true, schema: uuid }, language],
    responses: {
      200: answer('De gebeurtenis / the entry', json(ref('Entry'))),
      ...refusals,
      404: problem('Niet bekend, of van een ander / not known, or somebody else’s'),
    },
  }),
  '/schemas': get('geefSchemas', {
    summary: 'Alle soorten gebeurtenissen / all types of events',
    security: [],
    responses: { 200: answer('De soorten / the types', json(listOf(ref('EventTypeSummary')))) },
  }),
  '/schemas/{type}': get('geefSchema', {
    summary: 'JSON Schema van een soort gebeurtenis, met labels / JSON Schema of a type, with labels',
    security: [],
    parameters: [{ name: 'type', in: 'path', required: true, schema: text }],
    responses: {
      200: answer('JSON Schema 2020-12', { 'application/schema+json': { schema: { type: 'object' } } }),
      404: problem('Onbekende soort / unknown type'),
    },
  }),
  '/openapi.json': get('geefOpenapi', {
    summary: 'Deze beschrijving / this description',
    security: [],
    responses: { 200: answer('OpenAPI 3.1', json({ type: 'object' })) },
  }),
};
