import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../test/support/dose.js';
import { ALFA, correction, faultsOf, openHouse, postOne, reached } from '../testing/ingest-fixture.js';

const CHANNELS = ['LETTER', 'PHONE', 'HOME_VISIT', 'WALK_IN', 'EVENT', 'DIGITAL'] as const;
const data = (channel: string) => ({ ...(reached('x')['data'] as object), channel });

/** What one of two people does: look at the entry, or change it on what they saw last. */
type Step =
  | { readonly who: 0 | 1; readonly does: 'look' }
  | { readonly who: 0 | 1; readonly does: (typeof CHANNELS)[number] };
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0 as const, 1 as const),
  does: fc.constantFrom('look' as const, ...CHANNELS),
});

describe('two people who correct one entry on what they saw of it', () => {
  // A thousand schedules in the long dose. Seen to fail: without the comparison of basedOn in decideCorrection.
  it('in any order, on two servers: no change is made on a version that is not the last, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        // Given
        const house = await openHouse();
        const { entryId } = await postOne(house.ingest, reached('a-1'));
        const servers = [house.ingest, house.another()];
        const seen = [entryId, entryId];
        let last = entryId;
        const made: string[] = [];
        for (const [i, { who, does }] of steps.entries()) {
          if (does === 'look') {
            seen[who] = last;
            continue;
          }
          // When
          const said = { entryId, basedOn: seen[who], replacement: data(does) };
          const outcome = await servers[who]!.post([correction('EntryCorrected', `c-${i}`, said)], ALFA, {
            single: true,
          });
          // Then
          if (seen[who] === last) {
            expect(faultsOf(outcome)).toEqual([]);
            last = outcome.stored ? outcome.receipts[0]!.entryId : last;
            seen[who] = last;
            made.push(does);
          } else expect(faultsOf(outcome)).toEqual(['ENTRY_CHANGED_SINCE /data/basedOn']);
        }
        const log = (await house.log()).filter((name) => name === 'EntryCorrected');
        expect(log).toHaveLength(made.length);
      }),
      { numRuns: runs(60, 1_000) },
    );
  });

  it('at the very same moment: one of two is recorded, the other is told', async () => {
    const house = await openHouse();
    const { entryId } = await postOne(house.ingest, reached('a-1'));
    const outcomes = await Promise.all(
      [house.ingest, house.another()].map((server, i) =>
        server.post(
          [
            correction('EntryCorrected', `c-${i}`, {
              entryId,
              basedOn: entryId,
              replacement: data(CHANNELS[i] ?? 'EVENT'),
            }),
          ],
          ALFA,
          { single: true },
        ),
      ),
    );
    expect(outcomes.map(faultsOf).toSorted((a, b) => a.length - b.length)).toEqual([
      [],
      ['ENTRY_CHANGED_SINCE /data/basedOn'],
    ]);
  });
});
