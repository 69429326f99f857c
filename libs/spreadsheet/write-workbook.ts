import type { Sheet } from './workbook.js';
import { workbookParts } from './workbook-xml.js';
import { ZipWriter } from './zip-writer.js';

/**
 * An XLSX file of these sheets. Rows are drawn one at a time; only the packed file is held whole. Throws RangeError
 * on a cell or a name that a spreadsheet cannot hold.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const zip = new ZipWriter();
  for (const [name, content] of workbookParts(sheets))
    if (typeof content === 'string') zip.add(name, content);
    else await zip.stream(name, content);
  return zip.end();
}
