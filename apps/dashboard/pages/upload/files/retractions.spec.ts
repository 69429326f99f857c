import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { scanText } from '#libs/programme';
import { retractions } from './retractions.ts';

const entry = (entryId: string) => ({ entryId, type: 'X', position: '1', status: 'EFFECTIVE' }) as const;
const sender = { type: 't', source: 'urn:x', run: 'besluit-1' };

// Seen to fail: with a new id each time, sending once more would be refused for what is retracted already.
it('given the same decision, then the same events: sending them once more retracts nothing twice', () => {
  const why = { reason: 'DUPLICATE', reasonText: '' };
  const made = retractions([entry('a'), entry('b')], why, sender);
  expect(made).toEqual(retractions([entry('a'), entry('b')], why, sender));
  expect(made.map(({ data }) => data)).toEqual([
    { entryId: 'a', reason: 'DUPLICATE' },
    { entryId: 'b', reason: 'DUPLICATE' },
  ]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(2);
  const other = retractions([entry('a')], why, { ...sender, run: 'besluit-2' });
  expect(other[0]?.['id']).not.toBe(made[0]?.['id']);
});

// Seen to fail: with `intrekken/{run}/{entryId}` for an id, of which some in two thousand look like an IBAN.
it('given many entries, then none of the ids looks like personal data', () => {
  const uuid = (n: number): string =>
    createHash('sha256')
      .update(String(n))
      .digest('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
  const entries = Array.from({ length: 2_000 }, (_, n) => entry(uuid(n)));
  const made = retractions(entries, { reason: 'OTHER', reasonText: '' }, sender);
  expect(made.flatMap(({ id }) => scanText(String(id), ['id']))).toEqual([]);
});
