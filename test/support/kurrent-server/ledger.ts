/** How KurrentDB sees an event: two positions in the whole log, a revision in its stream, ticks of 100 ns. */
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
  | { readonly ok: true; readonly revision: bigint; readonly commit: bigint; readonly prepare: bigint }
  | { readonly ok: false; readonly reason: 'wrong-version'; readonly current: bigint }
  | { readonly ok: false; readonly reason: 'deleted' };

interface Stream {
  readonly records: StoredRecord[];
  /** Revisions below it are gone for readers: a soft delete. */
  truncatedBefore: bigint;
  tombstoned: boolean;
}

const TICKS = 10_000n;

/** What the nodes of one test cluster share: the records in their order, by the rules of KurrentDB for expected revisions. */
export class Ledger {
  readonly records: StoredRecord[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #waiting = new Set<() => void>();
  #commit = 0n;

  constructor(private readonly now: () => number = Date.now) {
    this.noise(3);
  }

  append(name: string, expected: Expected, events: readonly Proposed[]): AppendAnswer {
    const stream = this.#streams.get(name) ?? { records: [], truncatedBefore: 0n, tombstoned: false };
    if (stream.tombstoned) return { ok: false, reason: 'deleted' };
    const last = BigInt(stream.records.length) - 1n;
    if (!meets(expected, last, stream)) {
      const repeated = repeatedFrom(expected, events, stream);
      const end = repeated.at(-1);
      if (end) return { ok: true, revision: end.revision, commit: end.commit, prepare: end.prepare };
      return { ok: false, reason: 'wrong-version', current: last };
    }
    this.#streams.set(name, stream);
    // All events of one write share the commit position; each has its own prepare position below it.
    const prepares = events.map(({ data }) => (this.#commit += 113n + BigInt(data.length)));
    const commit = this.#commit;
    events.forEach((event, index) => {
      const prepare = prepares[index] ?? commit;
      const revision = last + 1n + BigInt(index);
      const created = String(BigInt(Math.trunc(this.now())) * TICKS);
      const record = { ...event, stream: name, revision, commit, prepare, created };
      stream.records.push(record);
      this.records.push(record);
    });
    this.wake();
    return { ok: true, revision: BigInt(stream.records.length) - 1n, commit, prepare: commit };
  }

  /** The records of a stream that readers see; undefined when there is none. */
  stream(name: string): readonly StoredRecord[] | 'tombstoned' | undefined {
    const stream = this.#streams.get(name);
    if (stream?.tombstoned) return 'tombstoned';
    const visible = stream?.records.filter(({ revision }) => revision >= stream.truncatedBefore);
    return visible?.length ? visible : undefined;
  }

  delete(name: string, expected: Expected, hard: boolean): AppendAnswer {
    const stream = this.#streams.get(name) ?? { records: [], truncatedBefore: 0n, tombstoned: false };
    if (stream.tombstoned) return { ok: false, reason: 'deleted' };
    const last = BigInt(stream.records.length) - 1n;
    if (!meets(expected, last, stream)) return { ok: false, reason: 'wrong-version', current: last };
    this.#streams.set(name, stream);
    if (hard) stream.tombstoned = true;
    else stream.truncatedBefore = last + 1n;
    for (const record of stream.records) this.#erase(record);
    this.noise(1);
    return { ok: true, revision: last, commit: this.#commit, prepare: this.#commit };
  }

  /** System events among ours, as a real server writes them by itself. */
  noise(count: number): void {
    for (let index = 0; index < count; index += 1) {
      this.#commit += 97n;
      const created = String(BigInt(Math.trunc(this.now())) * TICKS);
      const place = { revision: this.#commit, commit: this.#commit, prepare: this.#commit, created };
      const content = { data: new TextEncoder().encode('{}'), metadata: new Uint8Array() };
      const id = `00000000-0000-4000-8000-${String(this.#commit).padStart(12, '0')}`;
      const named = { id, stream: '$stats-127.0.0.1:2113', type: '$statsCollected' };
      this.records.push({ ...named, ...place, ...content, contentType: 'application/json' });
    }
    this.wake();
  }

  /** Resolves when something is written after this call, or when somebody calls `wake`. */
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

  /** What a scavenge does: the content is gone from $all too. */
  #erase(record: StoredRecord): void {
    const index = this.records.indexOf(record);
    if (index >= 0) this.records.splice(index, 1);
  }
}

function meets(expected: Expected, last: bigint, { truncatedBefore, records }: Stream): boolean {
  if (expected === 'any') return true;
  const deleted = records.length > 0 && truncatedBefore > last;
  if (expected === 'no-stream') return last === -1n || deleted;
  return expected === 'exists' ? last >= 0n && !deleted : expected === last;
}

/** KurrentDB answers a repeated write as the first time when the same ids stand right after the expected revision. */
function repeatedFrom(
  expected: Expected,
  events: readonly Proposed[],
  stream: Stream,
): readonly StoredRecord[] {
  if (expected === 'any' || expected === 'exists') return [];
  const from = expected === 'no-stream' ? 0 : Number(expected) + 1;
  const standing = stream.records.slice(from, from + events.length);
  return standing.length === events.length && standing.every(({ id }, index) => id === events[index]?.id)
    ? standing
    : [];
}
