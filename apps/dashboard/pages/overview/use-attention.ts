import type { Figure } from '../../graphql/figures.ts';
import { FIGURES } from '../../graphql/figures.ts';
import { FINDINGS } from '../../graphql/findings.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { DUE } from '../../graphql/submissions.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { planAt, planStatus, type PlanStatus } from '../../parts/plan.ts';
import { usePlans, useTargets } from '../../parts/use-plans.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { periodAround, stepPeriod } from '../../url/period.ts';
import { HEADLINES } from '../../parts/headlines.ts';

export interface BehindPlan {
  readonly kpi: KpiDefinition;
  readonly scope: string;
  readonly status: PlanStatus;
  readonly value: number;
  readonly planned: number;
}

export interface SilentArea {
  readonly scope: string;
  /** Headline indicators about which none of the partners expected there reported. */
  readonly codes: readonly string[];
}

export interface AttentionNow {
  /** Undefined while it is asked. */
  readonly behind: readonly BehindPlan[] | undefined;
  readonly silent: readonly SilentArea[] | undefined;
  /** The last whole quarter: what was silent is about that one. */
  readonly period: string;
  readonly late: ResultOf<typeof DUE>['due'] | undefined;
  /** How many findings are open. */
  readonly findings: number | undefined;
}

/** Areas where partners were expected and none reported, by area; areas nobody is expected in are not silent. */
export function silentAreas(figures: readonly Figure[]): readonly SilentArea[] {
  const areas = new Map<string, string[]>();
  for (const { scope, kpi, partnersExpected, partnersReporting } of figures)
    if (scope !== 'NL' && partnersExpected > 0 && partnersReporting === 0)
      areas.set(scope, [...(areas.get(scope) ?? []), kpi.code]);
  return [...areas]
    .map(([scope, codes]) => ({ scope, codes }))
    .sort((a, b) => b.codes.length - a.codes.length);
}

/** What stands below its plan line, wherever a target was set: the whole programme's, a municipality's, an area's. */
function useBehind(): readonly BehindPlan[] | undefined {
  const { kpis } = useProgramme();
  const { stand, standDay, asOf } = useMoment();
  const targets = useTargets();
  const planOf = usePlans();
  const codes = [...new Set(targets.map(({ kpi }) => kpi))];
  const scopes = [...new Set(targets.map(({ scope }) => scope))];
  const { data } = useApi(
    FIGURES,
    { kpis: codes, scopes, period: stand, cumulative: true, asOf },
    { enabled: codes.length > 0 },
  );
  if (!data) return codes.length === 0 ? [] : undefined;
  return data.figures.flatMap(({ kpi: { code }, scope, value, status: has }) => {
    const kpi = kpis.find((each) => each.code === code);
    const plan = planOf(code, scope);
    if (!kpi || !plan || value === null || has !== 'OK') return [];
    const status = planStatus(plan, standDay, value);
    return status === 'care' || status === 'bad'
      ? [{ kpi, scope, status, value, planned: planAt(plan, standDay) }]
      : [];
  });
}

/** What needs a look now, each part asked once however often it is shown. */
export function useAttention(): AttentionNow {
  const { neighbourhoods } = useProgramme();
  const { newest, asOf, past } = useMoment();
  const { entries } = useRights();
  const behind = useBehind();
  const period = stepPeriod(periodAround(newest, 'quarter'), -1);
  const quarter = useApi(FIGURES, {
    kpis: Object.values(HEADLINES),
    scopes: neighbourhoods.map(({ neighbourhoodId }) => neighbourhoodId),
    period,
    cumulative: false,
    asOf,
  });
  const due = useApi(DUE, {}, { enabled: entries && !past });
  const findings = useApi(FINDINGS, { first: 1, status: 'OPEN', asOf }, { enabled: entries });
  return {
    behind,
    silent: quarter.data ? silentAreas(quarter.data.figures) : undefined,
    period,
    late: due.data?.due.filter(({ daysLeft }) => daysLeft < 0).sort((a, b) => a.daysLeft - b.daysLeft),
    findings: findings.data?.findings.totalCount,
  };
}
