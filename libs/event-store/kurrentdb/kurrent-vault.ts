import type { EventStoreDBClient } from '@eventstore/db-client';

import { StoreError } from '../errors.js';
import type { KeyVault, VaultEntry, VaultKey } from '../key-vault.js';
import { checkVaultKeys, newToken, otherToken } from '../vault-token.js';
import { acquireClient, releaseClient } from './client.js';
import { KnownTokens } from './known-tokens.js';
import { TIMES, type KurrentTimes } from './kurrent-store.js';
import { parseSetting } from './setting.js';
import { KEY_EVENT, VaultStreams, type KeyEvent, type TokenEvent } from './vault-streams.js';
import { untilReadable } from './writer.js';

const AT_ONCE = 64;
/** Keys that are looked up together for a move: one after the other each would wait for its own answer. */
const PAGE = 500;

/** A key on its way to its token. */
interface TokenRequest {
  readonly stream: string;
  readonly key: VaultKey;
  /** The token that it is to have, where that is said. */
  readonly wanted?: string;
}

/**
 * The vault on KurrentDB, in two streams a key: one named by a hash of the key, created with *no stream*, so that
 * one of racing callers decides the token for all; one named by the token, with the key in it, for those who may
 * reveal it. Nothing is read first: a new key costs two rounds for all keys of a request, one that this process met
 * before none but the look at what was forgotten meanwhile (decision 0122).
 *
 * Forgetting marks the first, notices it for all replicas, tombstones the second and deletes the first; whoever
 * meets the mark finishes what a crash left. What is deleted can be read no more; KurrentDB's next scavenge removes
 * it from its files.
 */
