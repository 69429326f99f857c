/**
 * The targets that others are derived from. Seen to fail: with an entry that is no target, with a baseline taken for
 * one, with another member read in `known`, and without what an item before it sets.
 */
import { expect, it } from '@jest/globals';

import { envelopeOf } from '../../check/envelope.js';
import { newItem } from '../../check/new-item.js';
import { LogReader } from '../../log/log-reader.js';
import { StreamStates } from '../../log/stream-states.js';
import { event, OFFICE, openHouse, postOne, reached } from '../../testing/ingest-fixture.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import { isTarget, PARENT_TARGETS, parentTargets, targetOf } from './parent-targets.js';

const source = { source: 'urn:nld:wijkspoor:programmabureau:test' };
const TARGET = { kpi: '1.1', scope: 'NL', period: '2025', value: 5 };

it('given items derived from others, then those that the log has are told, by what they are set for', async () => {
  const { ingest, store } = await openHouse();
  const parent = await postOne(ingest, event('TargetSet', 't-1', TARGET, source), OFFICE);
  const other = await postOne(ingest, reached('a-1', {}, source), OFFICE);
  const derived = (id: string | undefined, i: number) =>
    newItem(
      i,
      envelopeOf(event('TargetSet', `d-${i}`, { ...TARGET, derivedFromTargetId: id }, source), [i]),
      OFFICE,
    );
  const ids = [parent.entryId, other.entryId, '00000000-0000-8000-8000-000000000000', undefined];
  const found = await parentTargets(ids.map(derived), new LogReader(store, new StreamStates(store)));
  expect([...found]).toEqual([[parent.entryId, { kpi: '1.1', scope: 'NL' }]]);
});

it.each([
  ['TargetSet', true],
  ['TargetRevised', true],
  ['BaselineSet', false],
  ['HouseholdReached', false],
])('given %s, then it makes a target: %s', (name, makes) => {
  expect(isTarget(name)).toBe(makes);
});

it('given its data, then it is set for a KPI and a scope', () => {
  expect(targetOf({ kpi: '1.1', scope: 'GM0518', period: '2025' })).toEqual({ kpi: '1.1', scope: 'GM0518' });
});

it('given a target derived from another, then that is told, of the log or of an item before it, or that there is none', async () => {
  const { known, ingest } = await openLooking(PARENT_TARGETS);
  const { entryId } = await postOne(ingest, event('TargetSet', 't-1', TARGET, source), OFFICE);
  const derivedFrom = (derivedFromTargetId?: string) =>
    itemOf('TargetSet', { ...TARGET, scope: 'duindorp', derivedFromTargetId }, OFFICE);
  expect(await known([derivedFrom(entryId)])).toEqual({ parentTarget: { kpi: '1.1', scope: 'NL' } });
  expect(await known([derivedFrom()])).toEqual({});
  const before = itemOf('TargetSet', { ...TARGET, kpi: '1.2' }, OFFICE, undefined, 'i-0');
  const own = before.envelope.entryId;
  expect(await known([derivedFrom(own)])).toEqual({ parentTarget: 'unknown' });
  expect(await known([before, derivedFrom(own)])).toEqual({ parentTarget: { kpi: '1.2', scope: 'NL' } });
});
