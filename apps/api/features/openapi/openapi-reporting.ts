import { CAUSES } from '#libs/indicators';
import { DISCLOSURE_PROFILES, EDITION, EDITION_STATUSES, SUBMISSION } from '#libs/programme';
import {
  answer as answerOf,
  body,
  closed,
  count,
  day,
  digest,
  flag,
  header,
  json,
  label,
  listOf,
  moment,
  number,
  option,
  orNull,
  pageOf,
  position,
  problem,
  query,
  ref,
  refusals,
  tagged,
  text,
  uuid,
  writing,
  wrong,
} from '../../kernel/http/openapi-parts.js';
import { ASSESSMENTS } from '../submissions/assessments.js';

const submissions = tagged('inzendingen');
const editions = tagged('rapportages');
const answer = (description: string, schema: object, headers: object = {}) =>
  answerOf(description, json(schema), headers);
const listed = (name: string) => listOf(ref(name));
const location = (description: string) => header('Location', description);
const missing = { 404: problem('Niet bekend, of van een ander / not known, or somebody else’s') };
/** What is read, or refused: to who may not have it, and for what `more` names. */
const read = (description: string, schema: object, ...more: readonly object[]) =>
  Object.assign({ 200: answer(description, schema), ...refusals }, ...more) as object;
const idempotency = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Hetzelfde verzoek met dezelfde sleutel wordt beantwoord als de eerste keer / the same request with the same key is answered as the first time',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};
const submissionId = {
  name: 'id',
  in: 'path',
  required: true,
  description: '<periode>.<partner>',
  schema: text,
  example: '2025-H1.gemeente-duindorp',
};
const editionId = { name: 'id', in: 'path', required: true, schema: text, example: '2025-H1-1' };
const period = option('periode', 'zoals 2025-H1 / such as 2025-H1');
const compared = [
  option('met', 'een latere rapportage, of nu (standaard) / a later edition, or nu for now'),
  option('cumulatief', 'vanaf het begin van het programma / since the programme began', {
    type: 'boolean',
    default: false,
  }),
];

