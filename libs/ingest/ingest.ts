import { organisationOf, type Actor } from '#libs/access';
import type { EventStore, KeyVault, NewEvent } from '#libs/event-store';
import { amsterdamDate, fault, sourceOf, type Fault, type Place } from '#libs/programme';
import { KeyLocks, type Clock, type ClockGuard } from '#libs/platform';

import { FaultList } from './kernel/fault-list.js';
import { MAX_BATCH } from './kernel/limits.js';
import { Turns } from './kernel/turns.js';
import { openItem, type Opened } from './check/item-check.js';
import { valueFaults } from './read/json-limits.js';
import type { RecordedAfter, EntryLookups, PostOutcome, Rehearsal } from './kernel/outcome.js';
import { oinOf, partnerStream } from './log/participation.js';
import { Posting, type PostingTools } from './store/posting.js';
import { RecentEntries } from './check/recent-entries.js';
import { parseRequest } from './read/request.js';
import type { EventRequest } from './read/request-types.js';
import { SharedReads } from './log/shared-reads.js';
import { StreamStates } from './log/stream-states.js';

export interface IngestOptions {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly lookups?: EntryLookups;
  /** Told of every dry run, who asked and of how many items, before it is answered. */
  readonly onRehearsal?: (actor: Actor, items: number) => void;
  /** Asked before anything is stored; without it the clock is trusted. */
  readonly clockGuard?: ClockGuard;
  /** The newest signed checkpoint of the log; none without it, or before there is one. */
  readonly checkpoint?: () => RecordedAfter | undefined;
}

export interface PostOptions {
  /** One event, not a list of one: places in faults then start at the event. */
  readonly single?: boolean;
  readonly correlationId?: string;
  /** Default MAX_BATCH; more only for what is known to come as a file. */
  readonly max?: number;
  /** Called now and then with how many items are checked. */
  readonly onChecked?: (items: number) => void;
  /** Called when everything is in order and storing begins. */
  readonly onStoring?: () => void;
  /**
   * Of a rehearsal that is accepted: called with the events that would be stored, with stand-ins for keys never seen.
   */
  readonly onPlanned?: (events: readonly NewEvent[]) => void;
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
  readonly #states: StreamStates;
  /** By entry id, in this process. Between processes the store's own uniqueness decides. */
  readonly #locks = new KeyLocks();

  readonly #onRehearsal: IngestOptions['onRehearsal'];

  constructor({ store, vault, clock, lookups, clockGuard, checkpoint, onRehearsal }: IngestOptions) {
    this.#clock = clock;
    this.#states = new StreamStates(store);
    this.#onRehearsal = onRehearsal;
    this.#tools = {
      store,
      vault,
      lookups,
      clockGuard,
      checkpoint: checkpoint ?? (() => undefined),
      reads: new SharedReads(store, this.#states),
      recent: new RecentEntries(),
    };
  }

  /** Posts the events of an HTTP request in any of the three content modes of CloudEvents. */
  async postRequest(
    request: EventRequest,
    actor: Actor,
    options: Pick<PostOptions, 'correlationId'> = {},
  ): Promise<PostOutcome | UnsupportedMediaType> {
    const parsed = await parseRequest(request);
    if (parsed.ok) return this.#post(parsed.items, actor, { ...options, single: parsed.mode !== 'batch' });
    if ('faults' in parsed) return { stored: false, faults: parsed.faults };
    return { stored: false, faults: [], unsupportedMediaType: parsed.unsupportedMediaType };
  }

  /**
   * Posts CloudEvents as parsed objects: all of them or, when any is refused, none. What is known already is
   * answered as the first time. Rejects with the store's or vault's error when those cannot store
   * (full, unavailable), and with ClockJumpedError when the clock cannot be trusted.
   */
  async post(items: readonly unknown[], actor: Actor, options: PostOptions = {}): Promise<PostOutcome> {
    const faults = await faultsOfValues(items, options);
    return faults.length > 0 ? { stored: false, faults } : this.#post(items, actor, options);
  }

