export { readWorkbook } from './read-workbook.js';
export {
  READ_LIMITS,
  WorkbookError,
  type Cell,
  type ColumnChoices,
  type DateCell,
  type NumberCell,
  type ReadLimits,
  type Row,
  type Sheet,
  type Value,
} from './workbook.js';
export { writeWorkbook } from './write-workbook.js';
