import { describe, expect, it } from '@jest/globals';

import type { Append, AppendResult } from '../event-store.js';
import { JustAppended } from './just-appended.js';
import type { AppendRequest } from './protocol.js';

const uuid = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

/** A request of one event and how it was committed at a position. */
function committed(position: number, more: Partial<AppendResult> = {}, data = '{}') {
  const event = { eventId: uuid(position), type: 'T', schemaVersion: 1, data, metadata: '{}' };
  const append: Append = { stream: `s-${position}`, expected: 'no-stream', events: [event] };
  const appended = { eventId: event.eventId, revision: 0, position: BigInt(position), recordedAt: 7 };
  const result: AppendResult = { stream: append.stream, events: [appended], duplicate: false, ...more };
  return { request: { now: 7, appends: [append] } satisfies AppendRequest, outcome: { value: [result] } };
}

function after(...found: readonly ReturnType<typeof committed>[]): JustAppended {
  const just = new JustAppended();
  just.add(
    found.map(({ request }) => request),
    found.map(({ outcome }) => outcome),
  );
  return just;
}

const positions = (just: JustAppended, from: number, limit = 100): readonly number[] | undefined =>
  just.after(BigInt(from), limit)?.map(({ position }) => Number(position));

// Seen to fail: without the comparison with the last position (a gap is handed over as none); without `duplicate`;
// without the bound.
describe('what was just appended', () => {
  it('is handed over whole and as recorded from any position within the run, and not from outside it', () => {
    const just = after(committed(5), committed(6), committed(7));
    expect(positions(just, 4)).toEqual([5, 6, 7]);
    expect(positions(just, 5, 1)).toEqual([6]);
    expect(positions(just, 7)).toBeUndefined();
    expect(positions(just, 3)).toBeUndefined();
    expect(just.after(6n, 9)).toEqual([
      {
        ...{ eventId: uuid(7), type: 'T', schemaVersion: 1, data: '{}', metadata: '{}' },
        ...{ stream: 's-7', revision: 0, position: 7n, recordedAt: 7 },
      },
    ]);
  });

  it('given that another process appended in between, only what came after that is', () => {
    const just = after(committed(5), committed(7));
    expect(positions(just, 4)).toBeUndefined();
    expect(positions(just, 6)).toEqual([7]);
  });

  it('leaves out what was refused and what was there already', () => {
    const just = new JustAppended();
    const [one, two] = [committed(5), committed(3, { duplicate: true })];
    const refused = { error: { code: 'STORE_FULL', message: '' } } as const;
    just.add([one.request, two.request, committed(6).request], [one.outcome, two.outcome, refused]);
    expect(positions(just, 4)).toEqual([5]);
  });

  it('keeps so many and so much only', () => {
    const many = after(...Array.from({ length: 5_000 }, (_, i) => committed(i + 1)));
    expect(positions(many, 0)).toBeUndefined();
    expect(positions(many, 4_990, 10)).toHaveLength(10);
    const large = after(...[1, 2, 3, 4].map((n) => committed(n, {}, ' '.repeat(3_000_000))));
    expect(positions(large, 0)).toBeUndefined();
    expect(positions(large, 3)).toEqual([4]);
  });
});
