import { code, date, id, integer, list, number, object, optional, pattern, text } from '../schema/field.js';
import { eventType, NEIGHBOURHOOD_ID } from '../schema/event-type.js';

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
const value = number(-1_000_000_000_000, 1_000_000_000_000, 'eenheid van de indicator');

/** For which figure: of one period (`period`), or cumulative up to a day (`byDate`). Exactly one of the two. */
const aim = { occurredOn: optional(date()), kpi, scope, period, byDate };

/** What the figure was before the programme began to work on it. */
export const baselineSet = eventType({
  ...office,
  name: 'BaselineSet',
  label: { nl: 'Nulmeting gezet', en: 'Baseline set' },
  fields: { ...aim, value, reason: optional(text(500)) },
  consistency: { of: 'life-cycle', subject: 'target' },
});
export const targetSet = eventType({
  ...office,
  name: 'TargetSet',
  label: { nl: 'Streefwaarde gezet', en: 'Target set' },
  fields: {
    ...aim,
    value,
    derivedFromTargetId: optional(id('target', 'programme')),
    reason: optional(text(500)),
  },
  consistency: { of: 'life-cycle', subject: 'target' },
});
export const targetRevised = eventType({
  ...office,
  name: 'TargetRevised',
  label: { nl: 'Streefwaarde herzien', en: 'Target revised' },
  fields: { ...aim, value, derivedFromTargetId: optional(id('target', 'programme')), reason: text(500) },
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

export const reportingEvents = [
  baselineSet,
  targetSet,
  targetRevised,
  kpiDefinitionPublished,
  findingAccepted,
] as const;
