import type { LifeCycleInstance } from './life-cycle.js';

/** Something followed in a register, with what people look for it by. Absent is what nobody said. */
export interface RegisterItem<S extends string = string> {
  readonly instance: LifeCycleInstance<S>;
  readonly werklijnen: readonly number[];
  readonly scale?: string | undefined;
  readonly level?: string | undefined;
  readonly kind?: string | undefined;
  /** Why it was missed, as long as it counts as missed. */
  readonly reason?: string | undefined;
  /** Who is asked: an organisation, in the words of who asks. */
  readonly authority?: string | undefined;
}

export interface RegisterFilter {
  readonly states?: readonly string[];
  readonly open?: boolean;
  readonly werklijn?: number;
  readonly scale?: string;
  readonly level?: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly authority?: string;
  readonly partnerId?: string;
  readonly neighbourhoodId?: string;
}

/** Whether an item meets all that a filter names. */
export function meets(item: RegisterItem, filter: RegisterFilter): boolean {
  const { instance, werklijnen, ...own } = item;
  const { states, open, werklijn, partnerId, neighbourhoodId, ...named } = filter;
  return (
    (states === undefined || states.includes(instance.state.state)) &&
    (open === undefined || open === instance.state.open) &&
    (werklijn === undefined || werklijnen.includes(werklijn)) &&
    (partnerId === undefined || instance.partnerId === partnerId) &&
    (neighbourhoodId === undefined || instance.neighbourhoodId === neighbourhoodId) &&
    Object.entries(named).every(
      ([name, value]) => value === undefined || own[name as keyof typeof own] === value,
    )
  );
}

export const FACETS = ['state', 'werklijn', 'scale', 'level', 'kind', 'reason', 'authority'] as const;
export type Facet = (typeof FACETS)[number];

export interface RegisterCount {
  readonly facet: Facet;
  /** A code, a text, or UNKNOWN where nobody said. */
  readonly key: string;
  readonly count: number;
}

/**
 * How many items there are of each value of each facet; an item of two werklijnen counts in both, so those do not
 * add up.
 */
export const countsOf = (
  items: readonly RegisterItem[],
  facets: readonly Facet[],
): readonly RegisterCount[] =>
  facets.flatMap((facet) => {
    const counts = new Map<string, number>();
    for (const item of items)
      for (const key of keysOf(item, facet)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts]
      .map(([key, count]) => ({ facet, key, count }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  });

function keysOf(item: RegisterItem, facet: Facet): readonly string[] {
  if (facet === 'state') return [item.instance.state.state];
  if (facet === 'werklijn') return item.werklijnen.length > 0 ? item.werklijnen.map(String) : ['UNKNOWN'];
  // Only what came to nothing has a reason to be asked for.
  if (facet === 'reason' && !item.instance.state.failed) return [];
  return [item[facet] ?? 'UNKNOWN'];
}
