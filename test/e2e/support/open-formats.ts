import { parse } from 'csv-parse/sync';
import { inflateRawSync } from 'node:zlib';
import { openOds, openWorkbook, type Workbook } from '#libs/spreadsheet';
import type { Json } from './server.js';

/** The parts of a packed file, by name. */
export function parts(bytes: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  const SIGN = 'PK\x03\x04';
  for (let i = bytes.indexOf(SIGN); i >= 0; i = bytes.indexOf(SIGN, i + 4)) {
    const nameLength = bytes.readUInt16LE(i + 26);
    const start = i + 30 + nameLength + bytes.readUInt16LE(i + 28);
    const name = bytes.subarray(i + 30, i + 30 + nameLength).toString();
    const stored = bytes.readUInt16LE(i + 8) === 0;
    const body = bytes.subarray(start);
    found.set(name, stored ? '' : inflateRawSync(body, { finishFlush: 2 }).toString());
  }
  return found;
}

type Cells = ReadonlyMap<string, number | string>;
/** Every figure of a format: measure, area and span with its number or the word in its place. */
export const READERS: Readonly<Record<string, (bytes: Buffer) => Cells | Promise<Cells>>> = {
  'cijfers.json': (bytes) =>
    new Map(
      (JSON.parse(bytes.toString()).observations as Json[]).map((one) => [
        `${one.measure} ${one.area} ${one.span === 'PERIOD' ? 'Periode' : 'Vanaf het begin'}`,
        one.value ?? one.shown,
      ]),
    ),
  'cijfers.csv': (bytes) =>
    new Map(
      parse<Json>(bytes, { columns: true }).map((row) => [
        `${row.maat} ${row.gebied} ${row.telling}`,
        Number.isNaN(Number(row.waarde)) ? row.waarde : Number(row.waarde),
      ]),
    ),
  'cijfers.xlsx': async (bytes) => ofWorkbook(await openWorkbook(bytes)),
  'cijfers.ods': async (bytes) => ofWorkbook(await openOds(bytes)),
};

async function ofWorkbook(book: Workbook): Promise<Cells> {
  const found = new Map<string, number | string>();
  for await (const { number, values } of book.rows('Cijfers')) {
    const row = values as readonly (number | string)[];
    if (number > 1) found.set(`${row[5]} ${row[8]} ${row[2]}`, row[11] ?? '');
  }
  return found;
}
