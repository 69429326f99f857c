import { join } from 'node:path';
import { setImmediate } from 'node:timers';
import fastify from 'fastify';
import { openDatabase, synchronousOf } from '../../../dist/libs/event-store/index.js';

/**
 * What any server does that answers when an event is stored: fastify parses the body, and what has come in
 * meanwhile is stored in one transaction, durably, before each is answered. No schema, no checks, no key vault, no
 * projection.
 */
const db = openDatabase(join(process.argv[2], 'bare.db'));
db.exec('PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32000');
db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  data TEXT NOT NULL, metadata TEXT NOT NULL, recorded_at INTEGER NOT NULL) STRICT`);
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const insert = db.prepare(
  'INSERT INTO events (event_id, type, data, metadata, recorded_at) VALUES (?, ?, ?, ?, ?)',
);

let waiting = [];

function store() {
  const group = waiting;
  waiting = [];
  begin.run();
  for (const { events } of group)
    for (const { data, ...metadata } of events)
      insert.run(metadata.id, metadata.type, JSON.stringify(data), JSON.stringify(metadata), Date.now());
  commit.run();
  for (const { done } of group) done();
}

const stored = (events) =>
  new Promise((done) => {
    if (waiting.length === 0) setImmediate(store);
    waiting.push({ events, done });
  });

const server = fastify({ bodyLimit: 2 ** 24 });
server.addContentTypeParser(/^application\/cloudevents/, { parseAs: 'string' }, (_, body, done) =>
  done(null, JSON.parse(body)),
);
server.post('/v1/gebeurtenissen', async ({ body }, answer) => {
  const events = Array.isArray(body) ? body : [body];
  await stored(events);
  return answer.code(201).send(events.map(({ id }) => ({ id, status: 'ACCEPTED' })));
});
await server.listen({ port: 0, host: '127.0.0.1' });
if (synchronousOf(db) !== 'FULL') throw new Error('synchronous is not FULL');
console.log(`http://127.0.0.1:${server.server.address().port}`);
// Held until the end: the driver crashes on a statement whose database was collected.
process.once('SIGTERM', () => {
  db.close();
  process.exit();
});
