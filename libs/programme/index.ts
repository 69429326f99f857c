export * from './amsterdam.js';
export * from './calendar.js';
export { canonicalJson } from './canonical-json.js';
export { dayInWords, periodInWords } from './day-words.js';
export {
  CATALOGUE,
  findType,
  nearTypes,
  isEntryType,
  isOneOf,
  typeNamed,
  type CatalogueType,
  type ColumnName,
  type ColumnOf,
  type DataOf,
  type EventName,
  type FieldName,
} from './catalogue.js';
export { AMENDMENTS, amendmentsOf, type Amendment } from './corrections/decide.js';
export { REASONS } from './corrections/events.js';
export {
  effective,
  evolve,
  initialState,
  type DomainEvent,
  type EntryState,
  type EventData,
  type StreamState,
} from './stream.js';
export { CLOCK_SETTLED, clockReadingsIn, type ClockReading } from './clock-settled.js';
export { courseNamedBy, COURSES } from './courses.js';
export { decide, type DecisionContext } from './decide.js';
export { atField, type Command } from './decision.js';
export { fault, readFaultJson, toFaultJson, under, type Fault, type FaultJson } from './faults.js';
export { at, isSamePlace, isWithin, toPointer, parsePointer, type Place } from './place.js';
export { EXPERIMENT_ROOM } from './experiment-rooms/life-cycle.js';
export { INTERVENTION } from './interventions/life-cycle.js';
export { LINKAGE } from './linkages/life-cycle.js';
export { OBSTACLE } from './obstacles/life-cycle.js';
export {
  boundsOf,
  nextSteps,
  stepNames,
  stepsFrom,
  type Course,
  type LifeCycleStep,
  type LifeCycleTable,
  type StateOf,
} from './schema/life-cycle.js';
export { CHANNELS, TENURES } from './households/events.js';
export { CODES, codeLabel, fieldLabel, FIELDS } from './labels.js';
export { readMetadata, type EntryMetadata } from './metadata.js';
export { MISSED_REASONS } from './linkages/events.js';
export { parseMoment } from './moment.js';
export { momentFault } from './moment-fault.js';
export { distance, nearOnes, orNear, type Candidate } from './near.js';
export { ENERGY_LABELS, MEASURES, SCHEMES } from './owners/events.js';
export { OIN_PATTERN, PARTNER_KINDS } from './participation/events.js';
export { FIRST_NEIGHBOURHOODS } from './participation/neighbourhoods.js';
export { parameterWords, type ParameterWords } from './parameters.js';
export {
  EVENT_PASSED_OVER,
  LOG_STREAM,
  passedOverIn,
  passedOverText,
  type PassedOver,
} from './passed-over.js';
export type { PostedAs, Poster } from './posters.js';
export { ownSources, sourceOf, type SourceOwner } from './participation/source.js';
export { personalDataIn, recognisersToPrepare } from './personal-data/personal-data.js';
export { scanData, scanText } from './personal-data/scan.js';
export { TRIGGERS } from './public-space/events.js';
export {
  DISCLOSURE_PROFILES,
  EDITION_STATUSES,
  FINDING_KINDS,
  type DisclosureProfile,
  type EditionStatus,
} from './reporting/events.js';
export { PROTECTION_FLOOR, PROTECTION_METHOD } from './reporting/protection.js';
export type { KpiKind } from './reporting/kpi-kinds.js';
export { fractionOf, goesBothWays, isCount, isShare } from './reporting/shares.js';
export { EDITION_STEPS, editionsOf, type EditionSteps } from './reporting/editions.js';
export { EDITION, SUBMISSION, type EditionStanding, type SubmissionState } from './reporting/life-cycle.js';
export type { RuleCode } from './rules.js';
export {
  columnsOf,
  dataSchema,
  LIFE_CYCLES,
  NEIGHBOURHOOD_ID,
  PARTNER_ID,
  type EventType,
  type Label,
  type LifeCycleSubject,
  type Werklijn,
} from './schema/event-type.js';
export type { Field, Fields, FieldSpec } from './schema/field.js';
export { IN_PERCENTS, objectSchema, PSEUDONYM_PATTERN, type JsonSchema } from './schema/json-schema.js';
export { PLACEMENT_KINDS, SECTORS, TRAINING_KINDS } from './work-and-training/events.js';
export { observed, subjectKeyOf, subjectOf, type Observed } from './subjects.js';
export { STORED_EXAMPLES, type StoredExample } from './upcasting/examples.js';
export { upcast } from './upcasting/upcasters.js';
