import type { DecisionContext, EventData, EventName, Fault } from '#libs/programme';

import type { NewItem } from '../check/new-item.js';
import type { RecentEntries } from '../check/recent-entries.js';
import { ABOUT_SUBJECTS } from './lookups/about-subjects.js';
import { AREAS_OF_PARTNERS } from './lookups/areas-of-partners.js';
import { ASKED_PARTNER } from './lookups/asked-partner.js';
import { EDITION_FIGURES } from './lookups/edition-figures.js';
import { KPI_PARAMETERS } from './lookups/kpi-parameters.js';
import { LATE } from './lookups/late.js';
import type { ItemInTurn, Looked, LookUp, Need, Sources } from './lookups/lookup.js';
import { NAMED_PARTNERS } from './lookups/named-partners.js';
import { OIN_HOLDERS } from './lookups/oin-holders.js';
import { PARENT_TARGETS } from './lookups/parent-targets.js';
import { PERIOD_USED } from './lookups/period-used.js';
import { REACH_BEFORE } from './lookups/reach.js';
import { REALISED_BY } from './lookups/realised-by.js';
import { SAME_CONTENT } from './lookups/same-content.js';
import { SUBMISSION_OF_PERIOD } from './lookups/submission.js';
import { UNREGISTERED_SCOPE } from './lookups/unregistered-scope.js';
import type { PlannedItem } from './planned-item.js';

/** Everything that is looked up, in the order in which it warns. A new one is a file of its own, and a line here. */
export const LOOK_UPS: readonly LookUp[] = [
  OIN_HOLDERS,
  PARENT_TARGETS,
  KPI_PARAMETERS,
  REACH_BEFORE,
  ABOUT_SUBJECTS,
  REALISED_BY,
  ASKED_PARTNER,
  EDITION_FIGURES,
  PERIOD_USED,
  AREAS_OF_PARTNERS,
  NAMED_PARTNERS,
  LATE,
  UNREGISTERED_SCOPE,
  SAME_CONTENT,
  SUBMISSION_OF_PERIOD,
];

/**
 * Who asks for what, and who looks it up. Throws where two give the same to the same type; a decider that asks for
 * something that nobody gives its type throws when it asks.
 */
export class LookUps {
  /** By type: which of the look-ups tell its decider something. */
  readonly #telling = new Map<EventName, number[]>();
  readonly #given = new Map<EventName, Set<Need>>();
  readonly #contexts = new Map<EventName, DecisionContext>();

  constructor(private readonly list: readonly LookUp[] = LOOK_UPS) {
    list.forEach(({ gives }, index) => {
      for (const [need, names] of Object.entries(gives) as [Need, readonly EventName[]][])
        for (const name of names) this.#register(index, need, name);
    });
  }

  #register(index: number, need: Need, name: EventName): void {
    const given = this.#given.get(name) ?? new Set();
    if (given.has(need)) throw new Error(`${need} of ${name} is looked up twice`);
    this.#given.set(name, given.add(need));
    this.#telling.set(name, [...new Set([...(this.#telling.get(name) ?? []), index])]);
  }

  /** Looks up everything for the items of one request. */
  async of(items: readonly NewItem[], sources: Sources): Promise<LookedUp> {
    const looked: Looked[] = [];
    for (const { look } of this.list) looked.push(await look(items, sources));
    return new LookedUp(this, looked);
  }

  /** Remembers a stored item for the requests to come. */
  stored(recent: RecentEntries, planned: PlannedItem): void {
    for (const { stored } of this.list) stored?.(recent, planned);
  }

  /** Which of the look-ups tell the decider of a type something. */
  telling(name: EventName): readonly number[] {
    return this.#telling.get(name) ?? [];
  }

  /** What the decider of a type is told where nothing was found: it throws where it asks for what nobody looks up. */
  contextOf(name: EventName): DecisionContext {
    const known = this.#contexts.get(name);
    if (known) return known;
    const given = this.#given.get(name);
    const get = (_: object, need: string | symbol): undefined => {
      if (typeof need === 'symbol' || given?.has(need as Need)) return undefined;
      throw new Error(`the decider of ${name} asks for ${need}, which nobody looks up for it`);
    };
    const made: DecisionContext = new Proxy({}, { get });
    this.#contexts.set(name, made);
    return made;
  }
}

/** What was looked up for one request. */
export class LookedUp {
  constructor(
    private readonly lookUps: LookUps,
    private readonly looked: readonly Looked[],
  ) {}

  /** Takes note of an item before any is decided on. */
  note(item: NewItem, content: EventData): void {
    for (const { note } of this.looked) note?.(item, content);
  }

  /** What the decider of an item may know besides its stream. */
  contextOf(turn: ItemInTurn): DecisionContext {
    const { name } = turn.item.envelope.type;
    const nothing = this.lookUps.contextOf(name);
    const telling = this.lookUps.telling(name);
    if (telling.length === 0) return nothing;
    const context = Object.create(nothing) as DecisionContext;
    for (const index of telling) Object.assign(context, this.looked[index]?.known?.(turn));
    return context;
  }

  /** Takes note of an item that was accepted. */
  accepted(item: NewItem, data: EventData): void {
    for (const { accepted } of this.looked) accepted?.(item, data);
  }

  /** What there is to warn of besides what its decider found. */
  warningsOf(item: NewItem, data: EventData, naturalKey: string): readonly Fault[] {
    return this.looked.flatMap(({ warn }) => warn?.(item, data, naturalKey) ?? []);
  }
}
