/** Middle value; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, smallest and largest of the repetitions. */
export const summary = (values) => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
  values,
});

/** Milliseconds that a call took, with its answer. */
export async function timed(body) {
  const start = performance.now();
  const value = await body();
  return { ms: performance.now() - start, value };
}

/**
 * Keeps `inFlight` calls of `one` under way for a while, after a warm-up, and answers how many were completed a
 * second. `one(n)` gets the number of the call and answers a promise; `weight` is what one call counts for.
 */
export async function rateInFlight(one, inFlight, { warmUp = 300, duration = 2000, weight = 1 } = {}) {
  let next = 0;
  let done = 0;
  let stop = false;
  const loop = async () => {
    while (!stop) {
      await one(next++);
      done++;
    }
  };
  const loops = Array.from({ length: inFlight }, loop);
  const rate = measureMiddle(() => done, warmUp, duration, weight);
  rate.finally(() => (stop = true)).catch(() => undefined);
  await Promise.all([rate, ...loops]);
  return rate;
}

async function measureMiddle(count, warmUp, duration, weight) {
  await pause(warmUp);
  const [from, start] = [count(), performance.now()];
  await pause(duration);
  return ((count() - from) * weight * 1000) / (performance.now() - start);
}

/** The same for a call that does not wait: `one(n)` blocks. */
export function rateOneByOne(one, { warmUp = 300, duration = 2000, weight = 1 } = {}) {
  let next = 0;
  const run = (ms) => {
    const start = performance.now();
    const from = next;
    while (performance.now() - start < ms) one(next++);
    return ((next - from) * weight * 1000) / (performance.now() - start);
  };
  run(warmUp);
  return run(duration);
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
