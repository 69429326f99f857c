/**
 * Cause: warnings were kept as objects for half an hour, most of what the heap of a server under the mixed load
 * grew by (issue 14).
 * Seen to fail: with the list left in `outcome` the second; without `#told` in `bytesKept` the third; without the
 * slice the first.
 */
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#libs/access';
import { typeNamed, fault } from '#libs/programme';
import type { ImportOutcome, PlacedFault } from '#libs/tabular';
import { SHOWN, UploadJob } from './upload-job.js';

const warning = (row: number): PlacedFault => ({
  ...fault('OLD_EVENT', [row, 'occurredOn'], { days: 180 }, `2024-01-${row}`),
  where: { nl: `Rij ${row}`, en: `Row ${row}` },
  row,
});
const warnings = Array.from({ length: SHOWN + 5 }, (_, n) => warning(n + 2));

async function ended(outcome: ImportOutcome): Promise<UploadJob> {
  const job = new UploadJob('id', {} as Actor, typeNamed('HouseholdReached'), 'csv', false, 'digest');
  await job.ended(outcome);
  return job;
}
const accepted = (of: readonly PlacedFault[]): ImportOutcome => ({
  accepted: true,
  rows: 2_000,
  added: 2_000,
  known: 0,
  warnings: of,
});

describe('given a file that has ended', () => {
  it('then it is told how many warnings it had, and the first of them as they were', async () => {
    const job = await ended(accepted(warnings));
    expect([job.found, job.status]).toEqual([SHOWN + 5, 'DONE']);
    expect(job.overview.list).toEqual(warnings.slice(0, SHOWN));
    expect(job.overview.groups[0]?.first).toEqual(warnings[0]);
  });

  it('then none of them is kept as an object, and of one that was refused neither', async () => {
    expect((await ended(accepted(warnings))).outcome).toMatchObject({ accepted: true, warnings: [] });
    const refused = await ended({ accepted: false, rows: 2_000, refusedRows: 1_005, faults: warnings });
    expect(refused.outcome).toMatchObject({ accepted: false, faults: [] });
    expect([refused.status, refused.overview.list.length]).toEqual(['REFUSED', SHOWN]);
  });

  it('then what is kept counts for the bound on all files, at some dozens of bytes each', async () => {
    const { bytesKept } = await ended(accepted(warnings));
    expect(bytesKept).toBeGreaterThan(0);
    expect(bytesKept).toBeLessThan(SHOWN * 60);
    expect((await ended(accepted([]))).bytesKept).toBe(0);
  });
});
