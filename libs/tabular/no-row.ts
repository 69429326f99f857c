import { fault } from '#libs/programme';
import type { Row } from '#libs/spreadsheet';

import { headerText } from './header.js';
import { normalised } from './normalised.js';
import { placed, type PlacedFault } from './placed-fault.js';

const TOTALS =
  /^(?:sub|eind)?-?\s?tota(?:al|len|l|ls)(?:\b|:)|^(?:som|sum|gemiddelde|average|grand total)(?:\s|:|$)/;

/** Rows of a table that are none of its data: the header once more, a total below it. Told once, not cell by cell. */
export function noRow(header: Row, row: Row): PlacedFault | undefined {
  const texts = row.values.map((value) => normalised(headerText(value)));
  const filled = texts.filter((text) => text !== '');
  const isHeader = filled.length > 1 && texts.every((text, at) => text === nameAt(header, at));
  if (isHeader) return placed(fault('HEADER_AGAIN', ''), { row: row.number });
  const names = header.values.filter((value) => headerText(value) !== '').length;
  const isTotal = filled.length <= Math.ceil(names / 2) && TOTALS.test(filled[0] ?? '');
  return isTotal ? placed(fault('ROW_OF_TOTALS', ''), { row: row.number }) : undefined;
}

const nameAt = ({ values }: Row, at: number): string => normalised(headerText(values[at]));
