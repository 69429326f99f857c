/** Seen to fail: with the message alone, as it was. */
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#libs/event-store';
import { inBoth } from './in-both.js';

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error;
  }
};

describe('given an error that the system says in English only', () => {
  it.each<readonly [says: string, work: () => unknown]>([
    ['dit bestand is er niet / this file is not there: ENOENT', () => readFile('/nowhere/at/all')],
    ['dit is een map, geen bestand / this is a folder, not a file: EISDIR', () => readFile('/')],
    [
      'dit is een bestand, geen map / this is a file, not a folder: ENOTDIR',
      () => readFile(join(import.meta.filename, 'x')),
    ],
    ['dit is er al / this is there already: EEXIST', () => mkdir(import.meta.dirname)],
    [
      'dit is geen adres van een server / this is no address of a server: Failed to parse URL from nope/v1',
      () => fetch('nope/v1'),
    ],
    [
      'de server antwoordt niet / the server does not answer: fetch failed (',
      () => fetch('http://127.0.0.1:1'),
    ],
  ])('it is said in both: %s', async (says, work) => {
    expect(inBoth(await thrownBy(work))).toContain(says);
  });

  it('so it is of a file that is no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-in-both-'));
    try {
      writeFileSync(join(folder, 'log.db'), 'x'.repeat(10_000));
      const error = await thrownBy(() => openDatabase(join(folder, 'log.db')));
      expect(inBoth(error)).toMatch(/^dit bestand is geen .+ \/ this file is no .+: file is not a database/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('an error of our own is left as it is', () => {
    expect(inBoth(new Error('geen reden / no reason'))).toBe('geen reden / no reason');
  });
});
