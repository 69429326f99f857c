/**
 * What comes of work on what a browser keeps; `otherwise` where it keeps nothing, or what is there cannot be read.
 */
export function inStorage<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