class KurrentKeyVault implements KeyVault {
  readonly #running = new Set<Promise<unknown>>();
  readonly #known: KnownTokens;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly connection: string,
    private readonly streams: VaultStreams,
  ) {
    this.#known = new KnownTokens((behind) => streams.forgotten(behind));
  }

  async tokensFor(keys: readonly VaultKey[]): Promise<readonly string[]> {
    const asked = this.#asked(keys);
    const tokens = await this.#track(this.#tokensOf([...asked.values()]));
    return keys.map((key) => tokens.get(this.streams.ofKey(key)) ?? '');
  }

  async knownTokens(keys: readonly VaultKey[]): Promise<readonly (string | undefined)[]> {
    const asked = this.#asked(keys);
    const tokens = new Map<string, string>();
    await this.#each([...asked.keys()], async (stream) => {
      const last = await this.streams.last<TokenEvent>(stream);
      if (last?.event.type === 'TokenGiven') tokens.set(stream, last.event.data.token);
    });
    return keys.map((key) => tokens.get(this.streams.ofKey(key)));
  }

  async reveal(tokens: readonly string[]): Promise<ReadonlyMap<string, string>> {
    this.#mustBeOpen();
    const found = new Map<string, string>();
    await this.#each([...new Set(tokens)], async (token) => {
      const last = await this.streams.last<KeyEvent>(this.streams.ofToken(token));
      if (last) found.set(token, last.event.data.key);
    });
    return found;
  }

  async forget(keys: readonly VaultKey[]): Promise<number> {
    let forgotten = 0;
    await this.#each([...this.#asked(keys).keys()], async (stream) => {
      if (await this.#forget(stream)) forgotten += 1;
    });
    return forgotten;
  }

  /** Reads all of $all, so it is for a move only; a key counts only while its first stream still says so. */
  async *entries(): AsyncGenerator<VaultEntry, void, undefined> {
    this.#mustBeOpen();
    const prefix = this.streams.ofToken('');
    const read = this.client.readAll({ requiresLeader: true });
    read.on('error', () => undefined);
    try {
      let page: VaultEntry[] = [];
      for await (const { event } of read) {
        // A stream that is gone forever ends in an event of the server's own.
        if (event?.type !== KEY_EVENT || !event.streamId.startsWith(prefix)) continue;
        const key = event.data as unknown as VaultKey;
        page.push({ ...key, token: event.streamId.slice(prefix.length) });
        if (page.length < PAGE) continue;
        yield* await this.#standing(page);
        page = [];
      }
      yield* await this.#standing(page);
    } finally {
      void read.cancel().catch(() => undefined);
    }
  }

  async #standing(page: readonly VaultEntry[]): Promise<readonly VaultEntry[]> {
    const tokens = await this.knownTokens(page);
    return page.filter(({ token }, index) => tokens[index] === token);
  }

  async restore(entries: readonly VaultEntry[]): Promise<void> {
    const asked = new Map<string, TokenRequest>();
    for (const { token, kind, scope, key } of entries) {
      const stream = this.streams.ofKey({ kind, scope, key });
      if ((asked.get(stream)?.wanted ?? token) !== token) throw otherToken();
      asked.set(stream, { stream, key: { kind, scope, key }, wanted: token });
    }
    this.#asked(entries);
    const tokens = await this.#track(this.#tokensOf([...asked.values()]));
    for (const { stream, wanted } of asked.values()) if (tokens.get(stream) !== wanted) throw otherToken();
  }

  close(): Promise<void> {
    this.#closing ??= Promise.allSettled(this.#running).then(() => releaseClient(this.connection));
    return this.#closing;
  }

  async #tokensOf(asked: readonly TokenRequest[]): Promise<ReadonlyMap<string, string>> {
    const known = this.#known;
    const tokens = new Map<string, string>();
    if (asked.length === 0) return tokens;
    if (known.era === undefined || asked.some(({ stream }) => known.get(stream) !== undefined))
      await known.check();
    let left = asked.filter(({ stream }) => {
      const token = known.get(stream);
      if (token !== undefined) tokens.set(stream, token);
      return token === undefined;
    });
    let deadline: number | undefined;
    for (let refused = 0; left.length > 0; refused += 1) {
      const [first] = left;
      if (refused > 0 && first) {
        deadline ??= Date.now() + this.streams.times.total;
        await untilReadable(first.stream, refused, deadline);
      }
      const { era } = known;
      const given = await this.#given(left);
      for (const stream of await this.#revealable(given)) {
        const token = given.get(stream)?.token ?? '';
        tokens.set(stream, token);
        known.keep(stream, token, era);
      }
      left = left.filter(({ stream }) => !tokens.has(stream));
    }
    return tokens;
  }

  /** The token of each key: a new one where there is none. A key is left out that must be asked for again. */
  async #given(
    asked: readonly TokenRequest[],
  ): Promise<ReadonlyMap<string, KeyEvent['data'] & { token: string }>> {
    const found = new Map<string, KeyEvent['data'] & { token: string }>();
    const offers = asked.map(({ wanted }) => wanted ?? newToken());
    const outcomes = await this.streams.create(
      asked.map(({ stream }, index) => [stream, tokenGiven(offers[index] ?? '')] as const),
    );
    const others: TokenRequest[] = [];
    for (const [index, each] of asked.entries())
      if (outcomes[index]?.stored === true)
        found.set(each.stream, { ...each.key, token: offers[index] ?? '' });
      else others.push(each);
    await this.#each(others, async ({ stream, key }) => {
      // Another was first. What it wrote counts before it can be read: never write behind what was not read.
      const last = await this.streams.last<TokenEvent>(stream);
      if (last?.event.type === 'TokenForgotten') await this.streams.erase(stream, last);
      else if (last) found.set(stream, { ...key, token: last.event.data.token });
    });
    return found;
  }

  /** Writes the second streams where they are not there. Answers which are; the others were forgotten meanwhile. */
  async #revealable(
    given: ReadonlyMap<string, KeyEvent['data'] & { token: string }>,
  ): Promise<readonly string[]> {
    const outcomes = await this.streams.create(
      [...given.values()].map(
        ({ token, ...data }) => [this.streams.ofToken(token), keyBehind(data)] as const,
      ),
    );
    return [...given.keys()].filter((_, index) => {
      const outcome = outcomes[index];
      return outcome !== undefined && !('gone' in outcome);
    });
  }

  async #forget(stream: string): Promise<boolean> {
    for (;;) {
      const last = await this.streams.last<TokenEvent>(stream);
      if (last === undefined) return false;
      if (last.event.type === 'TokenForgotten') {
        await this.streams.erase(stream, last);
        return false;
      }
      const marked = await this.streams.append(
        stream,
        last.revision,
        'TokenForgotten',
        last.event.data.token,
      );
      if (!marked.stored) continue;
      await this.streams.erase(stream, { event: last.event, revision: last.revision + 1 });
      return true;
    }
  }

  /**
   * Does the work for all items, some at once; after the first that fails no further one is begun, and none is left
   * behind.
   */
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
    for (const result of await this.#track(Promise.allSettled(workers)))
      if (result.status === 'rejected') throw result.reason;
  }

  /** What runs is waited for before the vault is closed. */
  async #track<Result>(running: Promise<Result>): Promise<Result> {
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** The different keys by their streams. Throws for a vault that is closed and for what is no key. */
  #asked(keys: readonly VaultKey[]): ReadonlyMap<string, TokenRequest> {
    this.#mustBeOpen();
    checkVaultKeys(keys);
    return new Map(
      keys.map((key) => {
        const stream = this.streams.ofKey(key);
        return [stream, { stream, key }] as const;
      }),
    );
  }

  #mustBeOpen(): void {
    if (this.#closing !== undefined) throw new StoreError('STORE_CLOSED', 'the vault is closed');
  }
}

const tokenGiven = (token: string): TokenEvent => ({ type: 'TokenGiven', data: { token } });
const keyBehind = ({ kind, scope, key }: KeyEvent['data']): KeyEvent => ({
  type: KEY_EVENT,
  data: { kind, scope, key },
});

export interface KurrentVaultOptions {
  readonly setting: string;
  readonly times?: Partial<KurrentTimes>;
}

/** Opens the vault beside the log of the same setting, in streams that the log does not count. */
export async function openKurrentVault(options: KurrentVaultOptions): Promise<KeyVault> {
  const { connection, log } = parseSetting(options.setting);
  const client = acquireClient(connection);
  const streams = new VaultStreams(client, `${log}.vault/`, { ...TIMES, ...options.times });
  return new KurrentKeyVault(client, connection, streams);
}
