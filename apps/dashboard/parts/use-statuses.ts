import type { Figure } from '../graphql/figures.ts';
import { useMoment } from '../session/use-moment.ts';
import { planStatus, type PlanStatus } from './plan.ts';
import { usePlans } from './use-plans.ts';

/**
 * How a figure since the start stands against its target; undefined without target or number, and within a period.
 */
export function useStatuses(): (figure: Figure | undefined) => PlanStatus | undefined {
  const planOf = usePlans();
  const { standDay, cumulative } = useMoment();
  return (figure) => {
    if (!cumulative || figure?.status !== 'OK' || figure.value === null) return undefined;
    const plan = planOf(figure.kpi.code, figure.scope);
    return plan && planStatus(plan, standDay, figure.value);
  };
}
