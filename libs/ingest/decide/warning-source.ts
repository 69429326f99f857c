import {
  atField,
  dayOf,
  fault,
  nearOnes,
  observed,
  orNear,
  subjectKeyOf,
  type CatalogueType,
  type EventData,
  type EventName,
  type Fault,
  type DecisionContext,
  type Observed,
} from '#libs/programme';

import { contentOf, type NewItem } from '../check/new-item.js';
import type { EntryLookups } from '../kernel/outcome.js';
import type { PlannedItem } from './planned-item.js';
import type { RecentEntries } from '../check/recent-entries.js';

const REACH = 'HouseholdReached' satisfies EventName;
/** Whether something is set for a KPI: a target or a baseline. */
const isOfTarget = ({ consistency }: CatalogueType): boolean =>
  consistency.of === 'life-cycle' && consistency.subject === 'target';

/** What the read model, this process's memory and the batch itself know that is a reason to warn. */
export class WarningSource {
  readonly #naturalKeys = new Set<string>();
  readonly #reaches = new Map<string, number>();
  readonly #observed = new Map<string, Observed[]>();

  readonly #lateFor: ReturnType<NonNullable<EntryLookups['lateNow']>> | undefined;

  constructor(
    private readonly recent: RecentEntries,
    private readonly lookups: EntryLookups | undefined,
    /** The partner that posts, which is warned from its own entries only; undefined for who may see all. */
    private readonly ownOf: string | undefined,
  ) {
    this.#lateFor = lookups?.lateNow?.();
  }

  /** Takes note of an item of the batch; it counts for all of them, whatever their order. */
  noteBatchItem({ envelope: { type, entryId }, partnerId }: NewItem, data: EventData): void {
    const { name } = type;
    const seen = observed({ entryId, name, partnerId, data });
    if (seen) this.#observed.set(seen.key, [...(this.#observed.get(seen.key) ?? []), seen.entry]);
    if (name !== REACH) return;
    const household = String(data.householdKey);
    const day = dayOf(String(data.occurredOn));
    this.#reaches.set(household, Math.min(day, this.#reaches.get(household) ?? day));
  }

  /** Undefined where nobody can tell: without a read model that nothing is known says nothing. */
  reachedOnOrBefore(data: EventData): boolean | undefined {
    const household = String(data.householdKey);
    const day = dayOf(String(data.occurredOn));
    const inBatch = (this.#reaches.get(household) ?? Number.POSITIVE_INFINITY) <= day;
    if (inBatch || this.recent.reachedOnOrBefore(household, day, this.ownOf)) return true;
    return this.lookups?.reachedOnOrBefore(household, day, this.ownOf);
  }

  /**
   * What is known of the training, placement or dwelling that an item is about. Undefined where nobody can tell, as
   * above.
   */
  about({ envelope: { type }, partnerId }: NewItem, data: EventData): readonly Observed[] | undefined {
    const { lookups } = this;
    const key = subjectKeyOf(type.name, data, partnerId);
    if (key === undefined || !lookups) return undefined;
    const news = [...this.recent.about(key), ...(this.#observed.get(key) ?? [])];
    const byId = new Map(news.map((entry) => [entry.entryId, entry]));
    // What the read model has caught up with it knows better: it may have been corrected or retracted since.
    const all = [
      ...lookups.about(type.name, data, partnerId),
      ...[...byId.values()].filter(({ entryId }) => !lookups.hasEntry(entryId)),
    ];
    return this.ownOf === undefined ? all : all.filter((entry) => entry.partnerId === this.ownOf);
  }

  /**
   * What the KPI of a definition, target or baseline has to set, or that there is none; undefined where nobody can
   * tell.
   */
  parametersOf({ envelope: { type } }: NewItem, { code, kpi }: EventData): DecisionContext['parameters'] {
    const named = type.name === 'KpiDefinitionPublished' ? code : isOfTarget(type) ? kpi : undefined;
    if (typeof named !== 'string' || !this.lookups?.kpiParameters) return undefined;
    return this.lookups.kpiParameters(named) ?? 'unknown';
  }

  /**
   * That a target or baseline is of a scope that is not registered, with what is near; nothing where nobody can tell.
   */
  ofScope({ envelope: { type } }: NewItem, { scope }: EventData): readonly Fault[] {
    const areas = isOfTarget(type) && scope !== 'NL' ? this.lookups?.areas?.() : undefined;
    if (!areas || typeof scope !== 'string' || areas.some(({ id }) => id === scope)) return [];
    return [
      fault(
        'SCOPE_NOT_REGISTERED',
        atField(['data'], 'scope'),
        { scope, near: orNear(nearOnes(scope, areas)) },
        scope,
      ),
    ];
  }

  /** Whether a reporting period was used; undefined where nobody can tell. */
  periodUsed(period: string): boolean | undefined {
    return this.lookups?.periodUsed?.(period);
  }

  /** How many entries of a partner lie in a period; undefined where nobody can tell. */
  entriesInPeriod(partnerId: string, period: string): number | undefined {
    return this.lookups?.entriesInPeriod?.(partnerId, period);
  }

  /** What a partner is warned of when it hands in a period: nothing to report though there is, or nothing there. */
  ofSubmission(partnerId: string | undefined, { period, nilReport }: EventData): readonly Fault[] {
    if (partnerId === undefined) return [];
    const count = this.entriesInPeriod(partnerId, String(period));
    if (count === undefined) return [];
    if (nilReport === true)
      return count > 0 ? [fault('NIL_WITH_ENTRIES', atField(['data'], 'nilReport'), { count })] : [];
    return count === 0 ? [fault('NOTHING_HANDED_IN', atField(['data'], 'nilReport'))] : [];
  }

  /** What an entry comes too late for. A correction says of itself on no day, and is not late: it is a correction. */
  late({ envelope: { type } }: NewItem, { occurredOn }: EventData): readonly Fault[] {
    if (typeof occurredOn !== 'string') return [];
    const late = this.#lateFor?.(type.name, dayOf(occurredOn)) ?? [];
    return late.map(({ period, editionId }) =>
      editionId === undefined
        ? fault('LATE_FOR_PERIOD', atField(['data'], 'occurredOn'), { period }, occurredOn)
        : fault('LATE_FOR_EDITION', atField(['data'], 'occurredOn'), { period, editionId }, occurredOn),
    );
  }

  /** The warning that the same content came under another id, if it did. Corrections repeat themselves rightly. */
  sameContent(item: NewItem, naturalKey: string): readonly Fault[] {
    if (item.target) return [];
    const seen =
      this.#naturalKeys.has(naturalKey) ||
      this.recent.hasNaturalKey(naturalKey) ||
      this.lookups?.hasNaturalKey(naturalKey) === true;
    this.#naturalKeys.add(naturalKey);
    return seen ? [fault('SAME_NATURAL_KEY', ['data'])] : [];
  }
}

/** Remembers a stored item for the warnings of the ones to come. */
export function noteStored(recent: RecentEntries, { item, data, naturalKey }: PlannedItem): void {
  const { type, entryId } = item.envelope;
  const seen = observed({ entryId, name: type.name, partnerId: item.partnerId, data });
  if (seen) recent.addObserved(seen.key, seen.entry);
  if (!item.target) recent.addNaturalKey(naturalKey);
  if (type.name === REACH)
    recent.addReach(String(data.householdKey), dayOf(String(data.occurredOn)), item.partnerId);
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
