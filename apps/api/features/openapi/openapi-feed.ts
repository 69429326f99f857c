import { MOST_PERIODS } from '../flat-feed/flat-figures.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const numberOrNull = { type: ['number', 'null'] };
const moment = { type: 'string', format: 'date-time' };
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
};
const query = (name: string, description: string, schema: object = text, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema,
});
const json = (schema: object) => ({ 'application/json': { schema } });

/** The flat figures of now, and the personal keys by which a program reads them (docs/decisions/0075). */
export const feedPaths = {
  '/cijfers': {
    get: {
      operationId: 'geefCijfers',
      tags: ['cijfers'],
      security: [{ bearer: [] }, { leessleutel: [] }, { basic: [] }],
      summary: 'Cijfers van nu of toen, één per regel / figures of now or then, one a line',
      parameters: [
        query('kpi', 'codes, met komma’s; standaard alle / default all'),
        query('gebied', 'NL, GM…, gebied, met komma’s, of alle; standaard NL / default NL'),
        query(
          'periode',
          `2025, 2025-H1, 2025-Q3, 2025-07; ten hoogste / at most ${MOST_PERIODS}`,
          text,
          true,
        ),
        query('stand', 'positie, tijdstip of nu (standaard) / position, moment or nu'),
        query('cumulatief', 'vanaf het begin van het programma / since the start', { type: 'boolean' }),
        query('formaat', 'anders naar Accept / else by Accept', { enum: ['json', 'csv', 'xlsx'] }),
      ],
      responses: {
        200: {
          description: 'De cijfers / the figures',
          content: {
            ...json({ type: 'array', items: ref('FlatFigure') }),
            'text/csv': { schema: text },
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {},
          },
        },
        400: problem('Er klopt iets niet; alle fouten staan erin / something is not right'),
        ...refusals,
        503: problem('Even niet / not for now'),
      },
    },
  },
  '/leessleutels': {
    get: {
      operationId: 'geefLeessleutels',
      tags: ['cijfers'],
      summary: 'Uw sleutels / your keys',
      responses: {
        200: {
          description: 'Oudste eerst / oldest first',
          content: json({ type: 'array', items: ref('ReadingKey') }),
        },
        ...refusals,
      },
    },
    post: {
      operationId: 'maakLeessleutel',
      tags: ['cijfers'],
      summary: 'Maak een sleutel; hij wordt één keer getoond / make a key; it is shown once',
      requestBody: { required: true, content: json(ref('NewReadingKey')) },
      responses: {
        201: { description: 'Met de sleutel / with the key', content: json(ref('MadeReadingKey')) },
        400: problem('Er klopt iets niet / something is not right'),
        ...refusals,
        409: problem('U hebt er al te veel / you have too many'),
      },
    },
  },
  '/leessleutels/{id}': {
    delete: {
      operationId: 'trekLeessleutelIn',
      tags: ['cijfers'],
      summary: 'Trek een eigen sleutel in / revoke a key of yours',
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      responses: {
        204: { description: 'Werkt niet meer / ended' },
        ...refusals,
        404: problem('U hebt die niet / not yours'),
      },
    },
  },
};

const KEY = {
  id: text,
  name: text,
  made: moment,
  until: moment,
  revoked: { type: ['string', 'null'], format: 'date-time' },
  works: {
    type: 'boolean',
    description: 'Nu niet afgelopen en niet ingetrokken / neither ended nor revoked by now',
  },
};
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});

export const FEED_COMPONENTS = {
  FlatFigure: object({
    ...{ kpi: text, label: text, unit: text, scope: text, scopeName: text, period: text },
    ...{ from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
    cumulative: { type: 'boolean' },
    status: { enum: ['OK', 'NO_DATA', 'NOT_MATURE', 'PROTECTED'] },
    ...{ value: numberOrNull, numerator: numberOrNull, denominator: numberOrNull },
    ...{ unknown: numberOrNull, target: numberOrNull },
    ...{ partnersReporting: { type: 'integer' }, partnersExpected: { type: 'integer' } },
    definitionVersion: { type: 'integer' },
    position: text,
    referenceDate: { type: 'string', format: 'date' },
  }),
  ReadingKey: object(KEY),
  MadeReadingKey: object({ ...KEY, key: text }),
  NewReadingKey: object({ name: text, days: { type: 'integer', minimum: 1, maximum: 366, default: 90 } }, [
    'name',
  ]),
};
