/** How a figure stands against the straight line from where it began to its target. */
export type PlanStatus = 'ahead' | 'good' | 'care' | 'bad';

export interface Plan {
  readonly from: { readonly day: string; readonly value: number };
  readonly to: { readonly day: string; readonly value: number };
}

/** From which share of the way that was planned by a day a figure stands so; below the last it is behind. */
export const STANDS_FROM = { ahead: 1.1, good: 0.95, care: 0.8 } as const;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Where the plan line is on a day; before it starts its beginning, after it ends its end. */
export function planAt({ from, to }: Plan, day: string): number {
  const share = (time(day) - time(from.day)) / (time(to.day) - time(from.day));
  return from.value + (to.value - from.value) * Math.min(1, Math.max(0, share));
}

/**
 * By the share of the way that was planned by that day (STANDS_FROM), measured from the plan's beginning, so it also
 * serves a figure that is to fall. Undefined where nothing was planned yet.
 */
export function planStatus(plan: Plan, day: string, value: number): PlanStatus | undefined {
  const planned = planAt(plan, day) - plan.from.value;
  if (planned === 0) return undefined;
  const share = (value - plan.from.value) / planned;
  const { ahead, good, care } = STANDS_FROM;
  return share >= ahead ? 'ahead' : share >= good ? 'good' : share >= care ? 'care' : 'bad';
}
