import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { event } from '../peers/event.mjs';
import { rateInFlight } from '../support/measure.mjs';

/** Emmett's PostgreSQL store with its own connection pool; fsync and synchronous_commit are checked. */
export async function measure({ url, inFlight, duration }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await client.query(`SHOW ${setting}`);
    if (rows[0][setting] !== 'on') throw new Error(`PostgreSQL runs with ${setting}=${rows[0][setting]}`);
  }
  await client.end();
  const store = getPostgreSQLEventStore(url);
  const run = `${process.pid}-${Date.now()}`;
  await store.appendToStream(`warm-${run}`, [toEmmett(0)]);
  const one = (n) =>
    store.appendToStream(`entry-${run}-${n}`, [toEmmett(n)], {
      expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
    });
  const rate = await rateInFlight(one, inFlight, { duration });
  await store.close();
  return rate;
}

function toEmmett(n) {
  const { data, metadata } = event(n);
  return { type: 'HouseholdReached', data, metadata };
}
