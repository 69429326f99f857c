/** A long work in short steps: it pauses where somebody else may have a turn, and ends with its answer. */
export type InSteps<T> = Generator<undefined, T, undefined>;

/** Rows between two pauses: some milliseconds. */
const ROWS = 4_096;

/** Whether a work over rows is to pause at this one. */
export const isPause = (row: number): boolean => row % ROWS === ROWS - 1;

/** All steps one after another, for who has nobody waiting. */
export function finish<T>(work: InSteps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
