import { randomFillSync } from 'node:crypto';

/** Octets drawn at once: asking the system costs the same for few as for many. */
const DRAWN = 4_096;

const pool = Buffer.alloc(DRAWN);
let used = DRAWN;

/** So many octets (at most 4,096) of the system's cryptographic randomness as text; each octet is given once only. */
export function randomText(octets: number, encoding: 'hex' | 'base64' | 'base64url'): string {
  if (octets > DRAWN) throw new RangeError(`at most ${DRAWN} octets`);
  if (used + octets > DRAWN) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString(encoding, used, used + octets);
  // What was given may be a secret of whoever got it: it stays nowhere else.
  pool.fill(0, used, used + octets);
  used += octets;
  return text;
}
