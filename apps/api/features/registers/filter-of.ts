import type { LifeCycleDefinition, RegisterFilter } from '#libs/indicators';
import { CODES, fault, type Fault, type Place } from '#libs/programme';
import { QueryError } from '#libs/read-model';
import type { RegisterFilterInput } from './registers.args.js';
import { given } from '../../kernel/given.js';

/** Of what a register is filtered and counted by, the code lists. */
export const LISTS = {
  scale: 'scale',
  level: 'obstacleLevel',
  kind: 'obstacleKind',
  reason: 'missedReason',
} as const;

/**
 * The filter as the registers'; throws QueryError for states and codes that do not exist, which would silently find
 * nothing.
 */
export function filterOf(
  input: RegisterFilterInput | null | undefined,
  cycle: LifeCycleDefinition,
): RegisterFilter {
  const states = [...new Set(cycle.steps.map(({ state }) => state))];
  const faults: Fault[] = (input?.states ?? []).flatMap((state, i) =>
    states.includes(state) ? [] : [unknown(['filter', 'states', i], states, state)],
  );
  for (const [name, list] of Object.entries(LISTS)) {
    const code = input?.[name as keyof typeof LISTS];
    const codes = Object.keys(CODES[list] ?? {});
    if (code != null && !codes.includes(code)) faults.push(unknown(['filter', name], codes, code));
  }
  const werklijn = input?.werklijn;
  if (werklijn != null && ![1, 2, 3, 4].includes(werklijn))
    faults.push(unknown(['filter', 'werklijn'], ['1', '2', '3', '4'], werklijn));
  if (faults.length > 0) throw new QueryError(faults);
  return given(input ?? {});
}

const unknown = (place: Place, allowed: readonly string[], value: string | number): Fault =>
  fault('UNKNOWN_CODE', place, { allowed: allowed.join(', ') }, value);
