import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from './read-lines.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-lines-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: Buffer, start?: number, number?: number): Promise<readonly [number, string][]> {
  const path = join(folder, 'lines.jsonl');
  await writeFile(path, bytes);
  const found: [number, string][] = [];
  for await (const line of readLines(path, start, number)) found.push([line.number, line.text]);
  return found;
}

describe('given a file of events, one a line', () => {
  it('when it is read, then lines have their number, empty ones are passed over, a mark is no part of it', async () => {
    const text = Buffer.from('\ufeff{"a":"é"}\r\n\n{"b":1}\n{"c":2}');
    expect(await read(text)).toEqual([
      [1, '{"a":"é"}'],
      [3, '{"b":1}'],
      [4, '{"c":2}'],
    ]);
  });

  // Seen to fail: decoded without a check, the é of Windows became U+FFFD in the log forever.
  it('when a line is not UTF-8, then it ends there, with its line, and gives the lines before it', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.from('{"b":"Café"}\n', 'latin1')]);
    await expect(read(bytes)).rejects.toThrow('regel/line 2: Dit is geen UTF-8: byte 10');
  });

  it('when it is UTF-16, then that is said of its first line', async () => {
    for (const mark of ['', '\ufeff'])
      await expect(read(Buffer.from(`${mark}{"a":1}\n{"b":2}\n`, 'utf16le'))).rejects.toThrow(
        'regel/line 1: Deze tekst is in UTF-16 opgeslagen',
      );
  });
});
