import { createHash, randomUUID } from 'node:crypto';

import {
  BACKWARDS,
  END,
  FORWARDS,
  jsonEvent,
  type EventStoreDBClient,
  type JSONEventType,
} from '@eventstore/db-client';

import type { VaultKey } from '../key-vault.js';
import type { WriteOutcome } from './batch-messages.js';
import type { Write } from './batch-wire.js';
import type { Forgotten } from './known-tokens.js';
import { limitedRead } from './limited-read.js';
import { patiently, write, writeAll, type WriterTimes } from './writer.js';

export const KEY_EVENT = 'KeyBehindToken';
const NOTICES = 1_000;

export type TokenEvent = JSONEventType<'TokenGiven' | 'TokenForgotten', { readonly token: string }>;
export type KeyEvent = JSONEventType<typeof KEY_EVENT, { readonly [Part in keyof VaultKey]: string }>;

export interface Last<Event> {
  readonly event: Event;
  readonly revision: number;
}

/** The streams of a vault, and what is written to and read from each. */
export class VaultStreams {
  constructor(
    readonly client: EventStoreDBClient,
    private readonly prefix: string,
    readonly times: WriterTimes,
  ) {}

  ofKey({ kind, scope, key }: VaultKey): string {
    const name = createHash('sha256').update(`${kind}\0${scope}\0${key}`).digest('hex');
    return `${this.prefix}key.${name}`;
  }

  ofToken(token: string): string {
    return `${this.prefix}token.${token}`;
  }

  /** One more event at a stream's revision (-1: as its first). */
  async append(
    stream: string,
    storeRevision: number | 'any',
    type: TokenEvent['type'],
    token: string,
  ): Promise<WriteOutcome> {
    return write(this.client, { stream, storeRevision, events: [made(type, { token })] }, this.times);
  }

  /**
   * Each as the first event of its stream, all in flight together. Rejects when what became of one cannot be known.
   */
  async create(
    events: readonly (readonly [stream: string, event: TokenEvent | KeyEvent])[],
  ): Promise<readonly WriteOutcome[]> {
    const writes = events.map(([stream, { type, data }]): Write => {
      return { stream, storeRevision: -1, events: [made(type, data)] };
    });
    const { outcomes, error } = await writeAll(this.client, writes, this.times);
    if (error !== undefined) throw error;
    return outcomes;
  }

  /** Told to all replicas before anybody hears that it is forgotten: they may have its token at hand. */
  async notice(token: string): Promise<void> {
    await this.append(this.#notices, 'any', 'TokenForgotten', token);
  }

  /** The tokens noticed behind a revision, to the end; without one only how far the notices go. */
  async forgotten(behind: number | undefined): Promise<Forgotten> {
    if (behind === undefined)
      return { tokens: [], last: (await this.last<TokenEvent>(this.#notices))?.revision ?? -1 };
    const tokens: string[] = [];
    for (;;) {
      const from = behind + 1 + tokens.length;
      const page = await this.#page(from);
      tokens.push(...page);
      if (page.length < NOTICES) return { tokens, last: behind + tokens.length };
    }
  }

  /** The newest event of a stream, from the leader; undefined when there is none. */
  async last<Event extends JSONEventType>(stream: string): Promise<Last<Event> | undefined> {
    return patiently(this.client, this.times, GONE, async (within) => {
      const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
      for (const { event } of await limitedRead(this.client.readStream(stream, options), within))
        if (event) return { event: event as unknown as Event, revision: Number(event.revision) };
      return undefined;
    });
  }

  /** Takes the key behind a token away for good, and lets its own stream begin again. */
  async erase(stream: string, { event, revision }: Last<TokenEvent>): Promise<void> {
    const { client, times } = this;
    const requiresLeader = true;
    const gone = [...GONE, 'wrong-expected-version'];
    await this.notice(event.data.token);
    await patiently(client, times, gone, (deadline) =>
      client.tombstoneStream(this.ofToken(event.data.token), { requiresLeader, deadline }),
    );
    const expectedRevision = BigInt(revision);
    await patiently(client, times, gone, (deadline) =>
      client.deleteStream(stream, { requiresLeader, deadline, expectedRevision }),
    );
  }

  get #notices(): string {
    return `${this.prefix}forgotten`;
  }

  async #page(from: number): Promise<readonly string[]> {
    const found = await patiently(this.client, this.times, GONE, async (within) => {
      const options = {
        direction: FORWARDS,
        fromRevision: BigInt(from),
        maxCount: NOTICES,
        requiresLeader: true,
      } as const;
      const read = await limitedRead(this.client.readStream<TokenEvent>(this.#notices, options), within);
      return read.map(({ event }) => event?.data.token ?? '');
    });
    return found ?? [];
  }
}

const GONE = ['stream-deleted', 'stream-not-found'];
const made = (type: string, data: TokenEvent['data'] | KeyEvent['data']): ReturnType<typeof jsonEvent> =>
  jsonEvent({ id: randomUUID(), type, data: { ...data } });
