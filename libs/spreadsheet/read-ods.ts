import { OdsRows } from './ods-rows.js';
import { OdsTables } from './ods-tables.js';
import { asWorkbookError, rowsOfPart, rowsOrError } from './read-workbook.js';
import { READ_LIMITS, WorkbookError, type ReadLimits, type Workbook } from './workbook.js';
import { ZipParts } from './zip-parts.js';

const CONTENT = 'content.xml';

/**
 * Opens an OpenDocument spreadsheet (ISO/IEC 26300), within the same bounds as an XLSX file. Throws WorkbookError.
 */
export async function openOds(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Promise<Workbook> {
  const { zip, sheets } = await asWorkbookError(async () => {
    const zip = await ZipParts.open(bytes, limits);
    const kind = (await zip.whole('mimetype'))?.trim();
    if (
      !zip.has(CONTENT) ||
      (kind !== undefined && !kind.startsWith('application/vnd.oasis.opendocument.spreadsheet'))
    )
      throw new WorkbookError('NOT_A_WORKBOOK', 'no OpenDocument spreadsheet');
    if ((await zip.whole('META-INF/manifest.xml'))?.includes('encryption-data'))
      throw new WorkbookError('OLD_OR_LOCKED', 'it is locked');
    const tables = new OdsTables();
    for await (const piece of zip.sheet(CONTENT)) tables.write(piece);
    return { zip, sheets: tables.sheets };
  });
  return {
    sheets,
    rows: (sheet, notes) => rowsOrError(rowsOfPart(zip, CONTENT, new OdsRows(sheet, limits), notes)),
  };
}
