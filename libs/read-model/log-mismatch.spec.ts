/**
 * Cause: a read model beside another, an older or an emptied log was served as right, and passed over the next events
 * (reliability R1). Guard: the checkpoint carries the first and the last projected event. Seen to fail: without
 * `mustBeOfLog` in ReadModel.start each test of another log, without `DAMAGED` the last two, without the hash the
 * layout.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, openMemoryStore, type EventStore, type NewEvent } from '#libs/event-store';
import { CATALOGUE, typeNamed } from '#libs/programme';
import { histories, registerEvents } from '../../test/support/histories.js';
import { figuresAt } from '../../test/support/expect-fold.js';
import { chunksIn } from '../../test/support/rewritten-model.js';
import fc from 'fast-check';
import { projectionVersion } from './projection/layout.js';
import { ReadModel } from './read-model.js';
import { PATIENCE } from '../../test/support/dose.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const [history = []] = fc.sample(
  histories(120).filter((log) => log.length > 80),
  { numRuns: 1, seed: 7 },
);

/** A log of the first events of the history. */
async function logOf(count: number, change = (event: NewEvent): NewEvent => event): Promise<EventStore> {
  let time = Date.parse('2025-06-30T10:00:00Z');
  const log = openMemoryStore({ clock: () => (time += 1_000) });
  for (const { stream, event } of history.slice(0, count))
    await log.append({ stream, expected: 'any', events: [change(event)] });
  return log;
}

const open = (log: EventStore): ReadModel => new ReadModel({ log, path: join(folder, 'read-model.db') });
/** A read model of the whole history, closed again. */
async function projected(batchSize = 1_000): Promise<void> {
  const log = await logOf(history.length);
  const readModel = new ReadModel({ log, path: join(folder, 'read-model.db'), batchSize });
  await readModel.start();
  await readModel.close();
}
async function refusal(log: EventStore): Promise<{ code?: unknown; message: string }> {
  const readModel = open(log);
  const error = await readModel.start().then(
    () => ({ message: 'started' }),
    (thrown: { code?: unknown; message: string }) => thrown,
  );
  expect(readModel.status.state).toBe('stopped');
  await readModel.close();
  return error;
}

describe('given a read model, beside it', () => {
  const cases: readonly (readonly [string, () => Promise<EventStore>, RegExp])[] = [
    ['an older copy of the log', () => logOf(history.length - 20), /logboek is korter.*log is shorter/],
    ['an emptied log', () => logOf(0), /logboek is korter/],
    [
      'an older copy that others went on with',
      async () => {
        const log = await logOf(history.length - 20);
        for (const { stream, event } of registerEvents())
          await log.append({
            stream: `other-${stream}`,
            expected: 'any',
            events: [{ ...event, eventId: event.eventId.replace(/^.{8}/, 'ffffffff') }],
          });
        for (let i = 0; (await log.head()) < BigInt(history.length + 5); i += 1)
          await log.append({
            stream: `more-${i}`,
            expected: 'any',
            events: [
              { ...history[0]!.event, eventId: `${String(i).padStart(8, '0')}-0000-8000-8000-000000000000` },
            ],
          });
        return log;
      },
      /staat iets anders/,
    ],
    [
      'another log',
      () =>
        logOf(history.length, (event) => ({ ...event, metadata: event.metadata.replace('}', ',"x":1}') })),
      /eerste gebeurtenis is een andere/,
    ],
  ];
  it.each(cases)('%s is refused with words, and nothing is answered', async (_, log, words) => {
    await projected();
    const { code, message } = await refusal(await log());
    expect([code, message]).toEqual(['LOG_MISMATCH', expect.stringMatching(words)]);
    expect(message).toContain('wijkspoor rebuild');
  });

  it('the same log goes on, with the figures of a fold', async () => {
    await projected();
    const log = await logOf(history.length);
    const [kept, fresh] = [open(log), new ReadModel({ log, path: ':memory:' })];
    await kept.start();
    await fresh.start();
    expect(figuresAt(kept, await log.head())).toBe(figuresAt(fresh, await log.head()));
    await kept.close();
    await fresh.close();
  });
});

describe('given a damaged read model', () => {
  it.each([
    ['that is no database', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at < 200 ? 7 : byte)))],
    [
      'of which pages are torn',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at > 4_096 ? byte ^ 85 : byte))),
    ],
  ])('%s: it is set aside and made again, and says so', async (_, spoil) => {
    await projected();
    const path = join(folder, 'read-model.db');
    const file = openDatabase(path);
    file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    file.close();
    for (const rest of ['-wal', '-shm']) rmSync(path + rest, { force: true });
    writeFileSync(path, spoil(readFileSync(path)));
    const log = await logOf(history.length);
    const [kept, fresh] = [open(log), new ReadModel({ log, path: ':memory:' })];
    expect(String(kept.damage)).toMatch(/malformed|not a database/);
    expect(existsSync(`${path}.damaged`)).toBe(true);
    await kept.start();
    await fresh.start();
    expect(figuresAt(kept, await log.head())).toBe(figuresAt(fresh, await log.head()));
    await kept.close();
    await fresh.close();
  });
});

