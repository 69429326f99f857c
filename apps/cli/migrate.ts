import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import {
  mustKnowTokensOf,
  openStore,
  openVault,
  type Append,
  type EventStore,
  type KeyVault,
  type RecordedEvent,
  type StoreClock,
  type VaultEntry,
} from '#libs/event-store';
import { defined, filePathOf } from '#libs/platform';
import { openLogToRead } from './log-to-read.js';
import { progress, type Progress } from './progress.js';
import { whileOpen } from './while-open.js';

export interface MigrateOptions {
  readonly from: string;
  readonly to: string;
  readonly fromVault?: string | undefined;
  readonly toVault?: string | undefined;
  /** Under which both vaults are sealed. */
  readonly vaultKey?: Uint8Array | undefined;
}

/** How a vault is opened: with its key, or plain. */
type Sealed = { readonly key?: Uint8Array };

const READ = 1_000;
const WRITE = 500;
const VAULT = 500;
const ALL = 2n ** 62n;

/**
 * Copies a log and its vault to another store, from where an earlier try stopped: order, ids, streams, times and
 * tokens stay the same. Then reads both logs again and prints the digest of each; throws when they differ, or when
 * the target has anything that the source has not, and an Error in both languages when both are one. The source is
 * only read, and may go on meanwhile: what comes later is left out.
 */
export async function migrate({ from, to, fromVault, toVault, vaultKey }: MigrateOptions): Promise<void> {
  mustDiffer(from, to);
  if (fromVault !== undefined && toVault !== undefined) mustDiffer(fromVault, toVault);
  const times = new MigrationTimes();
  const source = await openLogToRead(from);
  const target = await openStore(to, { clock: times.clock });
  try {
    // A log that goes on may be copied too: up to where it was at the start.
    const head = await source.head();
    const total = Number(head);
    const bar = progress('Logboek kopiëren / copying the log', total, 'gebeurtenissen / events');
    await copyLog(source, target, times, bar, head);
    bar.stop();
    const [one, other] = [await logDigest(source, head), await logDigest(target)];
    process.stdout.write(
      `${one}  ${total}  bron / source\n${other}  ${Number(await target.head())}  doel / target\n`,
    );
    if (one !== other) throw new Error('bron en doel verschillen / source and target differ');
  } finally {
    await source.close();
    await target.close();
  }
  if (fromVault === undefined || toVault === undefined) return;
  const sealed = defined({ key: vaultKey });
  await copyVault(fromVault, toVault, sealed);
  await vaultMustFit(to, toVault, sealed);
}

/** Where a setting of a log or a vault in a file leads; any other as it stands. */
function placeOf(setting: string): string {
  const path = filePathOf(setting) ?? setting;
  return /^\w+:/.test(path) ? setting : resolve(path);
}

/** A copy of itself is equal to it, and no copy. */
function mustDiffer(from: string, to: string): void {
  if (placeOf(from) === placeOf(to))
    throw new Error(`bron en doel zijn dezelfde / source and target are the same: ${to}`);
}

/** A vault that lacks what the log needs is no copy of the right one: the source named another, or an empty one. */
async function vaultMustFit(log: string, vault: string, sealed: Sealed): Promise<void> {
  await whileOpen(openStore(log), (store) =>
    whileOpen(openVault(vault, sealed), (keys) => mustKnowTokensOf(store, keys)),
  );
}

