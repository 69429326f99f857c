import { cellsOf } from './cell.js';
import type { Subset } from './constraints.js';
import { nameOf, type ExactTable, type CellKey } from './exact.js';
import type { Mac } from './fingerprint.js';
import { hideEnough } from './hide.js';
import { heldBack, type FewEntries, type EditionInLog } from './log-length.js';
import type { Protection } from './parameters.js';
import type { Decided, EditionCells } from './pattern.js';
import { numberFor, type ShownBefore } from './present.js';
import { primaries } from './primary.js';
import type { Goal, Solver, World } from './system.js';

export const METHOD = 'wijkspoor-bescherming/1';
/** Raised when more must stay possible: what was kept under a lower one is made again. */
export const GOALS = 3;

/** A protected figure about people: what a reader may see, and nothing else. */
export interface ProtectedFigure extends Omit<CellKey, 'amount'> {
  /** NO_DATA follows from the register only. PROTECTED: the figure itself, or one half of it, is hidden. */
  readonly status: 'OK' | 'PROTECTED' | 'NO_DATA';
  /** What is shown, by name of the amount; what is hidden is not there. */
  readonly amounts: Readonly<Record<string, number>>;
  /** Of a ratio: whole percents of the two numbers shown, where the rule allows them. */
  readonly percent?: number;
}

/** What is kept of a protected edition: enough to repeat the proof, and to protect the next one. */
export interface ProtectedEdition extends EditionCells {
  readonly figures: readonly ProtectedFigure[];
  readonly worlds: readonly World[];
  /** KPIs whose table is left out of the edition: all of it is hidden. */
  readonly without: readonly string[];
}

export interface ToProtect {
  readonly table: ExactTable;
  /** Every edition protected before, in order of publication, withdrawn ones too. */
  readonly earlier: readonly EditionCells[];
  readonly rules: Protection;
  readonly subsets: readonly Subset[];
  readonly mac: Mac;
  readonly solver: Solver;
}

/**
 * Nothing helps: these variables (edition, KPI, scope, period, amount) give others away and cannot be hidden; or
 * too few entries came in since an earlier edition. Nothing about people is shown.
 */
export interface Refused {
  readonly refused: readonly string[];
  readonly few?: FewEntries;
}

/**
 * Makes the protected table of an edition (DISCLOSURE.md, method 1). The same question gives the same answer forever.
 */
export function protect({
  table,
  earlier,
  rules,
  subsets,
  mac,
  solver,
}: ToProtect): ProtectedEdition | Refused {
  const few = heldBack(earlier.map(ofLog), ofLog({ table, rules }));
  if (few) return { refused: [], few };
  const hidden = primaries(table, rules);
  const before = shownBefore(earlier);
  const cells = cellsOf(table).map((cell): Decided => {
    const why = hidden.get(cell.id);
    return why === undefined
      ? { ...cell, shown: numberFor(cell, before, rules, mac) }
      : { ...cell, hidden: why };
  });
  const enough = hideEnough({ earlier, subsets, solver }, { table, cells, rules });
  if ('refused' in enough) return { refused: placesOf(enough.refused) };
  return {
    table,
    rules,
    cells: enough.cells,
    worlds: enough.worlds,
    without: enough.without,
    figures: figuresOf(table, enough.cells, rules),
  };
}

/** How many entries an edition needs between it and another: as many as make what is hidden possible again. */
export const ofLog = ({ table, rules }: Pick<EditionCells, 'table' | 'rules'>): EditionInLog => ({
  ...table,
  needed: rules.hideUpTo + 1,
});

/** Names of the variables that goals are about. */
const placesOf = (goals: readonly Goal[]): readonly string[] => [
  ...new Set(goals.flatMap(({ terms }) => terms.map(([id]) => id))),
];

function shownBefore(earlier: readonly EditionCells[]): ShownBefore {
  const ofCell = new Map<string, number>();
  const atPlace = new Map<string, number[]>();
  for (const { cells } of [...earlier].reverse())
    for (const { id, shown, places } of cells) {
      if (shown === undefined) continue;
      if (!ofCell.has(id)) ofCell.set(id, shown);
      for (const place of places) atPlace.set(place, [...(atPlace.get(place) ?? []), shown]);
    }
  return { ofCell, atPlace };
}

/** Each figure from what is shown alone. */
export function figuresOf(
  table: ExactTable,
  cells: readonly Decided[],
  rules: Protection,
): readonly ProtectedFigure[] {
  const shown = new Map(
    cells.flatMap(({ places, shown: number }) => places.map((place) => [place, number] as const)),
  );
  return table.figures.map(({ kpi, scope, period, cumulative, active, amounts }) => {
    const place = { kpi, scope, period, cumulative };
    if (!active) return { ...place, status: 'NO_DATA', amounts: {} };
    const numbers: Record<string, number> = {};
    for (const { amount, treatment } of amounts) {
      const number = shown.get(nameOf({ ...place, amount }));
      if (number !== undefined && (treatment !== 'SUM' || number !== 0)) numbers[amount] = number;
    }
    const isWhole = amounts.every(({ amount }) => numbers[amount] !== undefined);
    return { ...place, status: isWhole ? 'OK' : 'PROTECTED', amounts: numbers, ...percentOf(numbers, rules) };
  });
}

function percentOf(
  { numerator, denominator }: Record<string, number>,
  rules: Protection,
): { readonly percent?: number } {
  if (numerator === undefined || denominator === undefined || denominator < rules.ratioDenominator) return {};
  return { percent: Math.min(100, Math.round((100 * numerator) / denominator)) };
}
