/**
 * The first index below a length that meets a test, the length itself when none does. Binary search: every index
 * after one that meets the test must meet it too.
 */
export function firstIndex(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
