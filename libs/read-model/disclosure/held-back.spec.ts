/**
 * An edition so close to an earlier one that their difference would tell of a few people shows outsiders nothing
 * about people (0119). Seen to fail: with one entry fewer or more asked for,
 * and with an edition to come not held against the last.
 */
import { describe, expect, it } from '@jest/globals';
import { PROTECTION_1 } from '#libs/disclosure';
import { editionsAt } from '#libs/indicators';
import { given, CLOCK, area, published, reached, type Happened } from '../testing/given.js';
import { pinsFor } from '../editions/pins.js';
import type { ReadModel } from '../read-model.js';
import { heldBackNext, heldBackOf, heldBackWords } from './held-back.js';

const NEEDED = PROTECTION_1.hideUpTo + 1;
const reaches = (count: number): readonly Happened[] =>
  Array.from({ length: count }, (_, i) => reached(`h${i}`, '2025-02-01'));

/** An edition, so many entries about people after it, another edition of all that, and so many after that again. */
function after(more: number, later = 0) {
  const first = [area('noord'), ...reaches(20)];
  const then = [published('2025-H1-1', first.length), ...reaches(more)];
  const position = first.length + then.length;
  const { model, at } = (() => {
    const projected = given(
      ...first,
      ...then,
      published('2025-H1-2', position),
      ...reaches(later),
    ).projected();
    return { model: projected.model, at: () => projected.at() };
  })();
  const readModel = { model } as ReadModel;
  const [one, two] = editionsAt(at());
  return { readModel, one: one!, two: two! };
}

describe('given an edition, and another after some entries about people', () => {
  it.each([
    // None at all tells nothing that was not told.
    [0, false],
    [1, true],
    [NEEDED - 1, true],
    [NEEDED, false],
    [NEEDED + 9, false],
  ])('when there are %i, then the later one is held back: %s', (more, back) => {
    const { readModel, two } = after(more);
    const found = heldBackOf(readModel, two);
    expect(found).toEqual(back ? expect.objectContaining({ since: '2025-H1-1', needed: NEEDED }) : undefined);
  });

  it('then the first is not, whatever was published after it', () => {
    const { readModel, one } = after(1);
    expect(heldBackOf(readModel, one)).toBeUndefined();
  });

  it('then one that would be published now is held against both', () => {
    const next = (later: number) => {
      const { readModel } = after(NEEDED, later);
      return heldBackNext(readModel, pinsFor(readModel.model, { period: '2025-H1' }, CLOCK));
    };
    expect(next(1)).toMatchObject({ since: '2025-H1-2', needed: NEEDED });
    expect([next(0), next(NEEDED)]).toEqual([undefined, undefined]);
  });
});

it('says since which edition and how many are needed, never how many there are', () => {
  const words = heldBackWords({ since: '2025-H1-1', needed: 8, entries: 3 } as never);
  for (const text of [words.nl, words.en]) {
    expect(text).toContain('2025-H1-1');
    expect(text).toMatch(/\b8\b/);
    expect(text).not.toMatch(/\b3\b/);
  }
});
