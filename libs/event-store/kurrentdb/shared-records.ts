import { randomUUID } from 'node:crypto';

import { FORWARDS, jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';

import type { SharedRecord, SharedRecords } from '../shared-records.js';
import { acquireClient, releaseClient } from './client.js';
import { TIMES, type KurrentTimes } from './kurrent-store.js';
import { limitedRead } from './limited-read.js';
import { parseSetting } from './setting.js';
import { patiently, write } from './writer.js';

const PAGE = 1_000;
const NONE = ['stream-not-found', 'stream-deleted'];

/** Records in one stream that stands beside those of the log, under a name that the log does not read. */
class KurrentRecords implements SharedRecords {
  #closing: Promise<void> | undefined;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly connection: string,
    private readonly stream: string,
    private readonly times: KurrentTimes,
  ) {}

  async add(after: number, data: object): Promise<boolean> {
    const event = jsonEvent({ id: randomUUID(), type: 'SharedRecord', data: { ...data } });
    const one = { stream: this.stream, storeRevision: after, events: [event] };
    return (await write(this.client, one, this.times)).stored;
  }

  async since(revision: number): Promise<readonly SharedRecord[]> {
    const found: SharedRecord[] = [];
    for (;;) {
      const page = await this.#page((found.at(-1)?.revision ?? revision) + 1);
      found.push(...page);
      if (page.length < PAGE) return found;
    }
  }

  /** What else is said of the stream (who may read it) stays said. */
  async letGo(before: number): Promise<void> {
    const { client, stream, times } = this;
    await patiently(client, times, [], async (within) => {
      const options = { requiresLeader: true, deadline: within };
      const { metadata } = await client.getStreamMetadata(stream, options);
      await client.setStreamMetadata(stream, { ...metadata, truncateBefore: before }, options);
    });
  }

  close(): Promise<void> {
    this.#closing ??= releaseClient(this.connection);
    return this.#closing;
  }

  async #page(from: number): Promise<readonly SharedRecord[]> {
    const options = {
      direction: FORWARDS,
      fromRevision: BigInt(from),
      maxCount: PAGE,
      requiresLeader: true,
    } as const;
    const read = await patiently(this.client, this.times, NONE, (within) =>
      limitedRead(this.client.readStream(this.stream, options), within),
    );
    return (read ?? []).flatMap(({ event }) =>
      event ? [{ revision: Number(event.revision), data: event.data }] : [],
    );
  }
}

export interface KurrentRecordsOptions {
  readonly setting: string;
  /** What they are called beside the log. */
  readonly name: string;
  readonly times?: Partial<KurrentTimes>;
}

/** Opens records of a name beside the log of a setting. */
export async function openKurrentRecords({
  setting,
  name,
  times,
}: KurrentRecordsOptions): Promise<SharedRecords> {
  const { connection, log } = parseSetting(setting);
  return new KurrentRecords(acquireClient(connection), connection, `${log}.${name}`, { ...TIMES, ...times });
}
