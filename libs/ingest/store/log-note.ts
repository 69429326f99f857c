import { randomBytes } from 'node:crypto';
import type { EventStore } from '#libs/event-store';
import { entryIdOf, sha256Hex } from '#libs/platform';
import { canonicalJson, EVENT_PASSED_OVER, LOG_STREAM, type PassedOver } from '#libs/programme';

import { naturalKeyOf } from '../decide/natural-key.js';
import { salted } from '../decide/salted.js';

const SOURCE = 'urn:nld:wijkspoor:log';

/**
 * Records that an event which cannot be understood counts in nothing; `subject` is who decided it. The same again is recorded
 * once, whatever the reason. Answers the position at which it stands. Throws what the store throws.
 */
export async function recordPassedOver(
  store: EventStore,
  passedOver: PassedOver,
  subject: string,
): Promise<bigint> {
  const data = canonicalJson(passedOver);
  const id = `passed-over-${passedOver.position}`;
  const metadata = salted({
    source: SOURCE,
    id,
    digest: sha256Hex(data),
    actor: { role: 'programme-office', subject },
    naturalKey: naturalKeyOf(EVENT_PASSED_OVER, undefined, data),
    nonce: randomBytes(32).toString('base64'),
  });
  const event = {
    eventId: entryIdOf(SOURCE, id),
    type: EVENT_PASSED_OVER,
    schemaVersion: 1,
    data,
    metadata: canonicalJson(metadata),
  };
  const { events } = await store.append({ stream: LOG_STREAM, expected: 'any', events: [event] });
  return events[0]?.position ?? 0n;
}
