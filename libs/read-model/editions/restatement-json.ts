import type { ComparedFigure, Restated } from '#libs/indicators';
import { canonicalJson } from '#libs/programme';

/** A restated figure as a report needs it. */
export type KeptRestated = ComparedFigure & Restated;

export type RestatementRow = readonly [
  kpi: string,
  scope: string,
  period: string,
  cumulative: boolean,
  before: Restated['before'],
  after: Restated['after'],
  parts: Restated['parts'],
];

/** One text for one restatement: what is kept, and what a new computation is held against. */
export function toRestatementJson(figures: readonly KeptRestated[]): string {
  const rows: readonly RestatementRow[] = figures.map(({ kpi, scope, period, before, after, parts }) => [
    kpi,
    scope,
    period.code,
    period.cumulative,
    before,
    after,
    parts,
  ]);
  return canonicalJson(rows);
}