describe('given a read model of which one chunk is not what was written', () => {
  const flip = (place: string) =>
    `UPDATE # SET content = CAST(substr(content, 1, ${place} - 1) ||
       x'ff' || substr(content, ${place} + 1) AS BLOB) WHERE rowid = (SELECT min(rowid) FROM #)`;
  // Seen to fail: without the comparison of the sums the byte in the middle and the sum (the others contradict what
  // is read); without that of the checkpoint the last.
  it.each([
    ['a byte of a length', flip('4')],
    ['a byte in the middle', flip('length(content) / 2')],
    ['its last byte', flip('length(content)')],
    ['its length', 'UPDATE # SET content = substr(content, 1, length(content) - 8)'],
    ['all of it', 'UPDATE # SET content = zeroblob(length(content))'],
    ['its sum', 'UPDATE # SET sum = sum + 1'],
    ['where it begins', 'UPDATE # SET first_position = first_position + 1000 WHERE first_position = 1'],
    ['how many events it is of', 'UPDATE # SET events = events + 1'],
    [
      'itself, between others',
      'DELETE FROM # WHERE first_position = (SELECT min(first_position) FROM # WHERE first_position > 1)',
    ],
    ['itself, at the end', 'DELETE FROM # WHERE first_position = (SELECT max(first_position) FROM #)'],
  ])('when it is %s, then all is made again, and says so', async (_, sql) => {
    await projected(1);
    const path = join(folder, 'read-model.db');
    const { table } = chunksIn(path);
    const file = openDatabase(path);
    expect(Number(file.prepare(`SELECT count(*) AS chunks FROM ${table}`).get()?.['chunks'])).toBeGreaterThan(
      2,
    );
    file.exec(sql.replaceAll('#', table));
    expect(Number(file.prepare('SELECT changes() AS changed').get()?.['changed'])).toBeGreaterThan(0);
    file.close();
    const log = await logOf(history.length);
    const [kept, fresh] = [open(log), new ReadModel({ log, path: ':memory:' })];
    expect(String(kept.damage)).toMatch(/rows are not what was written|rows reach \d+, its checkpoint \d+/);
    await kept.start();
    await fresh.start();
    expect(figuresAt(kept, await log.head())).toBe(figuresAt(fresh, await log.head()));
    await kept.close();
    await fresh.close();
  });
});

describe('given another layout of the columns', () => {
  it('a column put in, taken out or moved gives another version by itself', () => {
    const [first, ...rest] = CATALOGUE.filter(({ facts }) => facts.length > 1);
    const version = (facts: readonly string[]): number => projectionVersion([{ ...first!, facts }, ...rest]);
    const facts = first!.facts;
    const versions = [facts, facts.slice(1), facts.toReversed()].map(version);
    expect(new Set(versions).size).toBe(3);
    expect(version([...facts])).toBe(version(facts));
    expect(Number.isSafeInteger(versions[0])).toBe(true);
  });

  // Seen to fail: with only the kind of a column in the layout, codes of before are read as others.
  it('a code put in gives another version: a code is kept as its place among them', () => {
    const version = (codes: readonly string[]): number =>
      projectionVersion([
        {
          ...typeNamed('HouseholdReached'),
          facts: ['channel'],
          fields: { channel: { optional: false, spec: { kind: 'code', list: 'channels', codes } } },
        },
      ]);
    expect(version(['LETTER', 'NEW', 'PHONE'])).not.toBe(version(['LETTER', 'PHONE']));
    expect(version(['PHONE', 'LETTER'])).not.toBe(version(['LETTER', 'PHONE']));
  });
});

describe('given a log that does not answer at the start', () => {
  // Seen to fail: with every error of the check thrown by `start`, the read model never follows.
  it('is asked again until it does, and what it says is checked before anything is projected', async () => {
    await projected();
    const log = await logOf(history.length);
    const readAll = log.readAll.bind(log);
    let refusals = 3;
    log.readAll = (options) => {
      if (refusals-- > 0) return Promise.reject(new Error('away for now'));
      return readAll(options);
    };
    const kept = open(log);
    await kept.start();
    const event = registerEvents()[0]!.event;
    await log.append({
      stream: 'later',
      expected: 'any',
      events: [{ ...event, eventId: event.eventId.replace(/^.{8}/, 'eeeeeeee') }],
    });
    await kept.waitFor(await log.head(), PATIENCE);
    expect(kept.status).toEqual({ state: 'live', position: await log.head() });
    await kept.close();
  });
});
