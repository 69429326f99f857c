export type { OwnChoices } from './choice-lists.js';
export type { Change, FieldChange } from './corrections/changes.js';
export { correctionFile } from './corrections/correction-file.js';
export type { OwnEntry } from './corrections/own-entry.js';
export { csvLine } from './csv.js';
export { toFaultCsv, faultFile, type RowsOfFaultFile } from './fault-file.js';
export { faultsInFile } from './faults-in-file.js';
export { importEvents, importTable, type ImportOutcome, type Phase } from './import-table.js';
export { grouped, groupedInTurns, type FaultGroup } from './grouped.js';
export { inspectFile, unknownTexts, type FileInspection } from './inspect-file.js';
export { readAddress } from './keys/address.js';
export { KEY_VECTORS, VECTOR_SECRET } from './keys/key-vectors.js';
export {
  fingerprintOf,
  normaliseReference,
  SHORTEST_SECRET,
  signerFor,
  type KeyKind,
} from './keys/make-key.js';
export { typeCalled, type ColumnUse, type Layout } from './layout.js';
export { normaliseLabel } from './normalise-label.js';
export { guardedText } from './formula-guard.js';
export { MEDIA_TYPE, type Format } from './open-table.js';
export type { PlacedFault } from './placed-fault.js';
export { readNumber } from './read-number.js';
export { isPercentage } from './read-value.js';
export { readTable, type ReadOptions, type TableFile } from './read-table.js';
export { MAX_ROWS, type ReadTable } from './rows-read.js';
export { fittingLayout, headerFingerprint, layoutText, type FittingLayout } from './remembered-layout.js';
export { idOfRow } from './row-id.js';
export { areaNames, type Area } from './row-plan.js';
export { TableError } from './table-error.js';
export { template } from './template.js';
export { csvText } from './write-cells.js';
