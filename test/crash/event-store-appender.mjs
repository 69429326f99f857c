// Appends to a log until told to stop or killed: node event-store-appender.mjs <path> <synchronous> <name> [<count>]
// Prints "<event id> <position>" for what the store acknowledged, never before.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';

import { openSqliteStore } from '../../dist/libs/event-store/index.js';

const [path, synchronous, name, count = 'Infinity'] = process.argv.slice(2);
const store = await openSqliteStore({ path, synchronous });
let started = 0;

async function appender(lane) {
  while (started < Number(count)) {
    started += 1;
    const event = {
      eventId: randomUUID(),
      type: 'crash.tested',
      schemaVersion: 1,
      data: '{}',
      metadata: '{}',
    };
    const { events } = await store.append({ stream: `${name}-${lane}`, expected: 'any', events: [event] });
    writeSync(1, `${events.map(({ eventId, position }) => `${eventId} ${position}`).join()}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => appender(lane)));
await store.close();
