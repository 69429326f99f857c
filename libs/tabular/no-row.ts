import { fault } from '#libs/programme';
import type { Row } from '#libs/spreadsheet';

import { headerText } from './header.js';
import { normaliseLabel } from './normalise-label.js';
import { placed, type PlacedFault } from './placed-fault.js';

const TOTALS =
  /^(?:sub|eind)?-?\s?tota(?:al|len|l|ls)(?:\b|:)|^(?:som|sum|gemiddelde|average|grand total)(?:\s|:|$)/;

/** Rows of a table that are none of its data: the header once more, a total below it. Told once, not cell by cell. */
export function noRow(header: Row, row: Row): PlacedFault | undefined {
  const at = row.values.findIndex((value) => headerText(value) !== '');
  const first = nameAt(row, at);
  // Most rows are told by their first cell: nothing else of them is looked at.
  if (first === '') return undefined;
  if (first === nameAt(header, at) && isAgain(header, row))
    return placed(fault('HEADER_AGAIN', []), { row: row.number });
  if (!TOTALS.test(first)) return undefined;
  const isFew = filledIn(row) <= Math.ceil(filledIn(header) / 2);
  return isFew ? placed(fault('ROW_OF_TOTALS', []), { row: row.number }) : undefined;
}

/** How many cells of a row say something. */
export const filledIn = ({ values }: Row): number =>
  values.filter((value) => headerText(value) !== '').length;

const isAgain = (header: Row, row: Row): boolean =>
  filledIn(row) > 1 && row.values.every((_, at) => nameAt(row, at) === nameAt(header, at));

const nameAt = ({ values }: Row, at: number): string => normaliseLabel(headerText(values[at]));
