export { audit, type Audited } from './audit.js';
export { type Cell, type Hidden } from './cell.js';
export { type Subset } from './constraints.js';
export {
  nameOf,
  type EntryCounts,
  type ExactAmount,
  type ExactFigure,
  type ExactTable,
  type Level,
  type CellKey,
  type Treatment,
} from './exact.js';
export { Fingerprint, recordKey, type Mac } from './fingerprint.js';
export { heldBack, type FewEntries, type OfLog } from './log-length.js';
export { looser, protectsNothing, PROTECTION_1, spread, type Protection } from './parameters.js';
export { type Decided, type EditionCells } from './pattern.js';
export {
  GOALS,
  METHOD,
  protect,
  type ProtectedEdition,
  type ProtectedFigure,
  type Refused,
} from './protect.js';
export { type Problem, type Solver, type World } from './system.js';
export { auditKept, type KeptAudit } from './audit-kept.js';
export { kept, worldsOf, type KeptEdition, type Protector, type ToKeep } from './kept-edition.js';
