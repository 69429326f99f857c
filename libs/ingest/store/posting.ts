import type { Actor } from '#libs/access';
import {
  isStoreError,
  type AppendResult,
  type EventStore,
  type KeyVault,
  type NewEvent,
  type PartialAppendError,
} from '#libs/event-store';
import { at, fault, type Fault, type FaultJson } from '#libs/programme';
import type { ClockGuard } from '#libs/platform';

import { FaultList } from '../kernel/fault-list.js';
import { Turns } from '../kernel/turns.js';
import { ItemChecker, type Checked, type Opened } from '../check/item-check.js';
import { hasDigest } from '../check/envelope.js';
import { mapAll, type LogReader } from '../log/log-reader.js';
import type { SharedReads } from '../log/shared-reads.js';
import { contentOf, type NewItem } from '../check/new-item.js';
import { OinRegister } from '../check/oin-register.js';
import type {
  EntryLookups,
  RecordedAfter,
  PostOutcome,
  Receipt,
  Rehearsal,
  Rehearsed,
} from '../kernel/outcome.js';
import { LookUps } from '../decide/look-ups.js';
import { planItems, type Plan } from '../decide/plan.js';
import { Tokens } from '../decide/pseudonyms.js';
import { receiptOf, receiptOfNew } from './receipts.js';
import type { RecentEntries } from '../check/recent-entries.js';
import type { LoadedStream } from '../log/stream-states.js';

const MAX_RETRIES = 5;
const REGISTRY = new LookUps();

/** What postings of one Ingest share. */
export interface PostingTools {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly lookups: EntryLookups | undefined;
  readonly clockGuard: ClockGuard | undefined;
  readonly checkpoint: () => RecordedAfter | undefined;
  readonly reads: SharedReads;
  readonly recent: RecentEntries;
}

export interface PostingRequest {
  readonly opened: readonly Opened[];
  readonly actor: Actor;
  /** Amsterdam date of the posting. */
  readonly today: string;
  readonly correlationId: string | undefined;
  readonly onChecked?: ((items: number) => void) | undefined;
  readonly onStoring?: (() => void) | undefined;
  readonly onPlanned?: ((events: readonly NewEvent[]) => void) | undefined;
}

const TOLD_EVERY = 500;

/** By the place of the append: undefined where it is not stored. */
type Partly = readonly (AppendResult | undefined)[];

/**
 * One request on its way into the log: check, tokenise, decide, append; once more from the start when the log moved
 * meanwhile.
 */
export class Posting {
  /** What this very request stored, by entry id: on a second attempt these are no duplicates. */
  readonly #stored = new Map<string, Receipt>();

  constructor(
    private readonly tools: PostingTools,
    private readonly request: PostingRequest,
  ) {}

