import { hash, randomBytes } from 'node:crypto';
import { entryIdOf } from '../../../dist/libs/platform/index.js';
import { canonicalJson } from '../../../dist/libs/programme/index.js';

let made = 0;
/** An event as ingest stores it, salted. */
function newEvent() {
  made += 1;
  const metadata = {
    source: 'urn:nld:oin:00000099000000777000:systeem:bench',
    id: `bench-${made}`,
    digest: hash('sha256', String(made), 'hex'),
    partnerId: 'bench',
    actor: { role: 'partner', subject: 'bench' },
    naturalKey: '0123456789abc',
    nonce: randomBytes(32).toString('base64'),
  };
  return {
    eventId: entryIdOf(metadata.source, metadata.id),
    type: 'HouseholdReached',
    schemaVersion: 1,
    data: canonicalJson({
      occurredOn: '2025-05-14',
      neighbourhoodId: 'den-haag-zuidwest',
      householdKey: randomBytes(32).toString('base64url'),
      topics: ['ENERGY', 'FINANCES'],
    }),
    metadata: canonicalJson({ ...metadata, salt: hash('sha256', canonicalJson(metadata), 'base64') }),
  };
}
/** A new entry, to be appended. */
export const newAppend = () => {
  const event = newEvent();
  return { stream: `entry-${event.eventId}`, expected: 'no-stream', events: [event] };
};
