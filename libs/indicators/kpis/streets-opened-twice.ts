import { monthsBefore } from '#libs/programme';
import { rowsBy } from '../facts/by-key.js';
import { NONE } from '../facts/fact-table.js';
import { kpi, overlapping } from '../define-kpi.js';

/**
 * KPI 4.7 — KPIS.md version 1: u{segmentId: a StreetOpened in T,A for which another StreetOpened of the same segment
 * and another workId lies on the same day or up to 36 calendar months before}. Fewer is better. Adds up over nothing.
 */
export const streetsOpenedTwice = kpi({
  code: '4.7',
  outside: 'OPEN',
  label: { nl: 'Straten dubbel open', en: 'Streets opened twice' },
  unit: { nl: 'straatdelen', en: 'street segments' },
  formula: {
    nl: 'Aantal straatdelen dat in de periode en het gebied werd opengebroken terwijl een ander werk dat op dezelfde dag of in de {withinMonths} maanden ervoor ook deed',
    en: 'Number of street segments opened in the period and area that another work opened on the same day or in the {withinMonths} months before',
  },
  ascending: false,
  parameters: { withinMonths: 36 },
  inputs: ['StreetOpened'],
  splits: [overlapping('partner')],
  measure(context) {
    const openings = rowsBy(context.entries, 'StreetOpened', 'segmentId');
    const segments = context.distinct('segment');
    const months = context.parameter('withinMonths');
    const begins = new Map<number, number>();
    const { table } = openings;
    const [segmentOf, work] = [table.column('segmentId'), table.column('workId')];
    // One function for all rows: one for each would be most of what the figure leaves behind.
    let [row, segment, day, since] = [NONE, NONE, 0, 0];
    const compare = (other: number): void => {
      const before = table.day.at(other);
      if (before < since || before > day || work.at(other) === work.at(row)) return;
      segments.add(segment);
      context.trace(table, row);
      context.trace(table, other);
    };
    context.each('StreetOpened', (opened) => {
      row = opened;
      segment = segmentOf.at(row);
      day = table.day.at(row);
      since = begins.get(day) ?? monthsBefore(day, months);
      begins.set(day, since);
      openings.each(segment, compare);
    });
    return { value: segments.count };
  },
});
