import {
  boolean,
  code,
  date,
  id,
  integer,
  list,
  number,
  object,
  optional,
  pattern,
  text,
} from '../schema/field.js';
import { ENTRY_ID, eventType, NEIGHBOURHOOD_ID, PARTNER_ID } from '../schema/event-type.js';
import { protectionRulesPublished } from './protection.js';

const office = { postedBy: ['programme-office'], domain: 'reporting' } as const;

/** A KPI of KPIS.md, e.g. `1.2`, `3.2n`, `X.4`. */
export const KPI_CODE = '^(?:[1-4]|X|Q)\\.\\d{1,2}n?$';
/** `2025`, `2025-H1`, `2025-Q3` or `2025-07`. */
export const PERIOD_CODE = '^\\d{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$';
/** `NL`, a municipality or a neighbourhood. */
export const SCOPE_CODE = `^(?:NL|GM\\d{4}|${NEIGHBOURHOOD_ID.slice(1, -1)})$`;

const kpi = pattern(KPI_CODE, '1.2');
const scope = pattern(SCOPE_CODE, 'NL');
const period = optional(pattern(PERIOD_CODE, '2025-H1'));
const byDate = optional(date());
/** In the unit that the KPI shows: of a share in percents, so that 45 is 45 % (version 1 held a fraction of it). */
const value = number(-1_000_000_000_000, 1_000_000_000_000, 'eenheid van de indicator; 45 is 45 %', {
  percents: true,
});
/** The yes that a share above 100 % asks for. */
const aboveHundred = optional(boolean());

/** For which figure: of one period (`period`), or cumulative up to a day (`byDate`). Exactly one of the two. */
const aim = { occurredOn: optional(date()), kpi, scope, period, byDate };

/** What the figure was before the programme began to work on it. */
export const baselineSet = eventType({
  ...office,
  name: 'BaselineSet',
  label: { nl: 'Nulmeting gezet', en: 'Baseline set' },
  fields: { ...aim, value, aboveHundred, reason: optional(text(500)) },
  schemaVersion: 2,
  consistency: { of: 'life-cycle', subject: 'target' },
});
export const targetSet = eventType({
  ...office,
  name: 'TargetSet',
  label: { nl: 'Streefwaarde gezet', en: 'Target set' },
  fields: {
    ...aim,
    value,
    aboveHundred,
    derivedFromTargetId: optional(id('target', 'programme')),
    reason: optional(text(500)),
  },
  schemaVersion: 2,
  consistency: { of: 'life-cycle', subject: 'target' },
});
export const targetRevised = eventType({
  ...office,
  name: 'TargetRevised',
  label: { nl: 'Streefwaarde herzien', en: 'Target revised' },
  fields: {
    ...aim,
    value,
    aboveHundred,
    derivedFromTargetId: optional(id('target', 'programme')),
    reason: text(500),
  },
  schemaVersion: 2,
  consistency: { of: 'life-cycle', subject: 'target' },
});

/** A parameter of a definition version: a number, or a list of codes. */
const parameter = object('KpiParameter', {
  name: pattern('^[a-z][A-Za-z0-9]{0,49}$', 'withinDays'),
  number: optional(number(0, 1_000_000, 'eenheid van de parameter')),
  codes: optional(list(pattern('^[A-Z][A-Z0-9_]{0,49}$', 'HEAT_NETWORK'), 1, 50)),
});

/** A further version of a KPI's definition. Version 1 is that of KPIS.md; every version stays computable for ever. */
export const kpiDefinitionPublished = eventType({
  ...office,
  name: 'KpiDefinitionPublished',
  label: { nl: 'KPI-definitie vastgesteld', en: 'KPI definition published' },
  fields: {
    occurredOn: optional(date()),
    code: kpi,
    version: integer(2, 1000),
    parameters: list(parameter, 1, 20, false),
    validFrom: date(),
    reason: text(500),
  },
  consistency: { of: 'life-cycle', subject: 'kpi-definition' },
});

