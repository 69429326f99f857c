import {
  answer,
  closed,
  json,
  link,
  listOf,
  moment,
  pageOf,
  query,
  ref,
  refusals,
  tagged,
  text,
  uuid,
  wrong,
} from '../../kernel/http/openapi-parts.js';

const { get } = tagged('inzendingen');

/** Questions of partners and the office, with their answers (docs/decisions/0112). */
export const questionPaths = {
  '/vragen': get('geefVragen', {
    summary:
      'Vragen over inzendingen en cijfers met hun antwoorden, nieuwste eerst / questions about submissions and figures with their answers, newest first',
    description:
      'De volgende pagina staat in Link (rel="next"). Een partner ziet die met zichzelf. Gesteld en beantwoord wordt met de gebeurtenissen QuestionAsked en QuestionAnswered. / The next page is in Link. A partner sees its own. They are asked and answered by the events QuestionAsked and QuestionAnswered.',
    parameters: [
      query('periode', 'zoals 2025-H1 / such as 2025-H1'),
      query('partner', 'kenmerk van de partner / id of the partner'),
      query('kpi', 'code van de indicator / code of the indicator'),
      query('aanzet', 'alleen waar deze aan zet is / only where it is its turn', ref('Speaker')),
      query('first', 'hoeveel / how many', pageOf(50)),
      query('after', 'plaats uit Link / the place in Link'),
    ],
    responses: {
      200: answer('Een pagina / a page', json(listOf(ref('Question'))), link),
      ...wrong,
      ...refusals,
    },
  }),
};

const message = { entryId: uuid, by: ref('Speaker'), message: text, recordedAt: moment };

/** The shapes of questions and answers. */
export const QUESTION_COMPONENTS = {
  Speaker: {
    enum: ['OFFICE', 'PARTNER'],
    description: 'Het programmabureau of de partner / the programme office or the partner',
  },
  Question: closed({
    ...message,
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
    answers: listOf(closed(message)),
  }),
};
