import { openMemoryStore } from '#libs/event-store';
import type { FactStore } from '#libs/indicators';
import { ReadModel } from '#libs/read-model';
import type { LogEvent } from './histories.js';

/** The facts of a log, as a read model of it holds them. */
export async function factsOf(log: readonly LogEvent[]): Promise<FactStore> {
  const store = openMemoryStore({ clock: () => 1_700_000_000_000 });
  for (const { stream, event } of log) await store.append({ stream, expected: 'any', events: [event] });
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  const { facts } = readModel.model;
  await readModel.close();
  return facts;
}
