/**
 * By what restatements are kept follows from what would be kept. Cause: a text stood there, to be changed by hand
 * whenever they were split or written otherwise; one that was forgotten left the answers of before. Seen to fail:
 * with a fixed text, with the causes or the examples left out of the hash, and with the examples compared as a whole.
 */
import { describe, expect, it } from '@jest/globals';
import { CAUSES } from '#libs/indicators';
import type { KeptRestated } from './restatement-json.js';
import { methodOf, restatedExamples, restatementMethod } from './restatement-method.js';

const EXAMPLES = restatedExamples();
const each = (change: (restated: KeptRestated) => KeptRestated) => methodOf(EXAMPLES.map(change));

describe('given the method by which restatements are kept', () => {
  it('then it is the same for the same', () => {
    expect(methodOf(restatedExamples())).toBe(restatementMethod());
    expect(each((one) => ({ ...one }))).toBe(restatementMethod());
  });

  it.each<[what: string, method: () => string]>([
    ['by other causes', () => methodOf(EXAMPLES, CAUSES.slice(1))],
    ['by the same in another order', () => methodOf(EXAMPLES, [...CAUSES].reverse())],
    [
      'with zeros in its parts',
      () =>
        each((one) => ({
          ...one,
          parts: Object.fromEntries(
            Object.entries(one.parts).map(([cause, amounts]) => [cause, { value: 0, ...amounts }]),
          ) as unknown as KeptRestated['parts'],
        })),
    ],
    [
      'with what is late said to be new',
      () => each((one) => ({ ...one, parts: { ...one.parts, new: one.parts.late, late: one.parts.new } })),
    ],
    ['with the figure of before left out', () => each((one) => ({ ...one, before: {} }))],
  ])('when one is split or kept %s, then it is another', (_, method) => {
    expect(method()).not.toBe(restatementMethod());
  });

  it('then the examples have parts by what an event can do', () => {
    const caused = CAUSES.filter((cause) =>
      EXAMPLES.some(({ parts }) => Object.keys(parts[cause]).length > 0),
    );
    expect(caused).toEqual(expect.arrayContaining(['new', 'corrections', 'retractions', 'laterLook']));
  });
});
