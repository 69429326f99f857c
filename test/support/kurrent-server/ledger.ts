/**
 * How KurrentDB sees an event: a position in the whole log (two equal numbers), a revision in its stream, ticks of
 * 100 ns.
 */
export interface StoredRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly created: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type Proposed = Pick<StoredRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = 'any' | 'no-stream' | 'exists' | bigint;

export type AppendAnswer =
  | { readonly ok: true; readonly revision: bigint; readonly position: bigint }
  | { readonly ok: false; readonly reason: 'wrong-version'; readonly current: bigint }
  | { readonly ok: false; readonly reason: 'too-large'; readonly most: number }
  /** Stands already but cannot be read yet: the server does not answer such a repeat until it gives up on it. */
  | { readonly ok: false; readonly reason: 'deleted' | 'not-ready' };

interface Stream {
  readonly records: StoredRecord[];
  /** Revisions below it are gone for readers of the stream: a soft delete. */
  truncatedBefore: bigint;
  tombstoned: boolean;
}

const TICKS = 10_000n;
const JSON_TYPE = 'application/json';
/** What servers up to 25.0 take in one append unless they are told otherwise; later ones take more. */
const MAX_APPEND = 1_024 * 1_024;

/**
 * What the nodes of one test cluster share: the records in their order, by the rules of the server's IndexWriter and
 * StorageWriterService for expected revisions, repeated writes and deleted streams (23.10 to 26.1 are alike in them).
 */
export class Ledger {
  readonly records: StoredRecord[] = [];
  /**
   * Until when what is written cannot be read yet; its revisions count from the start, as on a cluster that still
   * replicates.
   */
  replicated: Promise<unknown> | undefined;
  readonly #streams = new Map<string, Stream>();
  readonly #waiting = new Set<() => void>();
  #position = 0n;
  #readable = 0n;
  #isHeld = false;

  constructor(private readonly now: () => number = Date.now) {
    this.noise(3);
  }

