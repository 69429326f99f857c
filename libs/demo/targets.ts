import { dayOf } from '#libs/programme';
import type { Entry, Sender } from './delivery.js';
import { dateOf, FIRST_DAY, workday } from './seasons.js';

/** What the programme is to have reached at the end of 2027, cumulatively; made up, as everything here. */
const TARGETS: readonly (readonly [kpi: string, value: number])[] = [
  ['1.1', 9_000],
  ['1.6', 2_400],
  ['2.3', 600],
  ['2.2', 620],
  ['3.2', 1_000],
  ['3.1', 2_800],
  ['4.1', 95_000],
  ['4.2', 76_000],
];

/** Baselines at zero on the day before the start, and the programme's targets, set by the office two months in. */
export function targets(office: Sender): readonly Entry[] {
  const day = workday(FIRST_DAY + 61);
  const aim = (name: 'BaselineSet' | 'TargetSet', data: object): Entry =>
    office.entry({ name, day, data: { occurredOn: dateOf(day), scope: 'NL', ...data } }, day);
  return TARGETS.flatMap(([kpi, value]) => [
    aim('BaselineSet', { kpi, byDate: dateOf(FIRST_DAY - 1), value: 0 }),
    aim('TargetSet', { kpi, byDate: '2027-12-31', value }),
  ]);
}

/**
 * What share of the households approached is to be reached, in percents, with where it stood at the start: set
 * after three years, when the office knew what is within reach. Later than every edition, so that none of them
 * counts it.
 */
export function shareTargets(office: Sender): readonly Entry[] {
  const day = workday(dayOf('2026-09-14'));
  const aim = (name: 'BaselineSet' | 'TargetSet', data: object): Entry =>
    office.entry({ name, day, data: { occurredOn: dateOf(day), kpi: '1.4', scope: 'NL', ...data } }, day);
  return [
    aim('BaselineSet', { byDate: dateOf(FIRST_DAY - 1), value: 30 }),
    aim('TargetSet', { byDate: '2027-12-31', value: 45 }),
  ];
}
