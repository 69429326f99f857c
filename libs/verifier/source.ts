import { joined } from './bytes.js';

/** The files of a bundle: a folder on a disk, or those chosen in a browser. */
export interface Source {
  /** Every file's path below the bundle, with `/`. */
  paths(): Promise<readonly string[]>;
  /** A file's bytes, piece by piece; undefined when there is none. */
  chunks(path: string): AsyncIterable<Uint8Array> | undefined;
}

/** No file but the log itself is read whole into memory above this. */
const MOST_BYTES = 64_000_000;

/** The whole file; undefined when there is none. Throws RangeError for one above 64 MB. */
export async function wholeFile(source: Source, path: string): Promise<Uint8Array | undefined> {
  const chunks = source.chunks(path);
  if (chunks === undefined) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new RangeError(`${path}: > 64 MB`);
    parts.push(chunk);
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : joined(parts);
}

const LINE_END = 10;

export interface Line {
  readonly bytes: Uint8Array;
  /** False for a last line that breaks off. */
  readonly isWhole: boolean;
}

/** The lines of a file without their ends, those that end in one piece of it together. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    const lines: Line[] = [];
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      const bytes = chunk.subarray(from, end);
      lines.push({ bytes: held.length === 0 ? bytes : joined([...held, bytes]), isWhole: true });
      [held, length, from] = [[], 0, end + 1];
    }
    if (lines.length > 0) yield lines;
    if (from === chunk.length) continue;
    held.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > MOST_BYTES) throw new RangeError('a line > 64 MB');
  }
  if (held.length > 0) yield [{ bytes: joined(held), isWhole: false }];
}

/** The lines of a file one by one, without waiting for those that are there. */
export class LineReader {
  #lines: readonly Line[] = [];
  #at = 0;
  readonly #more: AsyncIterator<readonly Line[]>;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#more = linesOf(chunks)[Symbol.asyncIterator]();
  }

  get isAtHand(): boolean {
    return this.#at < this.#lines.length;
  }

  /** Waits until a line is at hand; at the end of the file none is. */
  async ready(): Promise<void> {
    if (this.isAtHand) return;
    const next = await this.#more.next();
    [this.#lines, this.#at] = [next.done === true ? [] : next.value, 0];
  }

  /** The next of those at hand. */
  take(): Line | undefined {
    const line = this.#lines[this.#at];
    if (line !== undefined) this.#at += 1;
    return line;
  }
}
