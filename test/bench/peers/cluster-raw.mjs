import { EventStoreDBClient, NO_STREAM, jsonEvent } from '@eventstore/db-client';
import { event } from './event.mjs';
import { rateInFlight } from '../support/measure.mjs';

/** The client as it comes, one event to a new stream in each append. */
export async function measure({ url, duration }) {
  const client = EventStoreDBClient.connectionString(url);
  const one = (n) => {
    const { id, data, metadata } = event(n);
    const made = jsonEvent({ id, type: 'HouseholdReached', data, metadata });
    return client.appendToStream(`raw-${id}`, [made], { expectedRevision: NO_STREAM });
  };
  const rate = await rateInFlight(one, 32, { duration, warmUp: 1_000 });
  await client.dispose();
  return rate;
}
