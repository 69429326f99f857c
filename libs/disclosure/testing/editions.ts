import type { Mac } from '../fingerprint.js';
import { PROTECTION_1, type Protection } from '../parameters.js';
import { protect, type ProtectedEdition } from '../protect.js';
import type { Solver } from '../system.js';
import { randomProgramme, SUBSETS, tableOf, type Programme } from './random-programme.js';

export interface Made {
  readonly programme: Programme;
  readonly editions: readonly ProtectedEdition[];
}

/**
 * The protected editions of a random programme; where publishing is refused, tables are left out as the office would.
 */
export function editionsOf(
  seed: number,
  count: number,
  mac: Mac,
  solver: Solver,
  rules: Protection = PROTECTION_1,
): Made {
  const programme = randomProgramme(seed, count);
  const editions: ProtectedEdition[] = [];
  for (let i = 0; i < count; i++) {
    const whole = tableOf(programme, i, mac);
    for (const without of [
      [],
      ['1.2'],
      ['1.2', '1.3'],
      ['1.2', '1.3', '1.4'],
      ['1.1', '1.2', '1.3', '1.4'],
    ]) {
      const table = { ...whole, figures: whole.figures.filter(({ kpi }) => !without.includes(kpi)) };
      const made = protect({ table, earlier: editions, rules, subsets: SUBSETS, mac, solver });
      if ('refused' in made) continue;
      editions.push(made);
      break;
    }
  }
  return { programme, editions };
}
