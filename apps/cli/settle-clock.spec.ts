/** A log of which the newest two entries were stamped by a clock that stood five years ahead. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdFile, openStore, type NewEvent } from '#libs/event-store';
import { EffectiveEntries } from '#libs/indicators';
import { loadConfig, systemClock } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { registerEvents, uuid } from '../../test/support/histories.js';
import { settleClock } from './settle-clock.js';
import { verify } from './verify.js';

const DAY = 86_400_000;
const YEARS = 5 * 365 * DAY;
/** The truth: two days ago the register, yesterday the first entry of the jump. */
const NOW = systemClock.now();
const TRUE = NOW - DAY;

let folder: string;
let position: number;
const quiet = (): void => undefined;
const config = () => loadConfig({ WIJKSPOOR_STORE: `sqlite:${folder}/log.db` });

async function append(clock: (() => number) | undefined, ...events: readonly NewEvent[]): Promise<void> {
  const store = await openStore(config().store, clock ? { clock } : {});
  for (const event of events)
    await store.append({ stream: `entry-${event.eventId}`, expected: 'any', events: [event] });
  await store.close();
}

const again = (name: string): NewEvent => ({ ...registerEvents()[0]!.event, eventId: uuid(name) });

async function projected<T>(answer: (readModel: ReadModel) => T, path = ':memory:'): Promise<T> {
  const store = await openStore(config().store);
  const readModel = new ReadModel({ log: store, path });
  try {
    await readModel.start();
    return answer(readModel);
  } finally {
    await readModel.close();
    await store.close();
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-clock-'));
  const register = registerEvents().map(({ event }) => event);
  await append(() => NOW - 2 * DAY, ...register);
  position = register.length + 1;
  await append(() => TRUE + YEARS, again('jumped'), again('after it'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settle = (more: Partial<Parameters<typeof settleClock>[1]> = {}): Promise<boolean> =>
  settleClock(
    config(),
    { position, recordedAt: TRUE, reason: 'de klok stond in 2030', yes: true, ...more },
    quiet,
  );

describe('given a log that holds a jump of the clock', () => {
  // Seen to fail: as the times are stored, today names the position before the jump, for five years.
  it('when it is settled, then moments name the entries of then, in a read model of before and in a new one', async () => {
    const path = join(folder, 'read-model.db');
    const named = ({ model }: ReadModel): readonly number[] =>
      [TRUE - 1, TRUE, NOW].map((moment) => model.moments.positionAt(moment));
    expect(await projected(named, path)).toEqual([position - 1, position - 1, position - 1]);
    expect(await settle()).toBe(true);
    const right = [position - 1, position + 2, position + 2];
    expect(await projected(named, path)).toEqual(right);
    expect(await projected(named, path)).toEqual(right);
    expect(await projected(named)).toEqual(right);
    expect(await verify(config(), 2, quiet)).toBe(true);
  });

  it('when a state of before is asked, then its days are those that were read then: editions stay what they were', async () => {
    await settle();
    const days = await projected(({ model }) =>
      [position + 1, position + 2].map((at) => new EffectiveEntries(model.facts, at).recordedDay(position)),
    );
    expect((days[0] ?? 0) - (days[1] ?? 0)).toBeGreaterThan(YEARS / DAY - 2);
  });

  // Seen to fail: without the settled clock of openStore the entry is read as of yesterday, and so for five years.
  it('when something is recorded after it, then by the clock of now, and times never decrease', async () => {
    await settle();
    const before = systemClock.now();
    await append(undefined, again('later'));
    const after = systemClock.now();
    const read = await projected(({ model }) => model.moments.of(model.position) ?? 0);
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(after);
    const store = await openStore(config().store);
    const times = (await store.readAll()).map(({ recordedAt }) => recordedAt);
    await store.close();
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('when it is not said with --yes, or the truth cannot be true, or a server runs, then nothing is recorded', async () => {
    expect(await settle({ yes: false })).toBe(false);
    await expect(settle({ recordedAt: NOW - 3 * DAY })).rejects.toThrow('later than that');
    await expect(settle({ recordedAt: TRUE + YEARS })).rejects.toThrow('was not ahead');
    await expect(settle({ recordedAt: TRUE + YEARS / 2 })).rejects.toThrow('later jump');
    await expect(settle({ position: 10_000 })).rejects.toThrow('no position 10000');
    const server = holdFile(config().readModel);
    await expect(settle()).rejects.toThrow('stop the server first');
    server.release();
    expect(await projected(({ position: end }) => Number(end))).toBe(position + 1);
  });
});
