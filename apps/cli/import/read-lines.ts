import { createReadStream } from 'node:fs';
import { decodeUtf8 } from '#libs/ingest';

export interface Line {
  /** 1, 2, 3 … in the file. */
  readonly number: number;
  readonly text: string;
  /** Byte offset just after the line. */
  readonly end: number;
}

/** Longest line taken, in bytes: longer is no event. */
const MAX_LINE = 4 * 1024 * 1024;

/**
 * The lines of a UTF-8 file from a byte offset on, one at a time and without the whole file in memory. Empty lines
 * are passed over.
 */
export async function* readLines(path: string, start = 0, firstNumber = 1): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = start;
  let number = firstNumber;
  for await (const chunk of createReadStream(path, {
    start,
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, from)) {
      const text = textOf(rest.subarray(from, at), number);
      offset += at + 1 - from;
      from = at + 1;
      if (text !== '') yield { number, text: withoutMark(text, number), end: offset };
      number++;
    }
    rest = rest.subarray(from);
    if (rest.length > MAX_LINE)
      throw new Error(`regel ${number} is langer dan 4 MiB / line ${number} is longer than 4 MiB`);
  }
  const text = textOf(rest, number);
  if (text !== '') yield { number, text: withoutMark(text, number), end: offset + rest.length };
}

/** A line that is not UTF-8 ends the import at the lines before it: what it should have said nobody can tell. */
function textOf(bytes: Buffer, number: number): string {
  const decoded = decodeUtf8(bytes);
  if (decoded.ok) return decoded.text.trim();
  const { nl, en } = decoded.fault.message;
  throw new Error(`regel/line ${number}: ${nl} / ${en}`);
}

const withoutMark = (text: string, number: number) => (number === 1 ? text.replace(/^\uFEFF/, '') : text);
