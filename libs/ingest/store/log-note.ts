import { randomBytes } from 'node:crypto';
import type { Actor } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { entryIdOf, naturalKeyOf, sha256Hex } from '#libs/platform';
import {
  canonicalJson,
  CLOCK_SETTLED,
  EVENT_PASSED_OVER,
  LOG_STREAM,
  type PassedOver,
} from '#libs/programme';

import { salted } from '../decide/salted.js';

const SOURCE = 'urn:nld:wijkspoor:log';

/**
 * Records that an event which cannot be understood counts in nothing; `actor` is who decided it. The same again is
 * recorded once, whatever the reason. Answers the position at which it stands. Throws what the store throws.
 */
export const recordPassedOver = (store: EventStore, passedOver: PassedOver, actor: Actor): Promise<bigint> =>
  record(store, EVENT_PASSED_OVER, `passed-over-${passedOver.position}`, { ...passedOver }, actor);

/** From which position the times are read how many milliseconds earlier, and why. */
export interface SettledClock {
  readonly fromPosition: number;
  readonly aheadMs: number;
  readonly reason: string;
}

/** Records how the times of a log that holds a clock's jump are read, as `recordPassedOver` does. */
export const recordClockSettled = (store: EventStore, settled: SettledClock, actor: Actor): Promise<bigint> =>
  record(store, CLOCK_SETTLED, `clock-${settled.fromPosition}-${settled.aheadMs}`, { ...settled }, actor);

async function record(
  store: EventStore,
  type: string,
  id: string,
  note: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<bigint> {
  const data = canonicalJson(note);
  const metadata = salted({
    source: SOURCE,
    id,
    digest: sha256Hex(data),
    actor,
    naturalKey: naturalKeyOf(type, undefined, data),
    nonce: randomBytes(32).toString('base64'),
  });
  const event = {
    eventId: entryIdOf(SOURCE, id),
    type,
    schemaVersion: 1,
    data,
    metadata,
  };
  const { events } = await store.append({ stream: LOG_STREAM, expected: 'any', events: [event] });
  return events[0]?.position ?? 0n;
}
