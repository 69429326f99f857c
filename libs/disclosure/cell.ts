import type { ExactAmount, ExactFigure, ExactTable, Level, Treatment } from './exact.js';
import { nameOf } from './exact.js';

/** Why a cell is hidden. COMPLEMENT: its numerator leaves too few of the denominator. */
export type Hidden = 'PRIMARY' | 'COMPLEMENT' | 'SECONDARY';

/** What equal sets of equal value are: one cell, wherever it stands. */
export interface Cell {
  readonly id: string;
  readonly treatment: Treatment;
  readonly class: string;
  readonly cellKey: string;
  readonly n: number;
  readonly units: number;
  /** Names of the places it stands at in its edition, in the order of the table. */
  readonly places: readonly string[];
  /** The place that decides the order in which more is hidden. */
  readonly rank: Rank;
}

export interface Rank {
  readonly level: Level;
  readonly cumulative: boolean;
  readonly name: string;
}

/**
 * An empty set is nobody's: figures without any unit are told apart by their place, so that each may be something
 * else.
 */
export const cellIdOf = (
  table: ExactTable,
  figure: ExactFigure,
  { class: of, cellKey, n, units, amount }: ExactAmount,
): string => {
  const own = units === 0 ? `|${table.editionId}|${nameOf({ ...figure, amount })}` : '';
  return `${of}|${cellKey}|${String(n)}${own}`;
};

const LEVELS: readonly Level[] = ['NL', 'MUNICIPALITY', 'NEIGHBOURHOOD'];

/** The cells of a table in the order of their first place. */
export function cellsOf(table: ExactTable): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const figure of table.figures) {
    if (!figure.active) continue;
    for (const amount of figure.amounts) {
      const id = cellIdOf(table, figure, amount);
      const name = nameOf({ ...figure, amount: amount.amount });
      const rank = { level: figure.level, cumulative: figure.cumulative, name };
      const known = cells.get(id);
      cells.set(id, {
        ...amount,
        id,
        places: [...(known?.places ?? []), name],
        rank: known ? weightier(known.rank, rank) : rank,
      });
    }
  }
  return [...cells.values()];
}

/** A cell that stands at several places counts as the one that is hidden last. */
const weightier = (a: Rank, b: Rank): Rank => (byRank(b, a) > 0 ? b : a);

/** Neighbourhood before municipality before NL, shorter period first, then by name. */
export const byRank = (a: Rank, b: Rank): number =>
  LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) ||
  Number(a.cumulative) - Number(b.cumulative) ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
