export { csvLine } from './csv.js';
export { faultFile, type RowsOfFaultFile } from './fault-file.js';
export { importTable, type ImportOptions, type ImportOutcome, type Phase } from './import-table.js';
export { MEDIA_TYPE, type Format } from './open-table.js';
export type { PlacedFault } from './placed-fault.js';
export { MAX_ROWS, type TableFile } from './read-table.js';
export { template } from './template.js';
export { csvText } from './write-cells.js';
