import {
  bareProblem as problem,
  body,
  day,
  flag,
  json,
  listOf,
  moment,
  object,
  option,
  query,
  ref,
  tagged,
  text,
} from '../../kernel/http/openapi-parts.js';
import { MOST_PERIODS } from '../flat-feed/bounds.js';

const { get, post, remove } = tagged('cijfers');
const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
};

/** The flat figures of now, and the personal keys by which a program reads them (docs/decisions/0075). */
export const feedPaths = {
  '/cijfers': get('geefCijfers', {
    security: [{ bearer: [] }, { leessleutel: [] }, { basic: [] }],
    summary: 'Cijfers van nu of toen, één per regel / figures of now or then, one a line',
    parameters: [
      option('kpi', 'codes, met komma’s; standaard alle / default all'),
      option('gebied', 'NL, GM…, gebied, met komma’s, of alle; standaard NL / default NL'),
      query('periode', `2025, 2025-H1, 2025-Q3, 2025-07; ten hoogste / at most ${MOST_PERIODS}`, text, true),
      option('stand', 'positie, tijdstip of nu (standaard) / position, moment or nu'),
      option('cumulatief', 'vanaf het begin van het programma / since the start', flag),
      option('formaat', 'anders naar Accept / else by Accept', { enum: ['json', 'csv', 'xlsx'] }),
    ],
    responses: {
      200: {
        description: 'De cijfers / the figures',
        content: {
          ...json(listOf(ref('FlatFigure'))),
          'text/csv': { schema: text },
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {},
        },
      },
      400: problem('Er klopt iets niet; alle fouten staan erin / something is not right'),
      ...refusals,
      406: problem('Geen van deze vormen wordt aanvaard / none of these is accepted'),
      503: problem('Even niet / not for now'),
    },
  }),
  '/leessleutels': {
    ...get('geefLeessleutels', {
      summary: 'Uw sleutels / your keys',
      responses: {
        200: { description: 'Oudste eerst / oldest first', content: json(listOf(ref('ReadingKey'))) },
        ...refusals,
      },
    }),
    ...post('maakLeessleutel', {
      summary: 'Maak een sleutel; hij wordt één keer getoond / make a key; it is shown once',
      requestBody: body('NewReadingKey'),
      responses: {
        201: { description: 'Met de sleutel / with the key', content: json(ref('MadeReadingKey')) },
        400: problem('Er klopt iets niet / something is not right'),
        ...refusals,
        409: problem('U hebt er al te veel / you have too many'),
      },
    }),
  },
  '/leessleutels/{id}': remove('trekLeessleutelIn', {
    summary: 'Trek een eigen sleutel in / revoke a key of yours',
    parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
    responses: {
      204: { description: 'Werkt niet meer / ended' },
      ...refusals,
      404: problem('U hebt die niet / not yours'),
    },
  }),
};

const numberOrNull = { type: ['number', 'null'] };
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

/** The shapes of flat figures and reading keys. */
export const FEED_COMPONENTS = {
  FlatFigure: object({
    ...{ kpi: text, label: text, unit: text, scope: text, scopeName: text, period: text },
    from: day,
    to: day,
    cumulative: flag,
    status: { enum: ['OK', 'NO_DATA', 'NOT_MATURE', 'PROTECTED'] },
    ...{ value: numberOrNull, numerator: numberOrNull, denominator: numberOrNull },
    ...{ unknown: numberOrNull, target: numberOrNull },
    ...{ partnersReporting: { type: 'integer' }, partnersExpected: { type: 'integer' } },
    definitionVersion: { type: 'integer' },
    position: text,
    referenceDate: day,
  }),
  ReadingKey: object(KEY),
  MadeReadingKey: object({ ...KEY, key: text }),
  NewReadingKey: object({ name: text, days: { type: 'integer', minimum: 1, maximum: 366, default: 90 } }, [
    'days',
  ]),
};
