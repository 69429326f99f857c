import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

import { WorkbookError, type ReadLimits } from './workbook.js';

const MAX_PARTS = 10_000;
/** First bytes of a compound file: .xls before 2007, or an XLSX locked with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The parts of a zipped document. Nothing is unpacked before it is asked for, and never more than it said it was. */
export class ZipParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
    private readonly limits: ReadLimits,
  ) {}

  static async open(bytes: Buffer, limits: ReadLimits): Promise<ZipParts> {
    if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND))
      throw new WorkbookError('OLD_OR_LOCKED', 'a compound file');
    const zip = await fromBufferPromise(bytes, { autoClose: false });
    if (zip.entryCount > MAX_PARTS) throw new WorkbookError('TOO_LARGE', `${zip.entryCount} parts`);
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) parts.set(entry.fileName.toLowerCase(), entry);
    return new ZipParts(zip, parts, limits);
  }

  /** The text of a part that is kept whole; undefined when there is none. */
  async whole(name: string): Promise<string | undefined> {
    const entry = this.parts.get(name.toLowerCase());
    if (!entry) return undefined;
    const pieces: string[] = [];
    for await (const piece of this.pieces(entry, this.limits.partBytes)) pieces.push(piece);
    return pieces.join('');
  }

  /** The text of a sheet, piece by piece. */
  sheet(name: string): AsyncGenerator<string> {
    const entry = this.parts.get(name.toLowerCase());
    if (!entry) throw new WorkbookError('NOT_A_WORKBOOK', `no part ${name}`);
    return this.pieces(entry, this.limits.sheetBytes);
  }

  /** yauzl ends the stream with an error when more comes out than the entry says, so the size it says is a bound. */
  private async *pieces(entry: Entry, limit: number): AsyncGenerator<string> {
    if (entry.uncompressedSize > limit)
      throw new WorkbookError('TOO_LARGE', `${entry.fileName} unpacks to ${entry.uncompressedSize} bytes`);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of await this.zip.openReadStreamPromise(entry))
      yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  }
}
