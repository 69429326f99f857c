import type { Row } from '#libs/spreadsheet';

import { headerText } from './header.js';
import type { Layout } from './layout.js';
import { normaliseLabel } from './normalise-label.js';

/** The header row of a layout: the first of those that have most of its headers. */
export function layoutRow(rows: readonly Row[], { columns }: Layout): Row | undefined {
  const scores = rows.map(
    ({ values }) => values.filter((value) => columns[normaliseLabel(headerText(value))] !== undefined).length,
  );
  const most = Math.max(0, ...scores);
  return most === 0 ? rows[0] : rows[scores.indexOf(most)];
}
