/**
 * What the log says of itself. Seen to fail: with the reason in the id (the same recorded twice), with one id for
 * two positions, and with the actor left out.
 */
import { describe, expect, it } from '@jest/globals';

import { openMemoryStore } from '#libs/event-store';
import { CLOCK_SETTLED, clockReadingsIn, EVENT_PASSED_OVER, LOG_STREAM, passedOverIn } from '#libs/programme';

import { OFFICE } from '../testing/ingest-fixture.js';
import { recordClockSettled, recordPassedOver } from './log-note.js';

const note = (position: number, reason = 'r') => ({
  ...{ position, eventId: '00000000-0000-8000-8000-000000000001', reason },
});

describe('given an event that cannot be understood', () => {
  it('when it is passed over, then the log says which and why, in its own stream, and who decided it', async () => {
    const store = openMemoryStore();
    expect(await recordPassedOver(store, note(7), OFFICE)).toBe(1n);
    const notes = await store.readStream(LOG_STREAM);
    expect(passedOverIn(notes).get(7)).toMatchObject(note(7));
    expect(notes.map(({ type }) => type)).toEqual([EVENT_PASSED_OVER]);
    expect(JSON.parse(notes[0]?.metadata ?? '{}')).toMatchObject({ actor: OFFICE, salt: expect.any(String) });
  });

  it('when it is said twice, then it is recorded once; of another it is another', async () => {
    const store = openMemoryStore();
    await recordPassedOver(store, note(7), OFFICE);
    expect(await recordPassedOver(store, note(7, 'another reason'), OFFICE)).toBe(1n);
    expect(await store.head()).toBe(1n);
    expect(await recordPassedOver(store, note(8), OFFICE)).toBe(2n);
    expect([...passedOverIn(await store.readStream(LOG_STREAM)).keys()]).toEqual([7, 8]);
  });
});

describe('given a clock that had jumped', () => {
  it('when it is settled, then the log says from where and by how much the times are read earlier', async () => {
    const store = openMemoryStore();
    await recordClockSettled(store, { fromPosition: 3, aheadMs: 60_000, reason: 'r' }, OFFICE);
    await recordClockSettled(store, { fromPosition: 3, aheadMs: 60_000, reason: 'r' }, OFFICE);
    const notes = await store.readStream(LOG_STREAM);
    expect(notes.map(({ type }) => type)).toEqual([CLOCK_SETTLED]);
    expect(clockReadingsIn(notes)).toMatchObject([{ from: 3, ahead: 60_000 }]);
  });
});
