import { dayOf, fault, type EventData, type Fault } from '#libs/programme';

import { contentOf, type NewItem } from './new-item.js';
import type { KnownEntries } from './outcome.js';
import type { PlannedItem } from './plan.js';
import type { RecentEntries } from './recent-entries.js';

const REACH = 'HouseholdReached';

/** What the read model, this process's memory and the batch itself know that is a reason to warn. */
export class Hints {
  readonly #naturalKeys = new Set<string>();
  readonly #reaches = new Map<string, number>();

  constructor(
    private readonly recent: RecentEntries,
    private readonly known: KnownEntries | undefined,
  ) {}

  /** Takes note of a reach in the batch; it counts for all its items, whatever their order. */
  expect(name: string, data: EventData): void {
    if (name !== REACH) return;
    const household = String(data['householdKey']);
    const day = dayOf(String(data['occurredOn']));
    this.#reaches.set(household, Math.min(day, this.#reaches.get(household) ?? day));
  }

  /** Undefined where nobody can tell: without a read model that nothing is known says nothing. */
  reachedOnOrBefore(data: EventData): boolean | undefined {
    const household = String(data['householdKey']);
    const day = dayOf(String(data['occurredOn']));
    const inBatch = (this.#reaches.get(household) ?? Number.POSITIVE_INFINITY) <= day;
    if (inBatch || this.recent.reachedOnOrBefore(household, day)) return true;
    return this.known?.reachedOnOrBefore(household, day);
  }

  /** The warning that the same content came under another id, if it did. Corrections repeat themselves rightly. */
  sameContent(item: NewItem, naturalKey: string): readonly Fault[] {
    if (item.target) return [];
    const seen =
      this.#naturalKeys.has(naturalKey) ||
      this.recent.hasNaturalKey(naturalKey) ||
      this.known?.hasNaturalKey(naturalKey) === true;
    this.#naturalKeys.add(naturalKey);
    return seen ? [fault('SAME_NATURAL_KEY', '/data')] : [];
  }
}

/** Remembers a stored item for the warnings of the ones to come. */
export function remember(recent: RecentEntries, { item, data, naturalKey }: PlannedItem): void {
  const { type } = item.envelope;
  if (!item.target) recent.addNaturalKey(naturalKey);
  if (type.name === REACH) recent.addReach(String(data['householdKey']), dayOf(String(data['occurredOn'])));
  const oin = oinNamed(item);
  if (oin) recent.addOin(oin.oin, oin.partnerId);
}

/** The OIN that an item would give a partner. */
export function oinNamed(item: NewItem): { oin: string; partnerId: string } | undefined {
  const content = contentOf(item);
  if (!content) return undefined;
  const [{ consistency }, { oin, partnerId }] = content;
  if (consistency.of !== 'life-cycle' || consistency.subject !== 'partner' || typeof oin !== 'string')
    return undefined;
  return { oin, partnerId: String(partnerId) };
}
