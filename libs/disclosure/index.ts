export { audit } from './audit.js';
export { nameOf, type EntryCounts, type ExactAmount, type ExactFigure, type ExactTable } from './exact.js';
export { Fingerprint, recordKey, type Mac } from './fingerprint.js';
export { heldBack, type FewEntries, type EditionInLog } from './log-length.js';
export { PROTECTION_1, spread, type Protection } from './parameters.js';
export { GOALS, METHOD, protect, type ProtectedEdition, type ProtectedFigure } from './protect.js';
export type { Problem, Solver } from './system.js';
export { auditKept, type KeptAudit } from './audit-kept.js';
export { kept, type KeptEdition, type Protector, type ProtectionRequest } from './kept-edition.js';
