export { PoisonEventError } from './projection/projector.js';
export { logMustReach } from './log-reaches.js';
export { Model } from './projection/model.js';
export { ReadModel } from './read-model.js';
export { positionOf, resolveReferenceDay, type AsOfInput } from './queries/as-of.js';
export {
  entriesAt,
  entryAt,
  positionOfEntry,
  type EntryFilter,
  type EntrySummary,
} from './queries/entries.js';
export { Figures, type AboutFigure, type FiguresQuery } from './queries/figures.js';
export { historyOf, type HistoryPage, type HistoryQuery, type HistoryStep } from './queries/history.js';
export { Foretelling, type Foretold, type LeftOutReason } from './queries/foretelling.js';
export { WarningLookup } from './lookups/warning-lookup.js';
export { QueryError } from './queries/query-error.js';
export { EditionDigestError, Editions, type KeptFault, type Report } from './editions/editions.js';
export type { Comparison } from './editions/comparisons.js';
export type { ComparisonQuery } from './editions/resolve-comparison.js';
export { LogEditions, type LogRecomputation } from './editions/from-log.js';
export { placedIn, type StateQuery } from './editions/states.js';
export {
  planPublication,
  type PlannedPublication,
  type PublicationRequest,
} from './editions/plan-publication.js';
export { Replay } from './replay.js';
export { exactTableOf, macOf } from './disclosure/exact-table.js';
export { heldBackNext, heldBackOf, heldBackWords } from './disclosure/held-back.js';
export { ProtectedOpenEditions } from './disclosure/open-editions.js';
export { OutsideEditions } from './disclosure/outside-editions.js';
export { Turns } from './turns.js';
