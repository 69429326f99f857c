import { CAUSES } from '#libs/indicators';
import { DISCLOSURE_PROFILES, EDITION_STATUSES } from '#libs/programme';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const answer = (description: string, schema: object, headers: object = {}) => ({
  description,
  headers: { 'API-Version': { description: 'Versie van deze API', schema: text }, ...headers },
  content: { 'application/json': { schema } },
});
const problem = (description: string) => ({
  description,
  headers: { 'API-Version': { description: 'Versie van deze API', schema: text } },
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const listOf = (name: string) => ({ type: 'array', items: ref(name) });
const query = (name: string, description: string, schema: object = text, required = false) => ({
  name,
  in: 'query',
  required,
  description,
  schema,
});
const location = (description: string) => ({ Location: { description, schema: text } });
const body = (name: string) => ({ required: true, content: { 'application/json': { schema: ref(name) } } });

const refusals = {
  401: problem('Niet aangemeld / not authenticated'),
  403: problem('Niet toegestaan / not allowed'),
};
const wrong = { 400: problem('Er klopt iets niet; alle fouten staan erin / something is not right') };
const missing = { 404: problem('Niet bekend, of van een ander / not known, or somebody else’s') };
const writing = {
  ...wrong,
  ...refusals,
  409: problem('In strijd met wat is vastgelegd / in conflict with what is recorded'),
  415: problem('Dit formaat wordt niet gelezen / this format is not read'),
  429: problem('Te veel in te korte tijd; zie Retry-After en RateLimit / too much in too short a time'),
  503: problem('Even niet bereikbaar; zie Retry-After / not reachable for now'),
};
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
const period = query('periode', 'zoals 2025-H1 / such as 2025-H1');
const compared = [
  query('met', 'een latere rapportage, of nu (standaard) / a later edition, or nu for now'),
  query('cumulatief', 'vanaf het begin van het programma / since the programme began', {
    type: 'boolean',
    default: false,
  }),
];

/** Submissions, editions and what became of their figures (docs/decisions/0012 and 0013). */
export const reportingPaths = {
  '/rapportageperioden': {
    get: {
      operationId: 'geefRapportageperioden',
      tags: ['rapportages'],
      summary: 'De rapportageperioden / the reporting periods',
      responses: { 200: answer('De perioden / the periods', listOf('ReportingPeriod')), ...refusals },
    },
  },
  '/herinneringen': {
    get: {
      operationId: 'geefHerinneringen',
      tags: ['inzendingen'],
      summary: 'Wat nog moet worden ingeleverd / what is still to be handed in',
      responses: { 200: answer('Op inleverdatum / by due date', listOf('Due')), ...refusals },
    },
  },
  '/inzendingen': {
    get: {
      operationId: 'geefInzendingen',
      tags: ['inzendingen'],
      summary: 'Inzendingen, verwacht of gedaan / submissions expected or made',
      description: 'Een partner ziet die van zichzelf / a partner sees its own',
      parameters: [
        period,
        query('partner', 'kenmerk van de partner / id of the partner'),
        query('status', 'hoe ver zij is / how far it is', ref('SubmissionState')),
      ],
      responses: {
        200: answer('De inzendingen / the submissions', listOf('Submission')),
        ...wrong,
        ...refusals,
      },
    },
    post: {
      operationId: 'dienIn',
      tags: ['inzendingen'],
      summary: 'Lever als partner een periode in / hand in a period, as a partner',
      parameters: [idempotency],
      requestBody: body('NewSubmission'),
      responses: {
        201: answer('Ingediend / handed in', ref('SubmissionWithDigest'), location('/v1/inzendingen/{id}')),
        ...writing,
      },
    },
  },
  '/inzendingen/{id}': {
    get: {
      operationId: 'geefInzending',
      tags: ['inzendingen'],
      summary: 'Een inzending, met haar kenmerk / a submission, with its digest',
      parameters: [submissionId],
      responses: {
        200: answer('De inzending / the submission', ref('SubmissionWithDigest')),
        ...refusals,
        ...missing,
      },
    },
  },
  '/inzendingen/{id}/beoordelingen': {
    get: {
      operationId: 'geefBeoordelingen',
      tags: ['inzendingen'],
      summary: 'Hoe een inzending is beoordeeld / how a submission was assessed',
      parameters: [submissionId],
      responses: {
        200: answer('Oudste eerst / oldest first', listOf('SubmissionAssessment')),
        ...refusals,
        ...missing,
      },
    },
    post: {
      operationId: 'beoordeel',
      tags: ['inzendingen'],
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
    },
  },
  '/rapportages': {
    get: {
      operationId: 'geefRapportages',
      tags: ['rapportages'],
      summary: 'Alle rapportages, oudste eerst / every edition, oldest first',
      parameters: [period],
      responses: {
        200: answer('De rapportages / the editions', listOf('ReportEdition')),
        ...wrong,
        ...refusals,
      },
    },
    post: {
      operationId: 'stelRapportageVast',
      tags: ['rapportages'],
      summary: 'Stel een rapportage vast (programmabureau) / publish an edition (office)',
      parameters: [idempotency],
      requestBody: body('NewEdition'),
      responses: {
        201: answer('Vastgesteld / published', ref('ReportEdition'), location('/v1/rapportages/{id}')),
        ...writing,
      },
    },
  },
  '/rapportages/{id}/intrekkingen': {
    post: {
      operationId: 'trekRapportageIn',
      tags: ['rapportages'],
      summary: 'Trek een rapportage in (programmabureau) / withdraw an edition (office)',
      parameters: [editionId, idempotency],
      requestBody: body('NewWithdrawal'),
      responses: {
        201: answer(
          'Ingetrokken / withdrawn',
          ref('ReportEdition'),
          location('/v1/gebeurtenissen/{entryId}'),
        ),
        ...missing,
        ...writing,
      },
    },
  },
  '/rapportages/{id}/herberekening': {
    get: {
      operationId: 'herberekenRapportage',
      tags: ['rapportages'],
      summary: 'Haar kenmerk opnieuw berekend uit het logboek / its digest computed anew from the log',
      parameters: [editionId],
      responses: {
        200: answer('De herberekening / the recomputation', ref('Recomputation')),
        ...refusals,
        ...missing,
      },
    },
  },
  '/rapportages/{id}/vergelijking': {
    get: {
      operationId: 'vergelijkRapportage',
      tags: ['rapportages'],
      summary:
        'Hoe cijfers van deze rapportage naar een latere stand kwamen, precies gesplitst naar oorzaak / how figures came from this edition to a later state, split exactly by cause',
      parameters: [
        editionId,
        ...compared,
        query('kpi', 'codes, herhaald of met komma’s; anders alle / repeated or with commas; else all'),
        query('gebied', 'gebieden, herhaald of met komma’s; anders NL / scopes; else NL'),
      ],
      responses: {
        200: answer('De vergelijking / the comparison', ref('Comparison')),
        ...wrong,
        ...refusals,
        ...missing,
      },
    },
  },
  '/rapportages/{id}/vergelijking/oorzaken': {
    get: {
      operationId: 'geefOorzaken',
      tags: ['rapportages'],
      summary:
        'De gebeurtenissen die één cijfer veranderden, per pagina / the entries that changed one figure, by page',
      parameters: [
        editionId,
        ...compared,
        query('kpi', 'code van één indicator / code of one KPI', text, true),
        query('gebied', 'één gebied; anders NL / one scope; else NL'),
        query('oorzaak', 'alleen van deze oorzaak / of this cause only', ref('Cause')),
        query('first', 'hoeveel / how many', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
        query('after', 'endCursor van de vorige pagina / of the page before', text),
      ],
      responses: {
        200: answer('Een pagina / a page', ref('CausingEntries')),
        ...wrong,
        ...refusals,
        ...missing,
      },
    },
  },
};

const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const day = { type: 'string', format: 'date' };
const moment = { type: 'string', format: 'date-time' };
const uuid = { type: 'string', format: 'uuid' };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };
const number = { type: 'number' };
const position = { type: 'string', pattern: '^(0|[1-9][0-9]*)$' };
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const label = ref('Label');

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
  steps: listOf('SubmissionStep'),
};
const step = { entryId: uuid, position, recordedAt: moment, reason: orNull(text) };
const amounts = ['name', 'before', 'after', ...CAUSES];

export const REPORTING_COMPONENTS = {
  Period: object({ code: text, cumulative: flag, from: day, to: day }),
  ReportingPeriod: object({
    entryId: uuid,
    period: ref('Period'),
    dueOn: day,
    closed: flag,
    expected: count,
    made: count,
    complete: { ...count, description: 'Aanvaard of niets te melden / accepted or nil' },
  }),
  SubmissionState: { enum: ['NOT_MADE', 'MADE', 'RETURNED', 'ACCEPTED'] },
  Due: object({
    partnerId: text,
    period: ref('Period'),
    dueOn: day,
    state: ref('SubmissionState'),
    stateLabel: label,
    daysLeft: { type: 'integer', description: 'Onder nul: te laat / below nought: too late' },
    reminder: { enum: [-14, -3, 1, null], description: 'De laatste waarvan de dag is gekomen' },
  }),
  SubmissionStep: object({ state: ref('SubmissionState'), stateLabel: label, ...step }),
  Submission: object(submission),
  SubmissionWithDigest: object({
    ...submission,
    digest: { ...orNull(digest), description: 'SHA-256 over wat is ingeleverd / over what was handed in' },
    entryCount: orNull(count),
  }),
  SubmissionAssessment: object({
    decision: { enum: ['ACCEPTED', 'RETURNED'] },
    decisionLabel: label,
    ...step,
  }),
  NewSubmission: object(
    {
      period: text,
      upToPosition: { ...position, description: 'Tot en met deze positie; anders alles / else everything' },
      narrative: text,
      nilReport: flag,
      nilConfirmed: { ...flag, description: 'Niets te melden, ook al zijn er gebeurtenissen in de periode' },
    },
    ['upToPosition', 'narrative', 'nilReport', 'nilConfirmed'],
  ),
  NewAssessment: object(
    {
      decision: { enum: ['ACCEPTED', 'RETURNED'] },
      reason: { type: 'string', description: 'Verplicht bij terugsturen / required when returned' },
    },
    ['reason'],
  ),
  ReportEdition: object({
    editionId: text,
    title: orNull(text),
    period: ref('Period'),
    status: { enum: EDITION_STATUSES },
    statusLabel: label,
    standing: { enum: ['IN_FORCE', 'SUPERSEDED', 'WITHDRAWN'] },
    standingLabel: label,
    reason: orNull(text),
    asOfPosition: position,
    asOfMoment: orNull(moment),
    definitionSet: { type: 'array', items: object({ code: text, version: { type: 'integer', minimum: 1 } }) },
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
  NewEdition: object(
    {
      period: text,
      status: { enum: EDITION_STATUSES },
      title: text,
      supersedesEditionId: text,
      reason: {
        type: 'string',
        description: 'Verplicht als zij een andere vervangt / required when it supersedes',
      },
      asOf: object({ position, moment }, ['position', 'moment']),
      referenceDate: day,
      disclosureProfile: { enum: DISCLOSURE_PROFILES },
    },
    ['title', 'supersedesEditionId', 'reason', 'asOf', 'referenceDate', 'disclosureProfile'],
  ),
  NewWithdrawal: object({ reason: text }),
  Recomputation: object({
    editionId: text,
    publishedDigest: digest,
    digest: orNull(digest),
    equal: flag,
    figures: count,
    upToPosition: position,
    damage: orNull(label),
  }),
  Cause: { enum: CAUSES },
  ComparedState: object({ editionId: orNull(text), position, referenceDate: day }),
  RestatedAmount: object(Object.fromEntries(amounts.map((name) => [name, name === 'name' ? text : number]))),
  Restatement: object({
    kpi: text,
    label,
    unit: label,
    scope: text,
    period: ref('Period'),
    changed: flag,
    before: orNull(number),
    after: orNull(number),
    amounts: listOf('RestatedAmount'),
  }),
  Comparison: object({
    from: ref('ComparedState'),
    to: ref('ComparedState'),
    figures: listOf('Restatement'),
  }),
  CausingEntry: object({
    cause: ref('Cause'),
    causeLabel: label,
    position,
    contribution: orNull({ type: 'array', items: object({ name: text, value: number }) }),
    entry: object({
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
  CausingEntries: object({
    causes: listOf('CausingEntry'),
    totalCount: count,
    notShown: { ...count, description: 'Hoeveel er van anderen zijn / how many are of others' },
    pageInfo: object({ hasNextPage: flag, endCursor: text }),
  }),
};
