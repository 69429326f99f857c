import type { Cell } from './cell.js';
import { drawOf, type Mac } from './fingerprint.js';
import type { Protection } from './parameters.js';

/** What earlier editions showed, withdrawn ones too. */
export interface ShownBefore {
  /** The number of a cell, by its id. */
  readonly ofCell: ReadonlyMap<string, number>;
  /** The numbers at a place by its name, the newest edition first. */
  readonly atPlace: ReadonlyMap<string, readonly number[]>;
}

/**
 * The number that a cell is shown as: the one the same cell had before; else one that its place showed before, while
 * reality differs by no more than `keep`; else rounded by its own draw (DISCLOSURE.md, 4 and 5).
 */
export function numberFor(cell: Cell, before: ShownBefore, rules: Protection, mac: Mac): number {
  const same = before.ofCell.get(cell.id);
  if (same !== undefined) return same;
  if (cell.treatment === 'MEAN') return Math.round(cell.n * 10) / 10;
  const base = cell.treatment === 'COUNT' ? rules.base : sumBase(cell.class, rules);
  const keep = (rules.keep / rules.base) * base;
  for (const place of cell.places)
    for (const earlier of before.atPlace.get(place) ?? [])
      if (Math.abs(cell.n - earlier) <= keep) return earlier;
  const rounded = roundedBy(drawOf(mac, cell.class, cell.cellKey, cell.n), cell.n, base);
  return cell.treatment === 'COUNT' ? Math.max(rules.leastShown, rounded) : rounded;
}

/** Up with the probability of what is over the multiple, else down. */
export function roundedBy(draw: number, n: number, base: number): number {
  const multiples = Math.floor(n / base);
  const over = n / base - multiples;
  return (draw < over ? multiples + 1 : multiples) * base;
}

/** Throws for a class without a base: a sum that nobody thought of is never shown. */
export function sumBase(of: string, { sumBases }: Protection): number {
  const base = sumBases[of];
  if (base === undefined) throw new RangeError(`no base for sums of ${of}`);
  return base;
}