export const FINDING_KINDS = [
  'END_BEFORE_START',
  'ACCEPTED_BEFORE_REACHED',
  'SAME_NATURAL_KEY',
  'OUTLIER',
  'ONE_DAY',
  'SILENT_PARTNER',
] as const;

/** A finding of data quality that is as it should be, with the reason; it then no longer stands open. */
export const findingAccepted = eventType({
  ...office,
  postedBy: ['programme-office', 'partner'],
  name: 'FindingAccepted',
  label: { nl: 'Bevinding aanvaard', en: 'Finding accepted' },
  fields: {
    findingId: id('finding', 'programme'),
    kind: code('findingKind', FINDING_KINDS),
    reason: text(500),
  },
});

/**
 * How a partner's own file is read, remembered for the next time (decision 0055). `layout` is JSON: of a layout nothing is ever
 * counted, and lists of free texts have no form in a file's cells.
 */
export const fileLayoutRemembered = eventType({
  ...office,
  postedBy: ['programme-office', 'partner'],
  name: 'FileLayoutRemembered',
  label: { nl: 'Indeling van een bestand onthouden', en: 'File layout remembered' },
  fields: {
    fingerprint: pattern(
      '^[0-9a-f]{64}$',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ),
    layout: text(20_000),
  },
});

const reportingPeriod = pattern(PERIOD_CODE, '2025-H1');
const partnerId = pattern(PARTNER_ID, 'gemeente-duindorp');
/** A position of the log as text: it may pass 2^53. */
const position = pattern('^[1-9]\\d{0,18}$', '12345');

/** Partners are asked to hand in this period, on or before `dueOn`. */
export const reportingPeriodOpened = eventType({
  ...office,
  name: 'ReportingPeriodOpened',
  label: { nl: 'Rapportageperiode geopend', en: 'Reporting period opened' },
  fields: { occurredOn: optional(date()), period: reportingPeriod, dueOn: date() },
  consistency: { of: 'life-cycle', subject: 'reporting-period' },
});
/** Entries of the period are accepted for ever; after this they are late. */
export const reportingPeriodClosed = eventType({
  ...office,
  name: 'ReportingPeriodClosed',
  label: { nl: 'Rapportageperiode gesloten', en: 'Reporting period closed' },
  fields: { occurredOn: optional(date()), period: reportingPeriod, reason: optional(text(500)) },
  consistency: { of: 'life-cycle', subject: 'reporting-period' },
});

/**
 * A partner hands in its period as it is known at `upToPosition`, or, without one, at the submission's own position.
 * `partnerId` may be left out: it is the partner that posts.
 */
export const submissionMade = eventType({
  ...office,
  postedBy: ['partner'],
  name: 'SubmissionMade',
  label: { nl: 'Inzending ingediend', en: 'Submission made' },
  fields: {
    occurredOn: optional(date()),
    partnerId: optional(partnerId),
    period: reportingPeriod,
    upToPosition: optional(position),
    narrative: optional(text(10_000)),
    nilReport: optional(boolean()),
    /** Nothing to report although entries of the period were recorded: said once more. */
    nilConfirmed: optional(boolean()),
  },
  consistency: { of: 'life-cycle', subject: 'submission' },
});
export const submissionReturned = eventType({
  ...office,
  name: 'SubmissionReturned',
  label: { nl: 'Inzending teruggestuurd', en: 'Submission returned' },
  fields: { occurredOn: optional(date()), partnerId, period: reportingPeriod, reason: text(2000) },
  consistency: { of: 'life-cycle', subject: 'submission' },
});
export const submissionAccepted = eventType({
  ...office,
  name: 'SubmissionAccepted',
  label: { nl: 'Inzending aanvaard', en: 'Submission accepted' },
  fields: { occurredOn: optional(date()), partnerId, period: reportingPeriod, reason: optional(text(2000)) },
  consistency: { of: 'life-cycle', subject: 'submission' },
});

/** Whose conversation with the office it is; left out by a partner, which has only its own. */
const conversation = { partnerId: optional(partnerId), period: reportingPeriod };

