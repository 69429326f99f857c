import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** The same parts give the same bytes, whenever and wherever they are written. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** Packs the parts of a spreadsheet one after another; only the packed file is held whole. */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #packed: Promise<Buffer>;

  constructor() {
    // A stream that fails rejects in `stream`; without a listener it would end the process as well.
    this.#zip.on('error', () => undefined);
    this.#packed = buffer(this.#zip.outputStream);
  }

  add(name: string, text: string, compress = true): void {
    this.#zip.addBuffer(Buffer.from(text), name, { ...OPTIONS, compress });
  }

  /** A part that is drawn piece by piece. Rejects with what its pieces throw. */
  async stream(name: string, pieces: Iterable<string>): Promise<void> {
    const stream = Readable.from(pieces, { objectMode: false });
    const written = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject));
    this.#zip.addReadStream(stream, name, OPTIONS);
    await written;
  }

  /** The file, once every part is in it. */
  end(): Promise<Buffer> {
    this.#zip.end();
    return this.#packed;
  }
}
