/**
 * An append counts as a whole or not at all.
 * Seen to fail: without the look whether an event fits behind those before it; without that for an event of
 * somebody else; without passing over what came before.
 */
import { expect, it } from '@jest/globals';

import { AppendGroups } from './append-groups.js';
import type { ForeignEvent, WireEvent } from './wire-event.js';

const event = (stream: string, commit: bigint, index: number, of: number): WireEvent => ({
  ...{ commit, prepare: commit, stream, storeRevision: index, eventId: `${stream}${index}`, index, of },
  ...{ type: 'x', schemaVersion: 1, data: '{}', metadata: '{}', storeTime: 5 },
});
const foreign = (commit: bigint): ForeignEvent => ({
  ...{ foreign: true, commit, prepare: commit, stream: 'b', storeRevision: 0, id: 'f', type: 'x' },
});

it('given the events of an append, then the last of them makes it whole, and what comes twice is passed over', () => {
  const groups = new AppendGroups(undefined);
  const [first, second] = [event('a', 1n, 0, 2), event('a', 2n, 1, 2)];
  expect([groups.add(first), groups.add(first), groups.add(second)]).toEqual([
    undefined,
    undefined,
    [first, second],
  ]);
  expect(groups.add(second)).toBeUndefined();
  expect(groups.add(foreign(3n))).toEqual(foreign(3n));
});

it.each([
  ['of another stream', event('b', 2n, 1, 2)],
  ['of an append of another length', event('a', 2n, 1, 3)],
  ['that is not the next', event('a', 2n, 2, 2)],
  ['that begins another append', event('a', 2n, 0, 2)],
  ['of somebody else', foreign(2n)],
])('given an append that has begun, when an event comes %s, then it is refused', (_what, next) => {
  const groups = new AppendGroups(undefined);
  groups.add(event('a', 1n, 0, 2));
  expect(() => groups.add(next)).toThrow(/an append of \d/);
});

it('given nothing before it, when an event comes that is not the first of its append, then it is refused', () => {
  expect(() => new AppendGroups(undefined).add(event('a', 1n, 1, 2))).toThrow('after 0');
});
