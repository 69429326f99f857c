import { ascending } from 'd3-array';
import { TARGETS } from '../graphql/targets.ts';
import type { ResultOf } from '../graphql/tada.ts';
import { useApi } from '../api/use-api.ts';
import { useMoment } from '../session/use-moment.ts';
import { useRights } from '../session/use-programme.tsx';
import { FIRST_MONTH } from '../url/first-month.ts';
import { periodOf } from '../url/period.ts';
import type { Plan } from './plan.ts';

type Tree = ResultOf<typeof TARGETS>['targets'][number];
export type Aim = Omit<Tree, 'children'>;

const flat = (trees: readonly Tree[]): Aim[] =>
  trees.flatMap((tree) => [tree, ...tree.children.flatMap((child) => [child, ...child.children])]);

/** Targets are in the unit shown, 45 is 45 %; what they are held against is a part of 1. */
function asFigures<T extends Aim>(aim: T): T {
  if (!aim.unit.nl.startsWith('%')) return aim;
  const part = <V extends { readonly value: number }>(one: V): V => ({ ...one, value: one.value / 100 });
  return { ...part(aim), baseline: aim.baseline && part(aim.baseline), versions: aim.versions.map(part) };
}

/** All targets as known at the page's moment. */
export function useTargets(): readonly Aim[] {
  const { figures } = useRights();
  const { asOf } = useMoment();
  const { data } = useApi(TARGETS, { asOf }, { enabled: figures });
  return data ? flat(data.targets).map(asFigures) : [];
}

/**
 * The plan line of a KPI in a scope: straight from its baseline (or zero at the programme's start) to the first
 * target on or after the period's end, the one that the API holds the cumulative figure against.
 */
export function usePlans(): (kpi: string, scope: string) => Plan | undefined {
  const targets = useTargets();
  const { stand } = useMoment();
  const end = periodOf(stand)?.to ?? '';
  return (kpi, scope) => {
    const [target] = targets
      .filter(
        (each) => each.kpi === kpi && each.scope === scope && each.byDate !== null && each.byDate >= end,
      )
      .sort((a, b) => ascending(a.byDate ?? '', b.byDate ?? ''));
    if (!target?.byDate) return undefined;
    // A share does not begin at zero: without a baseline nobody knows from where it is to go.
    if (!target.baseline?.byDate && target.unit.nl.startsWith('%')) return undefined;
    const from = target.baseline?.byDate
      ? { day: target.baseline.byDate, value: target.baseline.value }
      : { day: `${FIRST_MONTH}-01`, value: 0 };
    return { from, to: { day: target.byDate, value: target.value } };
  };
}