  async run(): Promise<PostOutcome> {
    for (let attempt = 0; attempt <= MAX_RETRIES; attempt++) {
      const outcome = await this.#attempt();
      if (outcome) return outcome;
    }
    const first = this.request.opened.find((item) => 'envelope' in item);
    return this.#refuse([
      fault('CONCURRENT_CHANGE', first && 'envelope' in first ? first.envelope.place : []),
    ]);
  }

  /** Everything that `run` does up to where it would store. */
  async rehearse(): Promise<Rehearsal> {
    const reader = await this.tools.reads.next();
    const checked = await this.#check(reader);
    const faults = faultsOf(checked);
    if (faults.length > 0) return { accepted: false, faults };
    const items = checked.flatMap((item) => (item.kind === 'new' ? item.item : []));
    const plan = await this.#plan(items, reader, (tokens) => tokens.rehearse(this.tools.vault));
    if (plan.faults.length > 0) return { accepted: false, faults: plan.faults };
    this.request.onPlanned?.(plan.appends.flatMap(({ events }) => events));
    const warnings = new Map(plan.planned.map((planned) => [planned.item.index, planned.warnings]));
    return { accepted: true, items: await rehearsed(checked, warnings) };
  }

  /** Undefined when something else was appended in between. */
  async #attempt(): Promise<PostOutcome | undefined> {
    const reader = await this.tools.reads.next();
    const checked = await this.#check(reader);
    const faults = faultsOf(checked);
    if (faults.length > 0) return this.#refuse(faults);
    const items = checked.flatMap((item) => (item.kind === 'new' ? item.item : []));
    if (items.length === 0) return this.#answer(checked);

    const plan = await this.#plan(items, reader, (tokens) => tokens.fetch(this.tools.vault));
    if (plan.faults.length > 0) return this.#refuse(plan.faults);
    let results: readonly AppendResult[];
    this.tools.clockGuard?.check();
    this.request.onStoring?.();
    try {
      results = await this.tools.store.appendAll(plan.appends);
    } catch (error) {
      return this.#failed(error, plan);
    }
    const conflicts = await this.#take(plan, results);
    return conflicts.length > 0 ? this.#refuse(conflicts) : this.#answer(checked);
  }

  async #check(reader: LogReader): Promise<readonly Checked[]> {
    const { opened, actor, today } = this.request;
    await mapAll(opened, async (item) => 'envelope' in item && reader.event(item.envelope.entryId));
    const oins = new OinRegister(this.tools.recent, this.tools.lookups);
    const checker = new ItemChecker(actor, reader, oins, today, () => this.tools.lookups?.areas?.() ?? []);
    const checked: Checked[] = [];
    const faults = new FaultList();
    const turns = new Turns();
    for (const [index, item] of opened.entries()) {
      await turns.next();
      const found: Checked =
        'envelope' in item ? await checker.check(item.envelope, index) : { kind: 'faulty', ...item };
      checked.push(found);
      if (found.kind === 'faulty') faults.add(found.faults, found.place);
      if (faults.full) break;
      if (checked.length % TOLD_EVERY === 0) this.request.onChecked?.(checked.length);
    }
    return checked;
  }

  async #plan(
    items: readonly NewItem[],
    reader: LogReader,
    fetchTokens: (tokens: Tokens) => Promise<void>,
  ): Promise<Plan> {
    const tokens = new Tokens();
    const turns = new Turns();
    for (const item of items) {
      await turns.next();
      const content = contentOf(item);
      if (content) tokens.want(content[1], content[0].fields, item.partnerId);
    }
    await fetchTokens(tokens);
    const { actor, today, correlationId } = this.request;
    const { recent, lookups, store } = this.tools;
    const streams = await loadStreams(items, reader);
    const lookedUp = await REGISTRY.of(items, { reader, store, lookups, recent, actor });
    const checkpoint = this.tools.checkpoint();
    return planItems(items, { actor, today, correlationId, checkpoint, tokens, streams, lookedUp });
  }

  /**
   * Keeps what was stored; answers conflicts with what another process stored under the same ids in the very same
   * moment.
   */
  async #take(plan: Plan, results: Partly): Promise<readonly Fault[]> {
    const conflicts: Fault[] = [];
    let next = 0;
    const turns = new Turns();
    for (const [index, result] of results.entries()) {
      await turns.next();
      if (result === undefined) next += plan.appends[index]?.events.length ?? 0;
      if (result === undefined) continue;
      for (const appended of result.events) {
        this.tools.clockGuard?.note(appended.recordedAt);
        const planned = plan.planned[next++];
        if (!planned) throw new Error('the store answered more events than were appended');
        const { entryId, id, place } = planned.item.envelope;
        if (this.#stored.has(entryId)) continue;
        const other = result.duplicate ? await this.tools.store.readEvent(entryId) : undefined;
        const receipt = other ? receiptOf(other) : receiptOfNew(planned, appended);
        if (hasDigest(planned.item.envelope, receipt)) this.#stored.set(entryId, receipt);
        else conflicts.push(fault('OTHER_CONTENT', at(place, 'id'), { digest: receipt.digest }, id));
        if (!other) REGISTRY.stored(this.tools.recent, planned);
      }
    }
    return conflicts;
  }

  async #failed(error: unknown, plan: Plan): Promise<PostOutcome | undefined> {
    if (isStoreError(error, 'WRONG_EXPECTED_VERSION') || isStoreError(error, 'EVENT_ID_TAKEN'))
      return undefined;
    if (!isStoreError(error, 'PARTIAL_APPEND')) throw error;
    const { stored, failedAt, cause } = error as PartialAppendError;
    const conflicts = await this.#take(plan, stored);
    if (conflicts.length > 0) return this.#refuse(conflicts);
    if (isStoreError(cause, 'WRONG_EXPECTED_VERSION') || isStoreError(cause, 'EVENT_ID_TAKEN'))
      return undefined;
    const index = plan.appends.slice(0, failedAt).reduce((sum, append) => sum + append.events.length, 0);
    return this.#refuse([fault('PARTLY_STORED', plan.planned[index]?.item.envelope.place ?? [])]);
  }

  #refuse(faults: readonly Fault[]): PostOutcome {
    const partlyStored = [...this.#stored.values()].filter((receipt) => !receipt.duplicate);
    return { stored: false, faults, ...(partlyStored.length === 0 ? {} : { partlyStored }) };
  }

  async #answer(checked: readonly Checked[]): Promise<PostOutcome> {
    const receipts: Receipt[] = [];
    const turns = new Turns();
    for (const item of checked) {
      await turns.next();
      receipts.push(this.#receipt(item, receipts));
    }
    return { stored: true, receipts };
  }

  #receipt(item: Checked, before: readonly Receipt[]): Receipt {
    const found =
      item.kind === 'new'
        ? this.#stored.get(item.item.envelope.entryId)
        : item.kind === 'known'
          ? (this.#stored.get(item.recorded.eventId) ?? receiptOfKnown(item))
          : item.kind === 'repeat'
            ? before[item.of]
            : undefined;
    if (!found) throw new Error('an item that was not stored has no receipt');
    return item.kind === 'repeat' ? { ...found, duplicate: true } : found;
  }
}

