import { describe, expect, it } from '@jest/globals';
import { openMemoryStore, type EventStore, type NewEvent } from '#libs/event-store';
import { ReadModel } from './read-model.js';

const reached = (n: number, more: Partial<NewEvent> = {}): NewEvent => ({
  eventId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'HouseholdReached',
  schemaVersion: 1,
  data: JSON.stringify({ occurredOn: '2026-01-15', neighbourhoodId: 'noord', householdKey: `t_${n}` }),
  metadata: JSON.stringify({ partnerId: 'partner' }),
  ...more,
});

async function logOf(events: readonly NewEvent[], time = 1_770_000_000_000): Promise<EventStore> {
  const store = openMemoryStore({ clock: () => time });
  for (const event of events)
    await store.append({ stream: `entry-${event.eventId}`, expected: 'any', events: [event] });
  return store;
}

const TEN = Array.from({ length: 10 }, (_, n) => reached(n + 1));

describe('given a log that cannot be read', () => {
  let tries = 0;
  const unreadable = (log: EventStore): EventStore => {
    tries = 0;
    return new Proxy(log, {
      get: (target, name) => {
        if (name === 'subscribe')
          return async function* () {
            tries++;
            yield await target.readAll({ limit: 4 });
            throw new Error('database disk image is malformed');
          };
        const member: unknown = Reflect.get(target, name, target);
        return typeof member === 'function' ? (member as () => unknown).bind(target) : member;
      },
    });
  };

  /** Seen to fail: without `tries` the start waits forever; with one try more than asked for. */
  it('when a command builds from it, then it ends after its tries with the position and the reason', async () => {
    const readModel = new ReadModel({ log: unreadable(await logOf(TEN)), path: ':memory:', tries: 3 });
    await expect(readModel.start()).rejects.toThrow(/position 4 building does not go on: .*malformed/);
    expect(tries).toBe(3);
    await readModel.close();
  });

  it('when a server follows it, then its state is failing, with the reason', async () => {
    const readModel = new ReadModel({ log: unreadable(await logOf(TEN)), path: ':memory:' });
    const started = readModel.start().catch(() => undefined);
    while (readModel.status.state !== 'failing') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readModel.status).toMatchObject({ position: 4n });
    expect(readModel.status.error?.message).toMatch(/malformed/);
    await readModel.close();
    await started;
  });
});
