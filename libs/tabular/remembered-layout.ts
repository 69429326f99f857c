import { canonicalJson } from '#libs/programme';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import type { Layout } from './layout.js';

/** A layout as it was remembered of a file, with how many columns that had. */
export interface RememberedLayout extends Layout {
  readonly columnCount: number;
}

interface Named {
  readonly name: string;
}

/** Of one layout among several of the same partner, how a file of now differs from the one it was remembered of. */
export interface FittingLayout {
  readonly layout: RememberedLayout;
  /** Its columns that are no longer there. */
  readonly gone: readonly string[];
  /** How many columns the file has more than then, or fewer. */
  readonly more: number;
  /** The same columns in the same order: nothing has to be asked. */
  readonly isExact: boolean;
}

/** Of its columns that must be there before a layout is offered for another file. */
const ENOUGH = 0.6;

/**
 * What a file is recognised by: the columns that a layout names in the order they stand, and how many there are in
 * all. Names of columns that are not read are in it neither: they do not leave the browser.
 */
export function headerFingerprint(layout: Layout, columns: readonly Named[]): string {
  const names = columns.map(({ name }) => name).filter((name) => Object.hasOwn(layout.columns, name));
  const text = canonicalJson({ names, count: columns.length, types: [...layout.types] });
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A layout as it is recorded. */
export const layoutText = (layout: Layout, columns: readonly Named[]): string =>
  canonicalJson({ ...layout, columnCount: columns.length });

/** A layout as it was recorded; undefined for what is none. */
export function layoutIn(text: string): RememberedLayout | undefined {
  try {
    const layout = JSON.parse(text) as RememberedLayout;
    const uses = Object.values(layout.columns);
    const isWhole = Array.isArray(layout.types) && typeof layout.fixed === 'object' && layout.fixed !== null;
    return isWhole && uses.every(({ to }) => typeof to === 'string')
      ? { ...layout, columnCount: Number(layout.columnCount) || uses.length }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The layout to read a file by, of those remembered, newest first, of which the first type is the one asked for:
 * one of exactly this header, else the one of which most columns are there. Undefined where too few are.
 */
export function fittingLayout(
  remembered: readonly { readonly fingerprint: string; readonly layout: string }[],
  type: string,
  columns: readonly Named[],
): FittingLayout | undefined {
  const names = new Set(columns.map(({ name }) => name));
  const known = remembered.flatMap(({ fingerprint, layout: text }) => {
    const layout = layoutIn(text);
    if (layout?.types[0] !== type) return [];
    const own = Object.keys(layout.columns);
    const gone = own.filter((name) => !names.has(name));
    const isExact = headerFingerprint(layout, columns) === fingerprint;
    const there = own.length === 0 ? 0 : (own.length - gone.length) / own.length;
    return [{ layout, gone, more: columns.length - layout.columnCount, isExact, there }];
  });
  const best = known.find(({ isExact }) => isExact) ?? known.toSorted((a, b) => b.there - a.there)[0];
  if (!best || (!best.isExact && best.there < ENOUGH)) return undefined;
  const { there: _there, ...fitting } = best;
  return fitting;
}