/** As the first time, with what is to be told of it now. */
function receiptOfKnown({ recorded, warnings }: Extract<Checked, { kind: 'known' }>): Receipt {
  const receipt = receiptOf(recorded);
  return warnings.length === 0 ? receipt : { ...receipt, warnings: [...receipt.warnings, ...warnings] };
}

function faultsOf(checked: readonly Checked[]): readonly Fault[] {
  const faults = new FaultList();
  for (const item of checked) if (item.kind === 'faulty') faults.add(item.faults, item.place);
  return faults.list();
}

async function rehearsed(
  checked: readonly Checked[],
  warnings: ReadonlyMap<number, readonly FaultJson[]>,
): Promise<readonly Rehearsed[]> {
  const items: Rehearsed[] = [];
  const turns = new Turns();
  for (const [index, item] of checked.entries()) {
    await turns.next();
    if (item.kind === 'new')
      items.push({
        entryId: item.item.envelope.entryId,
        duplicate: false,
        warnings: warnings.get(index) ?? [],
      });
    else if (item.kind === 'known') {
      const { entryId, warnings: before } = receiptOfKnown(item);
      items.push({ entryId, duplicate: true, warnings: before });
    } else if (item.kind === 'repeat') {
      const first = items[item.of];
      if (first) items.push({ ...first, duplicate: true });
    }
  }
  return items;
}

/** The streams that are there already of those the items go to; an entry's own stream is new and need not be read. */
async function loadStreams(
  items: readonly NewItem[],
  reader: LogReader,
): Promise<ReadonlyMap<string, LoadedStream>> {
  const own = new Set(
    items.flatMap(({ envelope, stream }) => (envelope.type.consistency.of === 'entry' ? stream : [])),
  );
  const names = [...new Set(items.map(({ stream }) => stream))].filter((stream) => !own.has(stream));
  const loaded = await mapAll(names, async (name) => [name, await reader.stream(name)] as const);
  return new Map(loaded);
}