/** Submissions, editions and what became of their figures (docs/decisions/0012 and 0013). */
export const reportingPaths = {
  '/rapportageperioden': editions.get('geefRapportageperioden', {
    summary: 'De rapportageperioden / the reporting periods',
    responses: read('De perioden / the periods', listed('ReportingPeriod')),
  }),
  '/herinneringen': submissions.get('geefHerinneringen', {
    summary: 'Wat nog moet worden ingeleverd / what is still to be handed in',
    responses: read('Op inleverdatum / by due date', listed('Due')),
  }),
  '/inzendingen': {
    ...submissions.get('geefInzendingen', {
      summary: 'Inzendingen, verwacht of gedaan / submissions expected or made',
      description: 'Een partner ziet die van zichzelf / a partner sees its own',
      parameters: [
        period,
        option('partner', 'kenmerk van de partner / id of the partner'),
        option('status', 'hoe ver zij is / how far it is', ref('SubmissionState')),
      ],
      responses: read('De inzendingen / the submissions', listed('Submission'), wrong),
    }),
    ...submissions.post('dienIn', {
      summary: 'Lever als partner een periode in / hand in a period, as a partner',
      parameters: [idempotency],
      requestBody: body('NewSubmission'),
      responses: {
        201: answer('Ingediend / handed in', ref('SubmissionWithDigest'), location('/v1/inzendingen/{id}')),
        ...writing,
      },
    }),
  },
  '/inzendingen/{id}': submissions.get('geefInzending', {
    summary: 'Een inzending, met haar kenmerk / a submission, with its digest',
    parameters: [submissionId],
    responses: read('De inzending / the submission', ref('SubmissionWithDigest'), missing),
  }),
  '/inzendingen/{id}/beoordelingen': {
    ...submissions.get('geefBeoordelingen', {
      summary: 'Hoe een inzending is beoordeeld / how a submission was assessed',
      parameters: [submissionId],
      responses: read('Oudste eerst / oldest first', listed('SubmissionAssessment'), missing),
    }),
    ...submissions.post('beoordeel', {
      summary: 'Aanvaard een inzending of stuur haar terug (programmabureau) / accept or return (office)',
      parameters: [submissionId, idempotency],
      requestBody: body('NewAssessment'),
      responses: {
        201: answer(
          'Beoordeeld / assessed',
          ref('SubmissionAssessment'),
          location('/v1/gebeurtenissen/{entryId}'),
        ),
        ...missing,
        ...writing,
      },
    }),
  },
  '/rapportages': {
    ...editions.get('geefRapportages', {
      summary: 'Alle rapportages, oudste eerst / every edition, oldest first',
      parameters: [period],
      responses: read('De rapportages / the editions', listed('ReportEdition'), wrong),
    }),
    ...editions.post('stelRapportageVast', {
      summary: 'Stel een rapportage vast (programmabureau) / publish an edition (office)',
      parameters: [idempotency],
      requestBody: body('NewEdition'),
      responses: {
        201: answer('Vastgesteld / published', ref('ReportEdition'), location('/v1/rapportages/{id}')),
        ...writing,
      },
    }),
  },
  '/rapportages/{id}/intrekkingen': editions.post('trekRapportageIn', {
    summary: 'Trek een rapportage in (programmabureau) / withdraw an edition (office)',
    parameters: [editionId, idempotency],
    requestBody: body('NewWithdrawal'),
    responses: {
      201: answer('Ingetrokken / withdrawn', ref('ReportEdition'), location('/v1/gebeurtenissen/{entryId}')),
      ...missing,
      ...writing,
    },
  }),
  '/rapportages/{id}/herberekening': editions.get('herberekenRapportage', {
    summary: 'Haar kenmerk opnieuw berekend uit het logboek / its digest recomputed from the log',
    parameters: [editionId],
    responses: read('De herberekening / the recomputation', ref('Recomputation'), missing),
  }),
  '/rapportages/{id}/vergelijking': editions.get('vergelijkRapportage', {
    summary:
      'Hoe cijfers van deze rapportage naar een latere stand kwamen, precies gesplitst naar oorzaak / how figures came from this edition to a later state, split exactly by cause',
    parameters: [
      editionId,
      ...compared,
      option('kpi', 'codes, herhaald of met komma’s; anders alle / repeated or with commas; else all'),
      option('gebied', 'gebieden, herhaald of met komma’s; anders NL / scopes; else NL'),
    ],
    responses: read('De vergelijking / the comparison', ref('Comparison'), wrong, missing),
  }),
  '/rapportages/{id}/vergelijking/oorzaken': editions.get('geefOorzaken', {
    summary:
      'De gebeurtenissen die één cijfer veranderden, per pagina / the entries that changed one figure, by page',
    parameters: [
      editionId,
      ...compared,
      query('kpi', 'code van één indicator / code of one KPI', text, true),
      option('gebied', 'één gebied; anders NL / one scope; else NL'),
      option('oorzaak', 'alleen van deze oorzaak / of this cause only', ref('Cause')),
      option('first', 'hoeveel / how many', pageOf(20)),
      option('after', 'endCursor van de vorige pagina / of the page before'),
    ],
    responses: read('Een pagina / a page', ref('CausingEntries'), wrong, missing),
  }),
};

const submission = {
  id: { type: 'string', description: '<periode>.<partner>' },
  partnerId: text,
  partnerName: text,
  period: ref('Period'),
  expected: flag,
  state: ref('SubmissionState'),
  stateLabel: label,
  dueOn: orNull(day),
  onTime: { type: ['boolean', 'null'] },
  upToPosition: orNull(position),
  nilReport: { type: 'boolean', description: 'Niets te melden / nothing to report' },
  narrative: orNull(text),
  steps: listed('SubmissionStep'),
};
const step = { entryId: uuid, position, recordedAt: moment, reason: orNull(text) };
const amounts = ['name', 'before', 'after', ...CAUSES];

