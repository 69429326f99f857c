/** Milliseconds since 1970-01-01 UTC. The only way to ask what time it is. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still at a moment (RFC 3339), for tests and the demo programme. */
export function fixedClock(moment: string): Clock {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) throw new RangeError(`${moment} is not a moment`);
  return { now: () => time };
}
