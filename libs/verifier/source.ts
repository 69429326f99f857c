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
  return joined(parts);
}

const LINE_END = 10;

/** The lines of a file without their ends; a last line that breaks off is given as it is, with `isWhole` false. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      yield {
        bytes: held.length === 0 ? chunk.subarray(from, end) : joined([...held, chunk.subarray(from, end)]),
        isWhole: true,
      };
      [held, length, from] = [[], 0, end + 1];
    }
    if (from === chunk.length) continue;
    held.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > MOST_BYTES) throw new RangeError('a line > 64 MB');
  }
  if (held.length > 0) yield { bytes: joined(held), isWhole: false };
}
