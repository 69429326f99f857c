import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';
import { join } from 'node:path';
import { event } from './event.mjs';
import { rateInFlight } from '../support/measure.mjs';

/** Emmett's SQLite store on one shared connection (its default, one per call, fails at 32 at once), set to FULL. */
export async function measure({ directory, inFlight, duration }) {
  const fileName = join(directory, 'emmett.db');
  const connection = sqliteConnection({ fileName });
  await connection.command('PRAGMA busy_timeout=10000');
  await connection.command('PRAGMA synchronous=FULL');
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } });
  await store.appendToStream('warm-up', [toEmmett(0)]);
  const one = (n) =>
    store.appendToStream(`entry-${n}`, [toEmmett(n)], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  const rate = await rateInFlight(one, inFlight, { duration });
  const { synchronous } = await connection.querySingle('PRAGMA synchronous');
  if (synchronous !== 2) throw new Error(`emmett-sqlite ran with synchronous=${synchronous}`);
  connection.close();
  return rate;
}

function toEmmett(n) {
  const { data, metadata } = event(n);
  return { type: 'HouseholdReached', data, metadata };
}
