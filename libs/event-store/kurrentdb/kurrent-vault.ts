import { createHash, randomUUID } from 'node:crypto';

import {
  BACKWARDS,
  END,
  jsonEvent,
  type EventStoreDBClient,
  type JSONEventType,
} from '@eventstore/db-client';

import { StoreError } from '../errors.js';
import type { KeyVault, VaultEntry, VaultKey } from '../key-vault.js';
import { checkVaultKeys, newToken, otherToken } from '../vault-token.js';
import { acquireClient, releaseClient } from './client.js';
import { KeyLocks } from './key-locks.js';
import { TIMES, type KurrentTimes } from './kurrent-store.js';
import { limitedRead } from './limited-read.js';
import { parseSetting } from './setting.js';
import { patiently, untilReadable, write } from './writer.js';

type TokenEvent = JSONEventType<'TokenGiven' | 'TokenForgotten', { readonly token: string }>;
type KeyEvent = JSONEventType<typeof KEY_EVENT, { readonly [Part in keyof VaultKey]: string }>;

const KEY_EVENT = 'KeyBehindToken';

interface Last<Event> {
  readonly event: Event;
  readonly revision: number;
}

const AT_ONCE = 64;
const MOST_CHECKED = 200_000;

/**
 * The vault on KurrentDB, in two streams a key: one named by a hash of the key, created with *no stream*, so that one of
 * racing callers decides the token for all; one named by the token, with the key in it, for those who may reveal it.
 *
 * Forgetting marks the first, tombstones the second and deletes the first; whoever meets the mark finishes what a crash
 * left. What is deleted can be read no more; KurrentDB's next scavenge removes it from its files.
 */
