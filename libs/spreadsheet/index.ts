export { openOds } from './read-ods.js';
export { openWorkbook, readWorkbook } from './read-workbook.js';
export { nextTurn } from './turn.js';
export {
  READ_LIMITS,
  WorkbookError,
  type Cell,
  type ColumnChoices,
  type DateCell,
  type Merge,
  type NotComputed,
  type NumberCell,
  type ReadLimits,
  type Row,
  type Sheet,
  type SheetName,
  type SheetNotes,
  type ShownNumber,
  type Value,
  type Workbook,
} from './workbook.js';
export { columnName } from './xml-text.js';
export { writeOds } from './write-ods.js';
export { writeWorkbook } from './write-workbook.js';