/** Of the office to a partner, or of a partner to the office: about the submission of a period, or with `kpi` about one of its figures. */
export const questionAsked = eventType({
  ...office,
  postedBy: ['programme-office', 'partner'],
  name: 'QuestionAsked',
  label: { nl: 'Vraag gesteld', en: 'Question asked' },
  fields: { ...conversation, kpi: optional(kpi), scope: optional(scope), message: text(2000) },
  consistency: { of: 'life-cycle', subject: 'conversation' },
});
/** An answer to a question, or what its asker adds to it. */
export const questionAnswered = eventType({
  ...office,
  postedBy: ['programme-office', 'partner'],
  name: 'QuestionAnswered',
  label: { nl: 'Vraag beantwoord', en: 'Question answered' },
  fields: {
    ...conversation,
    questionId: pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f'),
    message: text(2000),
  },
  consistency: { of: 'life-cycle', subject: 'conversation' },
});

/** voorlopig → nader voorlopig → definitief. */
export const EDITION_STATUSES = ['PROVISIONAL', 'REVISED_PROVISIONAL', 'FINAL'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];
export const DISCLOSURE_PROFILES = ['INTERNAL', 'NATIONAL', 'PUBLIC'] as const;
export type DisclosureProfile = (typeof DISCLOSURE_PROFILES)[number];

const definitionVersion = object('DefinitionVersion', { code: kpi, version: integer(1, 1000) });
const editionId = id('edition', 'programme');

/**
 * A report on a period, with its five pins (KPIS.md, "Editions"): asOf position, definition set, area edition, disclosure
 * profile and referenceDate. The figures follow from the pins; `digest` is the SHA-256 over their canonical JSON.
 */
export const reportEditionPublished = eventType({
  ...office,
  name: 'ReportEditionPublished',
  label: { nl: 'Rapportage vastgesteld', en: 'Report edition published' },
  fields: {
    occurredOn: optional(date()),
    editionId,
    period: reportingPeriod,
    title: optional(text(200)),
    status: code('editionStatus', EDITION_STATUSES),
    asOfPosition: position,
    definitionSet: list(definitionVersion, 1, 100),
    areaEdition: integer(2020, 2100),
    disclosureProfile: code('disclosureProfile', DISCLOSURE_PROFILES),
    /** Of the rules by which outsiders' figures are protected; left out of version 1. */
    protectionVersion: optional(integer(1, 1000)),
    referenceDate: date(),
    digest: pattern('^[0-9a-f]{64}$', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
    supersedesEditionId: optional(id('edition', 'programme')),
  },
  consistency: { of: 'life-cycle', subject: 'edition' },
});
export const reportEditionSuperseded = eventType({
  ...office,
  name: 'ReportEditionSuperseded',
  label: { nl: 'Rapportage vervangen', en: 'Report edition superseded' },
  fields: {
    occurredOn: optional(date()),
    editionId,
    period: reportingPeriod,
    byEditionId: id('edition', 'programme'),
    reason: text(2000),
  },
  consistency: { of: 'life-cycle', subject: 'edition' },
});
export const reportEditionWithdrawn = eventType({
  ...office,
  name: 'ReportEditionWithdrawn',
  label: { nl: 'Rapportage ingetrokken', en: 'Report edition withdrawn' },
  fields: { occurredOn: optional(date()), editionId, period: reportingPeriod, reason: text(2000) },
  consistency: { of: 'life-cycle', subject: 'edition' },
});

export const reportingEvents = [
  baselineSet,
  targetSet,
  targetRevised,
  kpiDefinitionPublished,
  protectionRulesPublished,
  findingAccepted,
  fileLayoutRemembered,
  reportingPeriodOpened,
  reportingPeriodClosed,
  submissionMade,
  submissionReturned,
  submissionAccepted,
  questionAsked,
  questionAnswered,
  reportEditionPublished,
  reportEditionSuperseded,
  reportEditionWithdrawn,
] as const;
