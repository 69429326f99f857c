/**
 * Cause: a file went on being read and stored when its sender had hung up (reliability, decision 0085). Seen to
 * fail: without `mustBeWanted` before the reading the first, after it the second.
 */
import { describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '#libs/access';
import type { Ingest } from '#libs/ingest';
import { createLogger, DEFAULT_QUOTAS } from '#libs/platform';
import { Quotas } from '../../kernel/quotas/quotas.js';
import type { FileForetelling } from './foretold/file-foretelling.js';
import type { ReadingThread } from './reading/reading-thread.js';
import { UploadJobs, type UploadRequest } from './upload-jobs.js';

const actor = {
  role: 'partner',
  partnerId: 'gemeente-duindorp',
  subject: 's',
  name: 'n',
} as unknown as Actor;

/** Uploads of which the reading waits until it is let go on, and nothing can be stored unseen. */
function uploads() {
  const post = jest.fn(() => Promise.reject(new Error('stored')));
  const ingest = { post } as unknown as Ingest;
  let finish: () => void = () => undefined;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const read = jest.fn(
    () =>
      new Promise((resolve) => {
        finish = () => resolve({ items: [{}], faults: [], notes: [] });
        begin();
      }),
  );
  const thread = { read } as unknown as ReadingThread;
  const quotas = new Quotas(DEFAULT_QUOTAS);
  const clock = { now: () => 0 };
  const jobs = new UploadJobs(
    ingest,
    quotas,
    thread,
    {} as FileForetelling,
    clock,
    createLogger('silent'),
    null,
  );
  const request = (isWanted: () => boolean): UploadRequest => ({
    file: {
      type: 'HouseholdReached',
      format: 'csv',
      bytes: Buffer.from('a;b'),
    } as unknown as UploadRequest['file'],
    dryRun: false,
    source: 'urn:nld:oin:00000099000000001000:systeem:test',
    actor,
    correlationId: String(Math.random()),
    language: 'nl',
    areas: async () => [],
    entries: async () => [],
    isWanted,
  });
  return { jobs, request, read, begun, post, finish: () => finish() };
}

describe('given a file whose sender waits for the answer', () => {
  it('when that one is gone before its turn, then it is not read', async () => {
    const { jobs, request, read } = uploads();
    const { job, done } = jobs.start(request(() => false));
    await done;
    expect([job.status, job.error?.code, read.mock.calls.length]).toEqual(['FAILED', 'TOO_BUSY', 0]);
    expect(job.error?.detail.nl).toContain('niets vastgelegd');
  });

  it('when that one goes while it is read, then nothing is recorded', async () => {
    const { jobs, request, begun, post, finish } = uploads();
    let isThere = true;
    const { job, done } = jobs.start(request(() => isThere));
    await Promise.race([begun, done]);
    isThere = false;
    finish();
    await done;
    expect([job.status, job.error?.detail.en]).toEqual([
      'FAILED',
      expect.stringContaining('waited no longer'),
    ]);
    expect(post).not.toHaveBeenCalled();
  });
});
