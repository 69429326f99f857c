import type { RowReader } from './row-reader.js';
import { SheetReader } from './sheet-reader.js';
import { readBook } from './workbook-parts.js';
import {
  READ_LIMITS,
  WorkbookError,
  type ReadLimits,
  type Row,
  type SheetNotes,
  type Workbook,
} from './workbook.js';
import { ZipParts } from './zip-parts.js';

/** Opens an XLSX file. Throws WorkbookError. */
export async function openWorkbook(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Promise<Workbook> {
  const { zip, book } = await asWorkbookError(async () => {
    const zip = await ZipParts.open(bytes, limits);
    return { zip, book: await readBook(zip) };
  });
  async function* rows(sheet: string, notes?: (notes: SheetNotes) => void): AsyncGenerator<Row> {
    const part = book.sheets.find(({ name }) => name === sheet)?.part;
    if (part === undefined) throw new WorkbookError('NOT_A_WORKBOOK', `no sheet ${sheet}`);
    yield* rowsOfPart(zip, part, new SheetReader(book.context, limits), notes);
  }
  return {
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows: (sheet, notes) => rowsOrError(rows(sheet, notes)),
  };
}

export interface ReadOptions {
  /** Name of the sheet; default: the first that is not hidden. */
  readonly sheet?: string;
  readonly limits?: ReadLimits;
}

/** The rows of one sheet of an XLSX file. Throws WorkbookError, also midway. */
export async function* readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<Row> {
  const book = await openWorkbook(bytes, options.limits);
  const sheet = options.sheet ?? book.sheets.find(({ hidden }) => !hidden)?.name;
  if (sheet === undefined) throw new WorkbookError('NOT_A_WORKBOOK', 'no sheet that is not hidden');
  yield* book.rows(sheet);
}

/** The rows of a part, then what its reader noted. */
export async function* rowsOfPart(
  zip: ZipParts,
  part: string,
  reader: RowReader,
  notes: ((notes: SheetNotes) => void) | undefined,
): AsyncGenerator<Row> {
  for await (const piece of zip.sheet(part)) yield* reader.write(piece);
  yield* reader.end();
  notes?.(reader.notes);
}

/** Rows whose errors are all WorkbookErrors: what a library throws of a damaged file is one, too. */
export async function* rowsOrError(rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  try {
    yield* rows;
  } catch (error) {
    throw workbookError(error);
  }
}

/** Does work on a workbook; whatever it throws, a WorkbookError comes out. */
export async function asWorkbookError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw workbookError(error);
  }
}

const workbookError = (error: unknown): WorkbookError =>
  error instanceof WorkbookError
    ? error
    : new WorkbookError('NOT_A_WORKBOOK', 'it cannot be unpacked', { cause: error });
