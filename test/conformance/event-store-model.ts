import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Append, ExpectedVersion, NewEvent } from '#libs/event-store';

import type { StoreFactory } from './event-store-suite.js';
import { anEvent, wholeLog } from './event-store-suite.js';

interface Stored {
  stream: string;
  id: string;
}

const appends = fc.array(
  fc.record({
    stream: fc.constantFrom('a', 'b', 'c'),
    expected: fc.oneof(
      fc.constantFrom<ExpectedVersion>('any', 'any', 'no-stream', 'exists'),
      fc.integer({ min: 0, max: 4 }),
    ),
    ids: fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 3 }),
  }),
  { maxLength: 25 },
);

/** The same events, each stream in its own order. */
const byStream = (log: readonly Stored[]): Stored[] =>
  [...log].sort((a, b) => a.stream.localeCompare(b.stream));

/** The port in a dozen lines: what an append does to a plain list. */
function model(log: Stored[], { stream, expected, events }: Append): string {
  const own = log.filter((stored) => stored.stream === stream).map(({ id }) => id);
  const ids = events.map(({ eventId }) => eventId);
  const start = own.indexOf(ids[0] ?? '');
  if (ids.length > 0 && start >= 0 && ids.every((id, index) => own[start + index] === id)) return 'duplicate';
  const modes = { any: true, 'no-stream': own.length === 0, exists: own.length > 0 };
  const met = typeof expected === 'number' ? own.length - 1 === expected : modes[expected];
  const taken = log.some(({ id }) => ids.includes(id));
  if (!met || taken) return met ? 'EVENT_ID_TAKEN' : taken ? 'either' : 'WRONG_EXPECTED_VERSION';
  log.push(...ids.map((id) => ({ stream, id })));
  return 'stored';
}

/** Random appends, one after the other and at once, against the model. */
export function testAgainstModel(name: string, factory: StoreFactory, numRuns: number): void {
  it(`${name}: random appends do what the model does`, async () => {
    const property = fc.asyncProperty(appends, fc.boolean(), async (steps, together) => {
      const store = await factory.create();
      const log: Stored[] = [];
      const prepared = steps.map(({ ids, ...rest }) => ({
        ...rest,
        events: ids.map((id): NewEvent => anEvent({ eventId: `id-${id}` })),
      }));
      const run = (append: Append): Promise<string> =>
        store.append(append).then(
          ({ duplicate }) => (duplicate ? 'duplicate' : 'stored'),
          (error: { code: string }) => error.code,
        );
      const outcomes: string[] = [];
      if (together) outcomes.push(...(await Promise.all(prepared.map(run))));
      else for (const append of prepared) outcomes.push(await run(append));
      prepared.forEach((append, index) => {
        const wanted = model(log, append);
        const either = ['EVENT_ID_TAKEN', 'WRONG_EXPECTED_VERSION'];
        expect(wanted === 'either' ? either : [wanted]).toContain(outcomes[index]);
      });
      const found = await wholeLog(store);
      const stored = found.map(({ stream, eventId }) => ({ stream, id: eventId }));
      // Of appends at once to several streams the port promises no order; a store of one transaction at a time
      // keeps it.
      if (together && !store.atomicAcrossStreams) expect(byStream(stored)).toEqual(byStream(log));
      else expect(stored).toEqual(log);
      expect(found.map(({ position }) => position)).toEqual(found.map((_, index) => BigInt(index + 1)));
      await store.close();
      await factory.dispose?.();
    });
    await fc.assert(property, { numRuns });
  });
}
