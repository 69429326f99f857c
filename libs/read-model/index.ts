export { PoisonEventError } from './projection/projector.js';
export { LogMismatchError } from './projection/log-mark.js';
export { logMustReach } from './log-reaches.js';
export { Model } from './projection/model.js';
export { LogUnreadableError, ReadModel, type ProjectionStatus, type ReadModelOptions } from './read-model.js';
export { ProjectionBehindError } from './waiters.js';
export { positionOf, resolveReferenceDay, type AsOfInput } from './queries/as-of.js';
export {
  entriesAt,
  entryAt,
  positionOfEntry,
  type EntryFilter,
  type EntryPage,
  type EntryPageRequest,
  type EntryStatus,
  type EntrySummary,
} from './queries/entries.js';
export { Figures, type AboutFigure, type FigureOptions, type FiguresQuery } from './queries/figures.js';
export {
  historyOf,
  MOST_STEPS,
  type HistoryPage,
  type HistoryQuery,
  type HistoryStep,
} from './queries/history.js';
export { Foretelling, type Foretold, type LeftOut, type ForetellingBounds } from './queries/foretelling.js';
export { WarningLookup } from './lookups/known-entries.js';
export { QueryError } from './queries/query-error.js';
export {
  EditionDigestError,
  Editions,
  type KeptFault,
  type Recomputation,
  type Report,
} from './editions/editions.js';
export type { Comparison } from './editions/comparisons.js';
export type { ComparisonQuery } from './editions/resolve-comparison.js';
export type { PinsRequest } from './editions/pins.js';
export { LogEditions, type LogRecomputation } from './editions/from-log.js';
export type { ComputedEdition } from './editions/compute-edition.js';
export { placedIn, type ResolvedState, type StateQuery } from './editions/states.js';
export {
  planPublication,
  type PlannedPublication,
  type PublicationRequest,
} from './editions/plan-publication.js';
export { Replay } from './replay.js';
export { exactTableOf, macOf } from './disclosure/exact-table.js';
export { heldBackNext, heldBackOf, heldBackWords } from './disclosure/held-back.js';
export { ProtectedOpenEditions } from './disclosure/open-editions.js';
export { OutsideEditions, type Protecting } from './disclosure/outside-editions.js';
export { GivenUpError, Turns } from './turns.js';
