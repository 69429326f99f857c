import { findSheet } from './workbook-parts.js';
import { READ_LIMITS, WorkbookError, type ReadLimits, type Row } from './workbook.js';
import { SheetReader } from './sheet-reader.js';
import { ZipParts } from './zip-parts.js';

export interface ReadOptions {
  /** Name of the sheet; default: the first that is not hidden. */
  readonly sheet?: string;
  readonly limits?: ReadLimits;
}

/**
 * The rows of a sheet of an XLSX file, one at a time as they are unpacked; rows that were never written to are passed over.
 * Throws WorkbookError, also midway.
 */
export async function* readWorkbook(bytes: Buffer, options: ReadOptions = {}): AsyncGenerator<Row> {
  const limits = options.limits ?? READ_LIMITS;
  try {
    const zip = await ZipParts.open(bytes, limits);
    const surroundings = await findSheet(zip, options.sheet);
    const reader = new SheetReader(surroundings, limits);
    for await (const piece of zip.sheet(surroundings.part)) yield* reader.write(piece);
    yield* reader.end();
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError('NOT_A_WORKBOOK', 'it cannot be unpacked', { cause: error });
  }
}