class KurrentKeyVault implements KeyVault {
  readonly #locks = new KeyLocks();
  readonly #running = new Set<Promise<unknown>>();
  /** Tokens whose second stream is known to be there: a crash may have come between the two. Tokens say nothing of keys. */
  readonly #checked = new Set<string>();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly connection: string,
    private readonly prefix: string,
    private readonly times: KurrentTimes,
  ) {}

  async tokensFor(keys: readonly VaultKey[]): Promise<readonly string[]> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    const different = new Map(keys.map((key) => [this.#keyStream(key), key]));
    const tokens = new Map<string, string>();
    await this.#each([...different], async ([stream, key]) => {
      tokens.set(stream, await this.#locks.run([stream], () => this.#tokenOf(stream, key)));
    });
    return keys.map((key) => tokens.get(this.#keyStream(key)) ?? '');
  }

  async knownTokens(keys: readonly VaultKey[]): Promise<readonly (string | undefined)[]> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    const tokens = new Map<string, string>();
    await this.#each([...new Set(keys.map((key) => this.#keyStream(key)))], async (stream) => {
      const last = await this.#last<TokenEvent>(stream);
      if (last?.event.type === 'TokenGiven') tokens.set(stream, last.event.data.token);
    });
    return keys.map((key) => tokens.get(this.#keyStream(key)));
  }

  async reveal(tokens: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.#mustBeOpen();
    const found = new Map<string, string>();
    await this.#each([...new Set(tokens)], async (token) => {
      const last = await this.#last<KeyEvent>(this.#tokenStream(token));
      if (last) found.set(token, last.event.data.key);
    });
    return found;
  }

  async forget(keys: readonly VaultKey[]): Promise<number> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    let forgotten = 0;
    await this.#each([...new Set(keys.map((key) => this.#keyStream(key)))], async (stream) => {
      if (await this.#locks.run([stream], () => this.#forget(stream))) forgotten += 1;
    });
    return forgotten;
  }

  /** Reads all of $all, so it is for a move only; a key counts only while its first stream still says so. */
  async *entries(): AsyncGenerator<VaultEntry, void, undefined> {
    this.#mustBeOpen();
    const prefix = this.#tokenStream('');
    const read = this.client.readAll({ requiresLeader: true });
    read.on('error', () => undefined);
    try {
      for await (const { event } of read) {
        // A stream that is gone for ever ends in an event of the server's own.
        if (event?.type !== KEY_EVENT || !event.streamId.startsWith(prefix)) continue;
        const key = event.data as unknown as VaultKey;
        const token = event.streamId.slice(prefix.length);
        if ((await this.knownTokens([key]))[0] === token) yield { ...key, token };
      }
    } finally {
      void read.cancel().catch(() => undefined);
    }
  }

  async restore(entries: readonly VaultEntry[]): Promise<void> {
    this.#mustBeOpen();
    checkVaultKeys(entries);
    await this.#each(entries, async ({ token, ...key }) => {
      const stream = this.#keyStream(key);
      if ((await this.#locks.run([stream], () => this.#tokenOf(stream, key, token))) !== token)
        throw otherToken();
    });
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running).then(() => releaseClient(this.connection));
    return this.#closing;
  }

  async #tokenOf(stream: string, key: VaultKey, wanted?: string): Promise<string> {
    for (let refused = 0; ; refused += 1) {
      const last = await this.#last<TokenEvent>(stream);
      if (last?.event.type === 'TokenForgotten') {
        await this.#finish(stream, last);
        continue;
      }
      const token = last?.event.data.token ?? wanted ?? newToken();
      if (last === undefined) {
        const given = await this.#append(stream, -1, 'TokenGiven', { token });
        // Another was first. What it wrote counts before it can be read: never append behind what was not read.
        if (!given.stored) {
          await untilReadable(stream, refused, this.times.total);
          continue;
        }
      }
      if (await this.#isRevealable(token, key)) return token;
    }
  }

  /** Writes the second stream unless it is there. False when the token has been forgotten meanwhile. */
  async #isRevealable(token: string, { kind, scope, key }: VaultKey): Promise<boolean> {
    if (this.#checked.has(token)) return true;
    try {
      await this.#append(this.#tokenStream(token), -1, KEY_EVENT, { kind, scope, key });
    } catch (error) {
      if (typeOf((error as Error).cause) === 'stream-deleted') return false;
      throw error;
    }
    if (this.#checked.size >= MOST_CHECKED) this.#checked.clear();
    this.#checked.add(token);
    return true;
  }

  async #forget(stream: string): Promise<boolean> {
    for (;;) {
      const last = await this.#last<TokenEvent>(stream);
      if (last === undefined) return false;
      if (last.event.type === 'TokenForgotten') {
        await this.#finish(stream, last);
        return false;
      }
      const { token } = last.event.data;
      const marked = await this.#append(stream, last.revision, 'TokenForgotten', { token });
      if (!marked.stored) continue;
      await this.#finish(stream, { event: last.event, revision: last.revision + 1 });
      return true;
    }
  }

  async #finish(stream: string, { event, revision }: Last<TokenEvent>): Promise<void> {
    const { token } = event.data;
    this.#checked.delete(token);
    const gone = ['stream-deleted', 'stream-not-found', 'wrong-expected-version'];
    const { client, times } = this;
    const requiresLeader = true;
    await patiently(client, times, gone, (deadline) =>
      client.tombstoneStream(this.#tokenStream(token), { requiresLeader, deadline }),
    );
    const expectedRevision = BigInt(revision);
    await patiently(client, times, gone, (deadline) =>
      client.deleteStream(stream, { requiresLeader, deadline, expectedRevision }),
    );
  }

  async #append(
    stream: string,
    expected: number,
    type: TokenEvent['type'] | KeyEvent['type'],
    data: TokenEvent['data'] | KeyEvent['data'],
  ): ReturnType<typeof write> {
    const events = [jsonEvent({ id: randomUUID(), type, data })];
    return write(this.client, { stream, storeRevision: expected, events }, this.times);
  }

  async #last<Event extends JSONEventType>(stream: string): Promise<Last<Event> | undefined> {
    const gone = ['stream-deleted', 'stream-not-found'];
    return patiently(this.client, this.times, gone, async (within) => {
      const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
      for (const { event } of await limitedRead(this.client.readStream(stream, options), within))
        if (event) return { event: event as unknown as Event, revision: Number(event.revision) };
      return undefined;
    });
  }

  /** Does the work for all items, some at once; after the first that fails no further one is begun, and none is left behind. */
  async #each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
    const left = items.values();
    let failed = false;
    const worker = async (): Promise<void> => {
      for (const item of left) {
        if (failed) return;
        await work(item).catch((error: unknown) => {
          failed = true;
          throw error;
        });
      }
    };
    const workers = Array.from({ length: Math.min(AT_ONCE, items.length) }, worker);
    const running = Promise.allSettled(workers);
    this.#running.add(running);
    try {
      for (const result of await running) if (result.status === 'rejected') throw result.reason;
    } finally {
      this.#running.delete(running);
    }
  }

  #keyStream({ kind, scope, key }: VaultKey): string {
    const name = createHash('sha256').update(`${kind}\0${scope}\0${key}`).digest('hex');
    return `${this.prefix}key.${name}`;
  }

  #tokenStream(token: string): string {
    return `${this.prefix}token.${token}`;
  }

  #mustBeOpen(): void {
    if (this.#closing !== undefined) throw new StoreError('STORE_CLOSED', 'the vault is closed');
  }
}

const typeOf = (error: unknown): unknown => (error as { type?: unknown } | undefined)?.type;

export interface KurrentVaultOptions {
  readonly setting: string;
  readonly times?: Partial<KurrentTimes>;
}

/** Opens the vault beside the log of the same setting, in streams that the log does not count. */
export async function openKurrentVault(options: KurrentVaultOptions): Promise<KeyVault> {
  const { connection, log } = parseSetting(options.setting);
  const times = { ...TIMES, ...options.times };
  return new KurrentKeyVault(acquireClient(connection), connection, `${log}.vault/`, times);
}
