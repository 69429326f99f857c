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
import {
  ENTRY_ID,
  eventTypesOf,
  NEIGHBOURHOOD_ID,
  PARTNER_ID,
  type LifeCycleSubject,
} from '../schema/event-type.js';
import { PERIOD_CODE } from '../calendar.js';
import { PROTECTION_METHOD } from './protection.js';

const REPORTING = { domain: 'reporting', keeps: 'whole' } as const;
/** Of the programme office, about something with a life cycle. */
const office = (subject: LifeCycleSubject) =>
  ({
    ...REPORTING,
    postedBy: ['programme-office'],
    consistency: { of: 'life-cycle', subject },
  }) as const;
const EITHER = { postedBy: ['programme-office', 'partner'] } as const;

/** A KPI of KPIS.md, e.g. `1.2`, `3.2n`, `X.4`. */
const KPI_CODE = '^(?:[1-4]|X|Q)\\.\\d{1,2}n?$';
/** `NL`, a municipality or a neighbourhood. */
const SCOPE_CODE = `^(?:NL|GM\\d{4}|${NEIGHBOURHOOD_ID.slice(1, -1)})$`;

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

const occurredOn = optional(date());

const targetEvent = eventTypesOf({
  ...office('target'),
  /** For which figure: of one period (`period`), or cumulative up to a day (`byDate`). Exactly one of the two. */
  fields: { occurredOn, kpi, scope, period, byDate, value, aboveHundred },
  schemaVersion: 2,
});
const derivedFromTargetId = optional(id('target', 'programme'));

/** A parameter of a definition version: a number, or a list of codes. */
const parameter = object('KpiParameter', {
  name: pattern('^[a-z][A-Za-z0-9]{0,49}$', 'withinDays'),
  number: optional(number(0, 1_000_000, 'eenheid van de parameter')),
  codes: optional(list(pattern('^[A-Z][A-Z0-9_]{0,49}$', 'HEAT_NETWORK'), 1, 50)),
});

export const FINDING_KINDS = [
  'END_BEFORE_START',
  'ACCEPTED_BEFORE_REACHED',
  'SAME_NATURAL_KEY',
  'OUTLIER',
  'ONE_DAY',
  'SILENT_PARTNER',
] as const;

const reportingPeriod = pattern(PERIOD_CODE, '2025-H1');
const partnerId = pattern(PARTNER_ID, 'gemeente-duindorp');
/** A position of the log as text: it may pass 2^53. */
const position = pattern('^[1-9]\\d{0,18}$', '12345');

const periodEvent = eventTypesOf({
  ...office('reporting-period'),
  fields: { occurredOn, period: reportingPeriod },
});
const submissionEvent = eventTypesOf({
  ...office('submission'),
  fields: { occurredOn, partnerId, period: reportingPeriod },
});
const conversationEvent = eventTypesOf({
  ...office('conversation'),
  ...EITHER,
  /** Whose conversation with the office it is; left out by a partner, which has only its own. */
  fields: { partnerId: optional(partnerId), period: reportingPeriod },
});
const noteEvent = eventTypesOf({ ...REPORTING, ...EITHER });

/** voorlopig → nader voorlopig → definitief. */
export const EDITION_STATUSES = ['PROVISIONAL', 'REVISED_PROVISIONAL', 'FINAL'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];
export const DISCLOSURE_PROFILES = ['INTERNAL', 'NATIONAL', 'PUBLIC'] as const;
export type DisclosureProfile = (typeof DISCLOSURE_PROFILES)[number];