  append(name: string, expected: Expected, events: readonly Proposed[]): AppendAnswer {
    const stream = this.#stream(name);
    if (stream.tombstoned) return { ok: false, reason: 'deleted' };
    if (sizeOf(events) > MAX_APPEND) return { ok: false, reason: 'too-large', most: MAX_APPEND };
    const last = BigInt(stream.records.length) - 1n;
    const wasDeleted = isDeleted(stream);
    if (expected === 'exists' && wasDeleted) return { ok: false, reason: 'deleted' };
    const repeated = repeatedOf(expected, events, stream);
    if (repeated === 'part') return { ok: false, reason: 'wrong-version', current: last };
    if (repeated !== undefined && repeated.commit > this.#readable) return { ok: false, reason: 'not-ready' };
    if (repeated !== undefined) return { ok: true, revision: repeated.revision, position: repeated.commit };
    if (!meets(expected, last, wasDeleted)) return { ok: false, reason: 'wrong-version', current: last };
    for (const event of events) stream.records.push(this.#write(name, BigInt(stream.records.length), event));
    const position = this.#position;
    if (name.startsWith('$$')) this.#truncate(name.slice(2), events);
    if (wasDeleted) {
      stream.truncatedBefore = last + 1n;
      this.#metadata(name, { $tb: Number(last + 1n) });
    }
    this.#publish();
    return { ok: true, revision: BigInt(stream.records.length) - 1n, position };
  }

  /** The records of a stream that readers see; undefined when there is none. */
  stream(name: string): readonly StoredRecord[] | 'tombstoned' | undefined {
    const stream = this.#streams.get(name);
    if (stream?.tombstoned) return 'tombstoned';
    const visible = stream?.records.filter(
      ({ revision, commit }) => revision >= stream.truncatedBefore && commit <= this.#readable,
    );
    return visible?.length ? visible : undefined;
  }

  /** $all as readers see it. */
  all(): readonly StoredRecord[] {
    const { records } = this;
    let end = records.length;
    while (end > 0 && (records[end - 1]?.commit ?? 0n) > this.#readable) end -= 1;
    return end === records.length ? records : records.slice(0, end);
  }

  /** Neither takes anything out of $all: that is for `scavenge`. */
  delete(name: string, expected: Expected, hard: boolean): AppendAnswer {
    const stream = this.#stream(name);
    if (stream.tombstoned) return { ok: false, reason: 'deleted' };
    const last = BigInt(stream.records.length) - 1n;
    if (!meets(expected, last, isDeleted(stream)) || (!hard && last < 0n))
      return { ok: false, reason: 'wrong-version', current: last };
    if (hard) {
      stream.tombstoned = true;
      this.#write(
        name,
        2n ** 64n - 1n,
        system('$streamDeleted', new Uint8Array(), 'application/octet-stream'),
      );
    } else {
      stream.truncatedBefore = last + 1n;
      this.#metadata(name, { $tb: Number.MAX_SAFE_INTEGER });
    }
    this.#publish();
    return { ok: true, revision: last, position: this.#position };
  }

  /** Takes what is deleted out of $all: but for the tombstone, and the last event of a stream that may come back. */
  scavenge(): void {
    for (const { records, tombstoned, truncatedBefore } of this.#streams.values())
      for (const record of records)
        if (tombstoned || (record.revision < truncatedBefore && record !== records.at(-1)))
          this.#erase(record);
  }

  /** Events of others among ours, as every server has them: its own, and links to ours where projections run. */
  noise(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const link = system('$>', Buffer.from(`${index}@wijkspoor/s`), 'application/octet-stream');
      const stats = system('$statsCollected', Buffer.from('{}'), JSON_TYPE);
      if (index % 2 === 0) this.#write('$stats-127.0.0.1:2113', this.#position, stats);
      else this.#write('$ce-wijkspoor/s', this.#position, link);
    }
    this.#publish();
  }

  /** Resolves when something can be read that could not be before, or when somebody calls `wake`. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }

  /** As if the stream had never been written: what a crash before its first write leaves. */
  forget(name: string): void {
    for (const record of this.#streams.get(name)?.records ?? []) this.#erase(record);
    this.#streams.delete(name);
  }

  /**
   * A leader without a quorum: what it writes counts for it, can be read nowhere, and is neither stored nor refused
   * yet.
   */
  hold(): void {
    this.#isHeld = true;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /**
   * It was replicated after all, or never was: then it is gone as if never written, and its places are given again.
   */
  settle(became: 'stored' | 'taken back'): void {
    this.#isHeld = false;
    if (became === 'stored') return this.#publish();
    const isStored = ({ commit }: StoredRecord): boolean => commit <= this.#readable;
    this.records.splice(this.records.findLastIndex(isStored) + 1);
    for (const { records } of this.#streams.values()) records.splice(records.findLastIndex(isStored) + 1);
    this.#position = this.#readable;
  }

  #stream(name: string): Stream {
    const stream = this.#streams.get(name) ?? { records: [], truncatedBefore: 0n, tombstoned: false };
    this.#streams.set(name, stream);
    return stream;
  }

  /** What a stream's metadata say of it, of which `$tb` is all that is kept here. */
  #truncate(name: string, events: readonly Proposed[]): void {
    for (const { data } of events) {
      const { $tb } = JSON.parse(Buffer.from(data).toString()) as { $tb?: number };
      if ($tb !== undefined) this.#stream(name).truncatedBefore = BigInt($tb);
    }
  }

  #metadata(name: string, data: object): void {
    const revision = BigInt(this.#stream(`$$${name}`).records.length);
    const event = system('$metadata', Buffer.from(JSON.stringify(data)), JSON_TYPE);
    this.#stream(`$$${name}`).records.push(this.#write(`$$${name}`, revision, event));
  }

  /** Each event has a position of its own, the same for commit and prepare. */
  #write(stream: string, revision: bigint, event: Proposed): StoredRecord {
    this.#position += 113n + BigInt(event.data.length);
    const created = String(BigInt(Math.trunc(this.now())) * TICKS + 7n);
    const record = { ...event, stream, revision, commit: this.#position, prepare: this.#position, created };
    this.records.push(record);
    return record;
  }

  #publish(): void {
    const upTo = this.#position;
    const publish = (): void => {
      this.#readable = upTo;
      this.wake();
    };
    if (this.#isHeld) return;
    if (this.replicated === undefined) publish();
    else void this.replicated.then(publish);
  }

  #erase(record: StoredRecord): void {
    const index = this.records.indexOf(record);
    if (index >= 0) this.records.splice(index, 1);
  }
}

let systemEvents = 0;

function system(type: string, data: Uint8Array, contentType: string): Proposed {
  const id = `00000000-0000-4000-8000-${String((systemEvents += 1)).padStart(12, '0')}`;
  return { id, type, contentType, data, metadata: new Uint8Array() };
}

const sizeOf = (events: readonly Proposed[]): number =>
  events.reduce((sum, { type, data, metadata }) => sum + 2 * type.length + data.length + metadata.length, 0);

const isDeleted = ({ records, truncatedBefore }: Stream): boolean =>
  records.length > 0 && truncatedBefore >= BigInt(records.length);

function meets(expected: Expected, last: bigint, deleted: boolean): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return last === -1n || deleted;
  return expected === 'exists' ? last >= 0n : expected === last;
}

/**
 * The last event of a write that stands already: with a revision, when its ids stand right after it; with *any*,
 * wherever in the stream. `part`: only its beginning stands, and the rest is no continuation.
 */
function repeatedOf(
  expected: Expected,
  events: readonly Proposed[],
  { records }: Stream,
): StoredRecord | 'part' | undefined {
  const free = expected === 'any' || expected === 'exists';
  const from = expected === 'no-stream' ? 0 : free ? -1 : Number(expected) + 1;
  const standing = events.map(({ id }, index) =>
    free
      ? records.find((record) => record.id === id)
      : [records[from + index]].find((record) => record?.id === id),
  );
  if (standing[0] === undefined) return undefined;
  return standing.includes(undefined) ? 'part' : standing.at(-1);
}
