import { toPointer, type Fault } from '#libs/programme';
import { refusedLine } from './refused.js';

/** The options and arguments of a command by the place that the question behind it has for them. */
const OPTIONS: Readonly<Record<string, string>> = {
  period: '--period',
  kpis: '--kpi',
  scopes: '--scope',
  asOf: '--as-of',
  referenceDate: '--reference-date',
  definitionVersion: '--definition-version',
  split: '--split',
  editionId: '[edition]',
  from: '<from>',
  to: '[to]',
};

/**
 * Faults a line each, in both languages, at the option that was written, with the rule and what was written
 * (`--kpi: … (UNKNOWN_KPI: 9.9)`).
 */
export const faultLines = (faults: readonly Fault[]): string =>
  faults
    .map(({ place, ...found }) =>
      refusedLine({ ...found, place: OPTIONS[place[0] ?? ''] ?? toPointer(place) }),
    )
    .join('\n');