/** The shapes of submissions, editions and comparisons. */
export const REPORTING_COMPONENTS = {
  Period: closed({ code: text, cumulative: flag, from: day, to: day }),
  ReportingPeriod: closed({
    entryId: uuid,
    period: ref('Period'),
    dueOn: day,
    closed: flag,
    expected: count,
    made: count,
    complete: { ...count, description: 'Aanvaard of niets te melden / accepted or nil' },
  }),
  SubmissionState: { enum: Object.keys(SUBMISSION.states) },
  Due: closed({
    partnerId: text,
    period: ref('Period'),
    dueOn: day,
    state: ref('SubmissionState'),
    stateLabel: label,
    daysLeft: { type: 'integer', description: 'Onder nul: te laat / below zero: too late' },
    reminder: { enum: [-14, -3, 1, null], description: 'De laatste waarvan de dag is gekomen' },
  }),
  SubmissionStep: closed({ state: ref('SubmissionState'), stateLabel: label, ...step }),
  Submission: closed(submission),
  SubmissionWithDigest: closed({
    ...submission,
    digest: { ...orNull(digest), description: 'SHA-256 over wat is ingeleverd / over what was handed in' },
    entryCount: orNull(count),
  }),
  SubmissionAssessment: closed({
    decision: { enum: ASSESSMENTS },
    decisionLabel: label,
    ...step,
  }),
  NewSubmission: closed(
    {
      period: text,
      upToPosition: { ...position, description: 'Tot en met deze positie; anders alles / else everything' },
      narrative: text,
      nilReport: flag,
      nilConfirmed: { ...flag, description: 'Niets te melden, ook al zijn er gebeurtenissen in de periode' },
    },
    ['upToPosition', 'narrative', 'nilReport', 'nilConfirmed'],
  ),
  NewAssessment: closed(
    {
      decision: { enum: ASSESSMENTS },
      reason: { type: 'string', description: 'Verplicht bij terugsturen / required when returned' },
    },
    ['reason'],
  ),
  ReportEdition: closed({
    editionId: text,
    title: orNull(text),
    period: ref('Period'),
    status: { enum: EDITION_STATUSES },
    statusLabel: label,
    standing: { enum: Object.keys(EDITION.states) },
    standingLabel: label,
    reason: orNull(text),
    asOfPosition: position,
    asOfMoment: orNull(moment),
    definitionSet: listOf(closed({ code: text, version: { type: 'integer', minimum: 1 } })),
    areaEdition: { type: 'integer' },
    disclosureProfile: { enum: DISCLOSURE_PROFILES },
    protectionVersion: { type: 'integer', minimum: 1 },
    referenceDate: day,
    digest: { ...digest, description: 'SHA-256 over de RFC 8785-JSON van alle cijfers' },
    entryId: uuid,
    publishedPosition: position,
    publishedAt: moment,
    supersedesEditionId: orNull(text),
    supersededByEditionId: orNull(text),
    endedAt: orNull(moment),
    heldBack: {
      ...orNull(label),
      description:
        'Waarom buitenstaanders niets over mensen zien / why outsiders see nothing about people of it',
    },
  }),
  NewEdition: closed(
    {
      period: text,
      status: { enum: EDITION_STATUSES },
      title: text,
      supersedesEditionId: text,
      reason: {
        type: 'string',
        description: 'Verplicht als zij een andere vervangt / required when it supersedes',
      },
      asOf: closed({ position, moment }, ['position', 'moment']),
      referenceDate: day,
      disclosureProfile: { enum: DISCLOSURE_PROFILES },
    },
    ['title', 'supersedesEditionId', 'reason', 'asOf', 'referenceDate', 'disclosureProfile'],
  ),
  NewWithdrawal: closed({ reason: text }),
  Recomputation: closed({
    editionId: text,
    publishedDigest: digest,
    digest: orNull(digest),
    equal: flag,
    figures: count,
    upToPosition: position,
    damage: orNull(label),
  }),
  Cause: { enum: CAUSES },
  ComparedState: closed({ editionId: orNull(text), position, referenceDate: day }),
  RestatedAmount: closed(Object.fromEntries(amounts.map((name) => [name, name === 'name' ? text : number]))),
  Restatement: closed({
    kpi: text,
    label,
    unit: label,
    scope: text,
    period: ref('Period'),
    changed: flag,
    before: orNull(number),
    after: orNull(number),
    amounts: listed('RestatedAmount'),
  }),
  Comparison: closed({
    from: ref('ComparedState'),
    to: ref('ComparedState'),
    figures: listed('Restatement'),
  }),
  CausingEntry: closed({
    cause: ref('Cause'),
    causeLabel: label,
    position,
    contribution: orNull(listOf(closed({ name: text, value: number }))),
    entry: closed({
      entryId: uuid,
      href: text,
      name: text,
      label,
      partnerId: orNull(text),
      neighbourhoodId: orNull(text),
      occurredOn: orNull(day),
      position,
      recordedAt: moment,
      status: { enum: ['EFFECTIVE', 'RETRACTED'] },
      corrected: flag,
    }),
  }),
  CausingEntries: closed({
    causes: listed('CausingEntry'),
    totalCount: count,
    notShown: { ...count, description: 'Hoeveel er van anderen zijn / how many are of others' },
    pageInfo: closed({ hasNextPage: flag, endCursor: text }),
  }),
};
