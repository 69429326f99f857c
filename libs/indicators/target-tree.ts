import { movedOutOf, type AreaMove } from './area-moves.js';
import type { EffectiveEntries } from './facts/effective-entries.js';
import type { Kpi } from './kpi.js';
import { parsePeriod } from './period.js';
import { programmeRegisterAt } from './programme-register.js';
import { scopeOf } from './scope.js';
import { collect } from './facts/collect.js';
import { baselineOf, targetsAt, type Target } from './targets.js';

/** A target with those derived from it. */
export interface TargetNode {
  readonly target: Target;
  /** Id of the target it is derived from, when that is known at the position. */
  readonly parentTargetId: string | undefined;
  readonly baseline: Target | undefined;
  /** Wider scopes first, then by scope. */
  readonly children: readonly TargetNode[];
  /** Sum of the children of the same period or day; undefined without any, or where values of areas do not add up. */
  readonly sumOfChildren: number | undefined;
  /** What of the target is left when its children are taken off; undefined with sumOfChildren. */
  readonly notDivided: number | undefined;
  /**
   * Where the neighbourhoods of its scope went, when that has none left: it is held against nothing any more, until
   * one is set for where they are. Undefined for a target of a scope that there is.
   */
  readonly orphanOf: readonly AreaMove[] | undefined;
}

export interface TargetFilter {
  readonly kpis?: readonly string[];
  readonly scopes?: readonly string[];
}

/**
 * The targets as known at a position, as trees national > municipal > neighbourhood. Without a filter on scopes the
 * trees start at what is derived from nothing that is known then; with one, at the targets of those scopes. `kpiOf`
 * finds a KPI by its code.
 */
export function targetTrees(
  entries: EffectiveEntries,
  filter: TargetFilter,
  kpiOf: (code: string) => Kpi | undefined,
): readonly TargetNode[] {
  const targets = targetsAt(entries).filter(
    ({ kind, kpi }) => kind === 'TARGET' && (filter.kpis?.includes(kpi) ?? true),
  );
  const byVersion = new Map(
    targets.flatMap((target) => target.versions.map(({ entryId }) => [entryId, target] as const)),
  );
  // A correction may have said otherwise since: only a wider scope is a parent, so that a tree never runs in a
  // circle.
  const parentOf = (target: Target): Target | undefined => {
    const parent = byVersion.get(target.derivedFromTargetId ?? '');
    return parent && width(parent.scope) < width(target.scope) ? parent : undefined;
  };
  const childrenOf = new Map<Target | undefined, Target[]>();
  for (const target of targets) collect(childrenOf, parentOf(target), target);
  const node = (target: Target): TargetNode => {
    const children = inOrder(childrenOf.get(target) ?? []).map(node);
    const sumOfChildren = sumOf(entries, target, children, kpiOf(target.kpi));
    return {
      target,
      parentTargetId: parentOf(target)?.targetId,
      baseline: baselineOf(entries, target),
      children,
      sumOfChildren,
      orphanOf: orphanOf(entries, target.scope),
      notDivided: sumOfChildren === undefined ? undefined : exact(target.value - sumOfChildren),
    };
  };
  const { scopes } = filter;
  const tops = scopes
    ? targets.filter((target) => scopes.includes(target.scope))
    : (childrenOf.get(undefined) ?? []);
  return inOrder(tops).map(node);
}

function orphanOf(entries: EffectiveEntries, scope: string): readonly AreaMove[] | undefined {
  const moves = movedOutOf(entries, scope);
  return moves.length > 0 && scopeOf(entries, scope)?.neighbourhoodIds.length === 0 ? moves : undefined;
}

/** Whether targets of areas may be summed to that of the whole: of counts and sums over areas, never of shares. */
export const addsUpOverAreas = (kpi: Kpi | undefined): boolean =>
  kpi !== undefined && kpi.addsUpOver.includes('areas') && kpi.kind !== 'share';

function sumOf(
  entries: EffectiveEntries,
  { period, byDate }: Target,
  children: readonly TargetNode[],
  kpi: Kpi | undefined,
): number | undefined {
  if (!addsUpOverAreas(kpi)) return undefined;
  const own = children.map(({ target }) => target).filter((t) => t.period === period && t.byDate === byDate);
  if (own.length === 0) return undefined;
  const { neighbourhoods } = programmeRegisterAt(entries);
  const scopes = new Set(own.map(({ scope }) => scope));
  // A neighbourhood is in its municipality's target already.
  const once = own.filter(({ scope }) => !scopes.has(neighbourhoods.get(scope)?.municipalityCode ?? ''));
  return exact(once.reduce((sum, { value }) => sum + value, 0));
}

/** Values have at most six decimals. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

const width = (scope: string): number => (scope === 'NL' ? 0 : /^GM\d{4}$/.test(scope) ? 1 : 2);
const end = ({ period, byDate }: Target): string =>
  byDate ?? String(parsePeriod(period ?? '')?.to ?? '').padStart(7, '0');

const inOrder = (targets: readonly Target[]): readonly Target[] =>
  [...targets].sort(
    (a, b) =>
      compare(a.kpi, b.kpi) ||
      width(a.scope) - width(b.scope) ||
      compare(a.scope, b.scope) ||
      compare(end(a), end(b)),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
