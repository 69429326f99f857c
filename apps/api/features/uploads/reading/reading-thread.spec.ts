/**
 * What a file does to its reader costs that upload, and not the server (security 2; issue 12.2). Seen to fail:
 * without `resourceLimits` the large file is read whole; without the timer so is the one that takes too long, and
 * with a time of its own instead of the one handed in; without the `exit` handler the last one waits forever.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { typeNamed } from '#libs/programme';
import type { TableFile } from '#libs/tabular';
import { PATIENCE } from '../../../../../test/support/dose.js';
import { ReadingThread } from './reading-thread.js';

const SOURCE = 'urn:nld:oin:00000099000000001000:systeem:lijst';
const HEADER =
  'Eigen kenmerk;Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop;Gespreksonderwerpen';
const KEY = 'A'.repeat(43);
const line = (n: number, area = 'noord'): string =>
  `k${n};14-05-2025;${area};Registratie;${KEY};Huisbezoek;Sociale huur;Energie`;
const fileOf = (lines: readonly string[]): TableFile => ({
  type: typeNamed('HouseholdReached'),
  format: 'csv',
  bytes: Buffer.from([HEADER, ...lines].join('\n')),
});
const lines = (count: number): string[] => Array.from({ length: count }, (_, n) => line(n));

let thread: ReadingThread;
beforeEach(() => {
  thread = new ReadingThread({ file: PATIENCE });
});
afterEach(() => thread.onModuleDestroy());
const options = { areas: [{ id: 'noord', name: 'Molenbuurt' }], onRows: () => undefined };

describe('given a file in a thread of its own', () => {
  it('when it is read, then its events, faults and file of faults are those of the reader', async () => {
    const file = fileOf([line(1, 'Molenbuurt'), line(2).replace('Huisbezoek', 'Postduif')]);
    const { items, faults, rows } = await thread.read(file, SOURCE, options);
    expect([items.length, rows]).toEqual([2, [2, 3]]);
    expect(items[0]?.['data']).toMatchObject({ neighbourhoodId: 'noord' });
    expect(faults).toMatchObject([{ rule: 'NOT_A_CHOICE', row: 3, column: 'F', value: 'Postduif' }]);
    const { refused, all } = await thread.faultFiles(file, faults, 'nl');
    expect(Buffer.from(refused ?? []).toString()).toContain('Kanaal: ');
    expect(
      Buffer.from(all ?? [])
        .toString()
        .split('\r\n'),
    ).toHaveLength(4);
  });

  it('when it takes more memory than a file may, then it is too large, and the next is read', async () => {
    thread.heap = 24;
    const { items, faults } = await thread.read(fileOf(lines(40_000)), SOURCE, options);
    expect([items.length, faults.map(({ rule }) => rule)]).toEqual([0, ['FILE_TOO_LARGE']]);
    expect((await thread.read(fileOf([line(1)]), SOURCE, options)).items).toHaveLength(1);
  });

  it('when it takes longer than a file may, then that is told in words with the time', async () => {
    const file = fileOf(lines(40_000));
    thread = new ReadingThread({ file: 1 });
    const { faults } = await thread.read(file, SOURCE, options);
    expect(faults).toMatchObject([{ rule: 'FILE_TAKES_TOO_LONG' }]);
    expect(faults[0]?.message.nl).toContain('na 0,001 seconden nog niet gelezen');
    expect(await thread.faultFiles(file, faults, 'nl')).toEqual({});
  });

  it('when its thread ends of itself, then the upload fails and nothing waits for it', async () => {
    const reading = thread.read(fileOf(lines(40_000)), SOURCE, options);
    await thread.onModuleDestroy();
    await expect(reading).rejects.toThrow('the thread that reads files ended');
  });
});