/** When each event is said to be recorded: as in the source. */
export class MigrationTimes {
  #now = 0;
  readonly #of = new WeakMap<Append, number>();
  /** For the store that takes them over. */
  readonly clock: StoreClock = (append) => (append && this.#of.get(append)) ?? this.#now;

  set(appends: readonly Append[], time: (append: Append) => number): void {
    for (const append of appends) this.#of.set(append, (this.#now = time(append)));
  }
}

/**
 * Appends what the target does not have yet. Rejects when what it has is not the beginning of the source, or when it
 * took events in in another order, which nothing can mend but another target.
 */
export async function copyLog(
  source: EventStore,
  target: EventStore,
  times: MigrationTimes,
  bar: Pick<Progress, 'update'>,
  upTo = ALL,
): Promise<void> {
  const head = await target.head();
  let position = 0n;
  for (;;) {
    const batch = await readUpTo(source, position, upTo);
    const last = batch.at(-1);
    if (last === undefined) break;
    const present = batch.filter((event) => event.position <= head);
    if (present.length > 0) await mustBeThere(present, target, position);
    const left = batch.slice(present.length);
    for (const run of target.atomicAcrossStreams ? sameMoment(left) : [left])
      await appendRun(run, target, times);
    position = last.position;
    bar.update(Number(position));
  }
  if (head > position) throw otherLog();
}

/** SHA-256 over every event as it is read back, with its place and its time: equal for equal logs on any store. */
export async function logDigest(store: EventStore, upTo = ALL): Promise<string> {
  const hash = createHash('sha256');
  let position = 0n;
  for (;;) {
    const batch = await readUpTo(store, position, upTo);
    const last = batch.at(-1);
    if (last === undefined) return hash.digest('hex');
    for (const event of batch) hash.update(`${textOf(event)}\n`);
    position = last.position;
  }
}

async function readUpTo(store: EventStore, after: bigint, upTo: bigint): Promise<readonly RecordedEvent[]> {
  const batch = await store.readAll({ after, limit: READ });
  return batch.filter(({ position }) => position <= upTo);
}

async function appendRun(
  run: readonly RecordedEvent[],
  target: EventStore,
  times: MigrationTimes,
): Promise<void> {
  const appends = appendsOf(run);
  times.set(appends, ({ events }) => (events[0] as RecordedEvent | undefined)?.recordedAt ?? 0);
  const stored = (await target.appendAll(appends)).flatMap(({ events }) => events);
  if (run.some(({ position }, index) => stored[index]?.position !== position)) throw otherOrder();
}

async function mustBeThere(
  events: readonly RecordedEvent[],
  target: EventStore,
  after: bigint,
): Promise<void> {
  const found = await target.readAll({ after, limit: events.length });
  if (events.some((event, index) => found[index] === undefined || textOf(event) !== textOf(found[index])))
    throw otherLog();
}

const textOf = (event: RecordedEvent): string => {
  const { position, stream, revision, recordedAt, eventId, type, schemaVersion, data, metadata } = event;
  return JSON.stringify([
    String(position),
    stream,
    revision,
    recordedAt,
    eventId,
    type,
    schemaVersion,
    data,
    metadata,
  ]);
};

const otherLog = (): Error => new Error('het doel bevat een ander logboek / the target holds another log');

const otherOrder = (): Error =>
  new Error(
    'het doel nam de gebeurtenissen in een andere volgorde op: begin opnieuw, in een leeg logboek / the target took the events in in another order: start again, in an empty log',
  );

/** One transaction has one time. */
function* sameMoment(events: readonly RecordedEvent[]): Generator<readonly RecordedEvent[]> {
  let start = 0;
  for (let index = 1; index <= events.length; index += 1) {
    const ends = events[index]?.recordedAt !== events[start]?.recordedAt || index - start >= WRITE;
    if (!ends) continue;
    yield events.slice(start, index);
    start = index;
  }
}

/** Neighbours in one stream go together; each append says where the stream must be, so that a gap cannot pass. */
function appendsOf(events: readonly RecordedEvent[]): readonly Append[] {
  const appends: (Append & { events: RecordedEvent[] })[] = [];
  for (const event of events) {
    const last = appends.at(-1);
    const goesOn = last?.stream === event.stream && last.events[0]?.recordedAt === event.recordedAt;
    if (last && goesOn) last.events.push(event);
    else {
      const expected = event.revision === 0 ? 'no-stream' : event.revision - 1;
      appends.push({ stream: event.stream, expected, events: [event] });
    }
  }
  return appends;
}

async function copyVault(from: string, to: string, sealed: Sealed): Promise<void> {
  const copied = await whileOpen(openVault(from, sealed), (source) =>
    whileOpen(openVault(to, sealed), (target) => copyKeys(source, target)),
  );
  process.stdout.write(`${copied} sleutels in de kluis / keys in the vault\n`);
}

/** Restores every key of one vault into another; answers how many. */
export async function copyKeys(source: KeyVault, target: KeyVault): Promise<number> {
  let copied = 0;
  let batch: VaultEntry[] = [];
  for await (const entry of source.entries()) {
    batch.push(entry);
    if (batch.length < VAULT) continue;
    await target.restore(batch);
    copied += batch.length;
    batch = [];
  }
  await target.restore(batch);
  return copied + batch.length;
}
