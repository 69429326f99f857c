import type { ExactAmount, ExactFigure, ExactTable } from '../exact.js';

/** The amounts of a figure, by name: a count of as many units, or with what is said otherwise. */
type Given = Readonly<Record<string, number | Partial<ExactAmount>>>;

/** A count of `n` units whose set is named by a text; the same text is the same set. */
export const count = (amount: string, n: number, set: string): ExactAmount => ({
  amount,
  treatment: 'COUNT',
  n,
  units: n,
  class: 'household',
  cellKey: set,
});

/** A log that grows by so much from edition to edition (`e0`, `e1`, …) that its length tells nothing. */
export function entriesOf(editionId: string): ExactTable['entries'] {
  const atPosition = 10_000 * (1 + Number(editionId.slice(1)));
  return { atPosition, beforePeriod: 0, beforeNext: 0 };
}

/**
 * A table by hand: `1.2 b0` are the KPI and the scope; scopes are NL, GM… and neighbourhoods. One period, which is
 * all there is.
 */
export function tableBy(
  municipalityOf: Readonly<Record<string, string>>,
  figures: Readonly<Record<string, Given>>,
  editionId = 'e0',
): ExactTable {
  const span = { from: 0, to: 89 };
  return {
    editionId,
    municipalityOf,
    spans: { period: span, cumulative: span },
    entries: entriesOf(editionId),
    figures: Object.entries(figures).map(([name, amounts]): ExactFigure => {
      const [kpi = '', scope = ''] = name.split(' ');
      return {
        kpi,
        scope,
        level: scope === 'NL' ? 'NL' : scope.startsWith('GM') ? 'MUNICIPALITY' : 'NEIGHBOURHOOD',
        period: 'Q1',
        cumulative: false,
        addsUpOverAreas: kpi === '1.2',
        addsUpOverPeriods: kpi === '1.2',
        active: true,
        amounts: Object.entries(amounts).map(([amount, said]) => ({
          ...count(amount, typeof said === 'number' ? said : (said.n ?? 0), `${name} ${amount}`),
          ...(typeof said === 'number' ? {} : said),
        })),
      };
    }),
  };
}