const definitionVersion = object('DefinitionVersion', { code: kpi, version: integer(1, 1000) });
const sha256 = pattern('^[0-9a-f]{64}$', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
const editionId = id('edition', 'programme');
const editionEvent = eventTypesOf({
  ...office('edition'),
  fields: { occurredOn, editionId, period: reportingPeriod },
});

export const reportingEvents = [
  /** What the figure was before the programme began to work on it. */
  targetEvent('BaselineSet', { nl: 'Nulmeting gezet', en: 'Baseline set' }, { reason: optional(text(500)) }),
  targetEvent(
    'TargetSet',
    { nl: 'Streefwaarde gezet', en: 'Target set' },
    { derivedFromTargetId, reason: optional(text(500)) },
  ),
  targetEvent(
    'TargetRevised',
    { nl: 'Streefwaarde herzien', en: 'Target revised' },
    { derivedFromTargetId, reason: text(500) },
  ),
  /**
   * A further version of a KPI's definition. Version 1 is that of KPIS.md; every version stays computable forever.
   */
  eventTypesOf(office('kpi-definition'))(
    'KpiDefinitionPublished',
    { nl: 'KPI-definitie vastgesteld', en: 'KPI definition published' },
    {
      occurredOn,
      code: kpi,
      version: integer(2, 1000),
      parameters: list(parameter, 1, 20, false),
      validFrom: date(),
      reason: text(500),
    },
  ),
  /**
   * A further version of the parameters by which figures for outsiders are protected, stated whole. Version 1 is
   * `PROTECTION_FLOOR`; an edition pins the one in force when it is published, and keeps it.
   */
  eventTypesOf(office('protection-rules'))(
    'ProtectionRulesPublished',
    { nl: 'Beschermingsregels vastgesteld', en: 'Protection rules published' },
    {
      occurredOn,
      method: pattern('^wijkspoor-bescherming/1$', PROTECTION_METHOD),
      version: integer(2, 1000),
      keyId: integer(1, 1000),
      hideUpTo: integer(0, 50),
      base: integer(1, 50),
      leastShown: integer(0, 100),
      keep: integer(0, 50),
      ratioDenominator: integer(0, 1000),
      sumUnits: integer(0, 100),
      largestPercent: integer(10, 100),
      pPercent: integer(0, 90),
      secondaryWidth: integer(0, 50),
      tries: integer(0, 1000),
      gasBaseM3: integer(0, 1_000_000),
      electricityBaseKWh: integer(0, 1_000_000),
      savingBaseEur: integer(0, 1_000_000),
      paidBaseEur: integer(0, 10_000_000),
      fteBase: integer(0, 1000),
      reason: text(500),
    },
  ),
  /** A finding of data quality that is as it should be, with the reason; it then no longer stands open. */
  noteEvent(
    'FindingAccepted',
    { nl: 'Bevinding aanvaard', en: 'Finding accepted' },
    {
      findingId: id('finding', 'programme'),
      kind: code('findingKind', FINDING_KINDS),
      reason: text(500),
    },
  ),
  /**
   * How a partner's own file is read, remembered for the next time (decision 0055). `layout` is JSON: of a layout
   * nothing is ever counted, and lists of free texts have no form in a file's cells.
   */
  noteEvent(
    'FileLayoutRemembered',
    { nl: 'Indeling van een bestand onthouden', en: 'File layout remembered' },
    {
      fingerprint: sha256,
      layout: text(20_000),
    },
  ),
  /** Partners are asked to hand in this period, on or before `dueOn`. */
  periodEvent(
    'ReportingPeriodOpened',
    { nl: 'Rapportageperiode geopend', en: 'Reporting period opened' },
    { dueOn: date() },
  ),
  /** Entries of the period are accepted forever; after this they are late. */
  periodEvent(
    'ReportingPeriodClosed',
    { nl: 'Rapportageperiode gesloten', en: 'Reporting period closed' },
    { reason: optional(text(500)) },
  ),
  /**
   * A partner hands in its period as it is known at `upToPosition`, or, without one, at the submission's own
   * position. `partnerId` may be left out: it is the partner that posts.
   */
  eventTypesOf({ ...office('submission'), postedBy: ['partner'] })(
    'SubmissionMade',
    { nl: 'Inzending ingediend', en: 'Submission made' },
    {
      occurredOn,
      partnerId: optional(partnerId),
      period: reportingPeriod,
      upToPosition: optional(position),
      narrative: optional(text(10_000)),
      nilReport: optional(boolean()),
      /** Nothing to report although entries of the period were recorded: said once more. */
      nilConfirmed: optional(boolean()),
    },
  ),
  submissionEvent(
    'SubmissionReturned',
    { nl: 'Inzending teruggestuurd', en: 'Submission returned' },
    { reason: text(2000) },
  ),
  submissionEvent(
    'SubmissionAccepted',
    { nl: 'Inzending aanvaard', en: 'Submission accepted' },
    { reason: optional(text(2000)) },
  ),
  /**
   * Of the office to a partner, or of a partner to the office: about the submission of a period, or with `kpi` about
   * one of its figures.
   */
  conversationEvent(
    'QuestionAsked',
    { nl: 'Vraag gesteld', en: 'Question asked' },
    { kpi: optional(kpi), scope: optional(scope), message: text(2000) },
  ),
  /** An answer to a question, or what its asker adds to it. */
  conversationEvent(
    'QuestionAnswered',
    { nl: 'Vraag beantwoord', en: 'Question answered' },
    {
      questionId: pattern(ENTRY_ID, '0193f5a2-8c1e-8d4b-9f00-3b6a1c2d4e5f'),
      message: text(2000),
    },
  ),
  /**
   * A report on a period, with its five pins (KPIS.md, "Editions"): asOf position, definition set, area edition,
   * disclosure profile and referenceDate. The figures follow from the pins; `digest` is the SHA-256 over their
   * canonical JSON.
   */
  editionEvent(
    'ReportEditionPublished',
    { nl: 'Rapportage vastgesteld', en: 'Report edition published' },
    {
      title: optional(text(200)),
      status: code('editionStatus', EDITION_STATUSES),
      asOfPosition: position,
      definitionSet: list(definitionVersion, 1, 100),
      areaEdition: integer(2020, 2100),
      disclosureProfile: code('disclosureProfile', DISCLOSURE_PROFILES),
      /** Of the rules by which outsiders' figures are protected; left out of version 1. */
      protectionVersion: optional(integer(1, 1000)),
      referenceDate: date(),
      digest: sha256,
      supersedesEditionId: optional(id('edition', 'programme')),
    },
  ),
  editionEvent(
    'ReportEditionSuperseded',
    { nl: 'Rapportage vervangen', en: 'Report edition superseded' },
    {
      byEditionId: id('edition', 'programme'),
      reason: text(2000),
    },
  ),
  editionEvent(
    'ReportEditionWithdrawn',
    { nl: 'Rapportage ingetrokken', en: 'Report edition withdrawn' },
    { reason: text(2000) },
  ),
] as const;
