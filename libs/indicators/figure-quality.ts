/**
 * The rules of what a figure carries beside its measurement (KPIS.md, "Figures carry their quality"): who was
 * expected to report, who did, and how far the target is. They are part of what an edition was published with, so
 * the rules of then stay: an edition has those of the version of Q.1 that it pins, which is where it says who was
 * expected.
 *
 * 1: partners are expected whenever they are registered, and counted ever since the start; progress is computed
 * towards
 *    any target. 2: partners are expected from the day they take part until they leave, in the period itself;
 *    progress only towards a target that lies on the right side of where it starts.
 */
export type Quality = 1 | 2;

/** The rules that hold now. */
export const QUALITY: Quality = 2;

/** The rules of a definition set. */
export const qualityOf = (set: readonly { readonly code: string; readonly version: number }[]): Quality =>
  (set.find(({ code }) => code === 'Q.1')?.version ?? 1) === 1 ? 1 : 2;
