export { openOds } from './read-ods.js';
export { openWorkbook, readWorkbook } from './read-workbook.js';
export { nextTurn } from './turn.js';
export {
  WorkbookError,
  type Cell,
  type ColumnChoices,
  type Merge,
  type Row,
  type Sheet,
  type SheetName,
  type SheetNotes,
  type Value,
  type Workbook,
} from './workbook.js';
export { workbookParts } from './workbook-xml.js';
export { columnName } from './xml-text.js';
export { writeOds } from './write-ods.js';
export { writeWorkbook } from './write-workbook.js';