  /** What `postRequest` would answer, as the log is now; as `rehearse`. */
  async rehearseRequest(
    request: EventRequest,
    actor: Actor,
    options: Pick<PostOptions, 'correlationId'> = {},
  ): Promise<Rehearsal | UnsupportedMediaType> {
    const parsed = await parseRequest(request);
    if (parsed.ok) return this.rehearse(parsed.items, actor, { ...options, single: parsed.mode !== 'batch' });
    if ('faults' in parsed) return { accepted: false, faults: parsed.faults };
    return { stored: false, faults: [], unsupportedMediaType: parsed.unsupportedMediaType };
  }

  /**
   * What `post` would answer, as the log is now. Nothing is stored, in the log nor in the vault; that it was asked
   * is told.
   */
  async rehearse(items: readonly unknown[], actor: Actor, options: PostOptions = {}): Promise<Rehearsal> {
    this.#onRehearsal?.(actor, items.length);
    const faults = [...sizeFaults(items, options), ...(await faultsOfValues(items, options))];
    if (faults.length > 0) return { accepted: false, faults };
    const today = amsterdamDate(this.#clock.now());
    const opened = await openAll(items, actor, today, options);
    const { correlationId, onChecked, onPlanned } = options;
    return new Posting(this.#tools, { opened, actor, today, correlationId, onChecked, onPlanned }).rehearse();
  }

  /**
   * The source under which somebody may post from one of its systems (`spreadsheet`), as it stands in the log: of a
   * partner its own, of the office for anybody else. `registered`: what the system is called under an OIN, where
   * that is something else.
   */
  async sourceOf(actor: Actor, system: string, registered: string = system): Promise<string> {
    const partnerId = organisationOf(actor);
    if (partnerId === undefined) return sourceOf({}, system);
    const { state } = await this.#states.load(partnerStream(partnerId));
    return sourceOf({ partnerId, oin: oinOf(state) }, system, registered);
  }

  async #post(items: readonly unknown[], actor: Actor, options: PostOptions): Promise<PostOutcome> {
    const tooMany = sizeFaults(items, options);
    if (tooMany.length > 0) return refuse(tooMany);
    const today = amsterdamDate(this.#clock.now());
    const opened = await openAll(items, actor, today, options);
    const ids = opened.flatMap((item) => ('envelope' in item ? item.envelope.entryId : []));
    const { correlationId, onChecked, onStoring } = options;
    const request = { opened, actor, today, correlationId, onChecked, onStoring };
    return this.#locks.run(ids, () => new Posting(this.#tools, request).run());
  }
}

/** What strict JSON or the bounds refuse of values that did not come as text. */
async function faultsOfValues(items: readonly unknown[], options: PostOptions): Promise<readonly Fault[]> {
  const faults = new FaultList();
  const turns = new Turns();
  for (const [i, item] of items.entries()) {
    await turns.next();
    const place = placeOf(i, options);
    faults.add(valueFaults(item, place), place);
    if (faults.full) break;
  }
  return faults.list();
}

/** The envelopes of all, or of as many as it takes to find more faults than are told. */
async function openAll(
  items: readonly unknown[],
  actor: Actor,
  today: string,
  options: PostOptions,
): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  const faults = new FaultList();
  const turns = new Turns();
  for (const [i, item] of items.entries()) {
    await turns.next();
    const place = placeOf(i, options);
    const found = openItem(item, place, actor, today);
    opened.push(found);
    if ('faults' in found) faults.add(found.faults, place);
    if (faults.full) break;
  }
  return opened;
}

function sizeFaults(items: readonly unknown[], { max = MAX_BATCH }: PostOptions): readonly Fault[] {
  if (items.length === 0) return [fault('EMPTY_BATCH', [])];
  return items.length > max ? [fault('BATCH_TOO_LARGE', [], { max })] : [];
}

const placeOf = (index: number, { single }: PostOptions): Place => (single === true ? [] : [index]);
const refuse = (faults: readonly Fault[]): PostOutcome => ({ stored: false, faults });
