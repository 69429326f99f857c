import type { Actor } from '#libs/access';
import type { EventStore, KeyVault } from '#libs/event-store';
import { at, fault, type Fault } from '#libs/programme';
import { amsterdamDate, type Clock } from '#libs/platform';

import { openItem } from './check-items.js';
import { InFlight } from './in-flight.js';
import { valueFaults } from './json-limits.js';
import type { KnownEntries, PostOutcome } from './outcome.js';
import { Posting, type PostingTools } from './posting.js';
import { RecentEntries } from './recent-entries.js';
import { parseRequest, type EventRequest } from './request.js';
import { StreamStates } from './stream-states.js';

export const MAX_BATCH = 10_000;

export interface IngestOptions {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly known?: KnownEntries;
}

export interface PostOptions {
  /** One event, not a list of one: places in faults then start at the event. */
  readonly single?: boolean;
  readonly correlationId?: string;
}

/** HTTP 415: nothing was looked at. */
export interface UnsupportedMediaType {
  readonly stored: false;
  readonly faults: readonly [];
  readonly unsupportedMediaType: string;
}

/** The one entrance to the log: whatever way an event comes, it is checked, decided on and stored here. */
export class Ingest {
  readonly #clock: Clock;
  readonly #tools: PostingTools;
  readonly #inFlight = new InFlight();

  constructor({ store, vault, clock, known }: IngestOptions) {
    this.#clock = clock;
    this.#tools = { store, vault, known, states: new StreamStates(store), recent: new RecentEntries() };
  }

  /** Posts the events of an HTTP request in any of the three content modes of CloudEvents. */
  async postRequest(
    request: EventRequest,
    actor: Actor,
    options: Pick<PostOptions, 'correlationId'> = {},
  ): Promise<PostOutcome | UnsupportedMediaType> {
    const parsed = parseRequest(request);
    if (parsed.ok) return this.#post(parsed.items, actor, { ...options, single: parsed.mode !== 'batch' });
    if ('faults' in parsed) return { stored: false, faults: parsed.faults };
    return { stored: false, faults: [], unsupportedMediaType: parsed.unsupportedMediaType };
  }

  /**
   * Posts CloudEvents as parsed objects: all of them or, when any is refused, none. What is known already is answered as
   * the first time. Rejects with the store's or vault's error when those cannot store (full, unavailable).
   */
  async post(items: readonly unknown[], actor: Actor, options: PostOptions = {}): Promise<PostOutcome> {
    const faults = items.flatMap((item, i) => valueFaults(item, placeOf(i, options)));
    return faults.length > 0 ? { stored: false, faults } : this.#post(items, actor, options);
  }

  async #post(items: readonly unknown[], actor: Actor, options: PostOptions): Promise<PostOutcome> {
    if (items.length === 0) return refuse([fault('EMPTY_BATCH', '')]);
    if (items.length > MAX_BATCH) return refuse([fault('BATCH_TOO_LARGE', '', { max: MAX_BATCH })]);
    const today = amsterdamDate(this.#clock.now());
    const opened = items.map((item, i) => openItem(item, placeOf(i, options), today));
    const leave = await this.#inFlight.enter(
      opened.flatMap((item) => ('envelope' in item ? item.envelope.entryId : [])),
    );
    try {
      const { correlationId } = options;
      return await new Posting(this.#tools, { opened, actor, today, correlationId }).run();
    } finally {
      leave();
    }
  }
}

const placeOf = (index: number, { single }: PostOptions): string => (single === true ? '' : at('', index));
const refuse = (faults: readonly Fault[]): PostOutcome => ({ stored: false, faults });
