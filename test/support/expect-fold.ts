import { expect } from '@jest/globals';
import type { RecordedEvent } from '#libs/event-store';
import { KPIS, type Figure } from '#libs/indicators';
import { amsterdamDate, dateOf } from '#libs/programme';
import { Figures, type ReadModel } from '#libs/read-model';
import { SCOPES } from './histories.js';
import { Oracle } from './oracle.js';

const REF = '2026-01-01';
const COVERED = KPIS.filter(({ source }) => source.startsWith('KPIS.md')).map(({ code }) => code);

/** Every KPI in every scope of the random histories. */
export const QUESTION = {
  kpis: COVERED,
  period: '2025',
  cumulative: true,
  scopes: SCOPES,
  referenceDate: REF,
} as const;

/** The answers to that question at a position, to compare as text. */
export function figuresAt(readModel: ReadModel, position: bigint): string {
  const figures = new Figures(readModel, { now: () => Date.parse(REF) });
  return textOf(figures.answer({ ...QUESTION, asOf: { position } }));
}

/** Answers to that question as text. */
export function textOf(answers: readonly Figure[]): string {
  return JSON.stringify(
    answers.map(({ kpi, scope, period: { from, to }, measurement }) => {
      const { value, numerator, denominator, components } = measurement;
      return { kpi, scope, from, to, value, numerator, denominator, components };
    }),
  );
}

/**
 * That this text says what a fold from nothing over the log says up to its last event. Answers how many have a
 * value above zero.
 */
export function expectFold(said: string, log: readonly RecordedEvent[]): number {
  const lines = log.map((event) => ({ stream: event.stream, event }));
  const dates = log.map(({ recordedAt }) => amsterdamDate(recordedAt));
  const oracle = new Oracle(lines, lines.length, (position) => dates[position - 1] ?? '');
  const figures = JSON.parse(said) as {
    kpi: string;
    scope: string;
    from: number;
    to: number;
    value?: number;
  }[];
  expect(figures).toHaveLength(COVERED.length * SCOPES.length);
  const fold = figures.map(({ kpi, scope, from, to }) => {
    const question = { from: dateOf(from), to: dateOf(to), scope, ref: REF };
    const { value, numerator, denominator, components } = oracle.answer(kpi, question);
    return { kpi, scope, from, to, value, numerator, denominator, components };
  });
  expect(figures).toEqual(JSON.parse(JSON.stringify(fold)));
  return figures.filter(({ value = 0 }) => value > 0).length;
}
