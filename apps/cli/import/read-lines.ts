import { createReadStream } from 'node:fs';

export interface Line {
  /** 1, 2, 3 … in the file. */
  readonly number: number;
  readonly text: string;
  /** Byte offset just after the line. */
  readonly end: number;
}

/** Longest line taken, in bytes: longer is no event. */
const MAX_LINE = 4 * 1024 * 1024;

/** The lines of a UTF-8 file from a byte offset on, one at a time and without the whole file in memory. Empty lines are passed over. */
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
      const text = rest.subarray(from, at).toString('utf8').trim();
      offset += at + 1 - from;
      from = at + 1;
      if (text !== '') yield { number, text: withoutMark(text, number), end: offset };
      number++;
    }
    rest = rest.subarray(from);
    if (rest.length > MAX_LINE)
      throw new Error(`regel ${number} is langer dan 4 MiB / line ${number} is longer than 4 MiB`);
  }
  const text = rest.toString('utf8').trim();
  if (text !== '') yield { number, text: withoutMark(text, number), end: offset + rest.length };
}

const withoutMark = (text: string, number: number) => (number === 1 ? text.replace(/^\uFEFF/, '') : text);
