import { headers, problem, query, ref, text } from './openapi-parts.js';

/** Questions of partners and the office, with their answers (docs/decisions/0112). */
export const questionPaths = {
  '/vragen': {
    get: {
      operationId: 'geefVragen',
      tags: ['inzendingen'],
      summary:
        'Vragen over inzendingen en cijfers met hun antwoorden, nieuwste eerst / questions about submissions and figures with their answers, newest first',
      description:
        'De volgende pagina staat in Link (rel="next"). Een partner ziet die met zichzelf. Gesteld en beantwoord wordt met de gebeurtenissen QuestionAsked en QuestionAnswered. / The next page is in Link. A partner sees its own. They are asked and answered by the events QuestionAsked and QuestionAnswered.',
      parameters: [
        query('periode', 'zoals 2025-H1 / such as 2025-H1'),
        query('partner', 'kenmerk van de partner / id of the partner'),
        query('kpi', 'code van de indicator / code of the indicator'),
        query('aanzet', 'alleen waar deze aan zet is / only where it is its turn', ref('Speaker')),
        query('first', 'hoeveel / how many', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
        query('after', 'plaats uit Link / the place in Link'),
      ],
      responses: {
        200: {
          description: 'Een pagina / a page',
          headers: {
            ...headers,
            Link: { description: 'De volgende pagina, als die er is / the next page, if any', schema: text },
          },
          content: { 'application/json': { schema: { type: 'array', items: ref('Question') } } },
        },
        400: problem('Er klopt iets niet; alle fouten staan erin / something is not right'),
        401: problem('Niet aangemeld / not authenticated'),
        403: problem('Niet toegestaan / not allowed'),
      },
    },
  },
};

const said = {
  entryId: { type: 'string', format: 'uuid' },
  by: ref('Speaker'),
  message: text,
  recordedAt: { type: 'string', format: 'date-time' },
};
const object = (properties: object) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

export const QUESTION_COMPONENTS = {
  Speaker: {
    enum: ['OFFICE', 'PARTNER'],
    description: 'Het programmabureau of de partner / the programme office or the partner',
  },
  Question: object({
    ...said,
    partnerId: text,
    partnerName: text,
    period: ref('Period'),
    kpi: {
      type: ['string', 'null'],
      description: 'Over welk cijfer; null bij een inzending / about which figure; null for a submission',
    },
    scope: { type: ['string', 'null'] },
    waitsFor: {
      oneOf: [ref('Speaker'), { type: 'null' }],
      description: 'Wie aan zet is / whose turn it is',
    },
    answers: { type: 'array', items: object(said) },
  }),
};
