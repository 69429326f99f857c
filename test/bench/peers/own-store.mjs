import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { join } from 'node:path';
import { textEvent } from './event.mjs';
import { rateInFlight } from '../support/measure.mjs';

/** This project's store: each append a stream of its own that may not exist yet. */
export async function measure({ directory, inFlight, duration }) {
  const store = await openSqliteStore({ path: join(directory, 'own.db') });
  if (!store.description.includes('synchronous=FULL')) throw new Error(store.description);
  const one = (n) => {
    const { id, data, metadata } = textEvent(n);
    const event = { eventId: id, type: 'HouseholdReached', schemaVersion: 2, data, metadata };
    return store.append({ stream: `entry-${id}`, expected: 'no-stream', events: [event] });
  };
  const rate = await rateInFlight(one, inFlight, { duration });
  await store.close();
  return rate;
}
