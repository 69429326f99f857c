import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText, type Text } from '../intl/use-text.tsx';
import { Downloads } from './downloads.tsx';
import { useSorting, type Sorting } from './sorted.ts';
import type { Cell, CellKind, TableData } from './table-data.ts';

/** A cell as people read it. */
export function cellText(value: Cell, kind: CellKind, { number, percent, month, date }: Text): string {
  if (typeof value === 'object') return value.shown;
  if (typeof value === 'number') {
    if (kind === 'share') return percent(value);
    if (kind === 'euro') return `€ ${number(value, 0)}`;
    return number(value, Number.isInteger(value) ? 0 : 2);
  }
  if (kind === 'month' && /^\d{4}-\d\d$/.test(value)) return month(value);
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return date(value);
  return value;
}

const isNumber = (kind: CellKind): boolean => kind === 'number' || kind === 'share' || kind === 'euro';

/** By what a column sorts its table, as a screen reader hears it; an arrow that is no part of the text shows it. */
const directionOf = (column: number, sorting: Sorting | undefined): 'ascending' | 'descending' | undefined =>
  sorting?.column === column ? (sorting.descending ? 'descending' : 'ascending') : undefined;

interface FirstCellProps {
  readonly to: string | undefined;
  readonly children: string;
}

const FirstCell = ({ to, children }: FirstCellProps): ReactNode =>
  to === undefined ? (
    children
  ) : (
    <span className="links">
      <Link to={to}>{children}</Link>
    </span>
  );

/** A table of numbers, sorted by any column, with its downloads in the same order; the first column names the row. */
export function DataTable({
  table,
  caption,
  name,
  whole,
  stackable = false,
  most,
  quietCaption = false,
  linkTo,
  firstCell,
  cell,
}: {
  readonly table: TableData;
  readonly caption: string;
  /** Of the file that is downloaded. */
  readonly name: string;
  /** All rows, where those shown are a page of them: what is downloaded. */
  readonly whole?: () => Promise<TableData>;
  readonly stackable?: boolean;
  /** Rows shown until all are asked for; all of them without it. What is downloaded is whole in any case. */
  readonly most?: number | undefined;
  /** Where the heading just above says the same. */
  readonly quietCaption?: boolean;
  /** The address of the page about a row, to which its first cell leads; undefined for a row without one. */
  readonly linkTo?: (row: number) => string | undefined;
  /** How to show a row's first cell otherwise. */
  readonly firstCell?: (row: number, text: string) => ReactNode;
  /** How to show any other cell, by its row and column in the table; undefined: as its text. */
  readonly cell?: (row: number, column: number, text: string) => ReactNode;
}): ReactNode {
  const text = useText();
  const id = useId();
  const { sorting, order, press } = useSorting(table);
  const [all, setAll] = useState(most === undefined || table.rows.length <= most + 2);
  const shownRows = all ? order : order.slice(0, most);
  const sorted = sorting ? { ...table, rows: order.map((row) => table.rows[row] ?? []) } : table;
  return (
    <>
      <div className="scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table className={stackable ? 'stackable' : undefined}>
          <caption id={id} className={quietCaption ? 'visually-hidden' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              {table.columns.map(({ label, kind }, column) => (
                <th
                  key={label}
                  scope="col"
                  className={isNumber(kind) ? 'number' : undefined}
                  aria-sort={directionOf(column, sorting)}
                >
                  <button type="button" className="sort" onClick={() => press(column)}>
                    {label}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownRows.map((r) => (
              <tr key={r}>
                {table.rows[r]?.map((value, c) => {
                  const { kind = 'text', label = '' } = table.columns[c] ?? {};
                  const shown = cellText(value, kind, text);
                  const className = isNumber(kind) ? 'number' : undefined;
                  return c === 0 ? (
                    <th key={c} scope="row">
                      {firstCell ? firstCell(r, shown) : <FirstCell to={linkTo?.(r)}>{shown}</FirstCell>}
                    </th>
                  ) : (
                    <td key={c} className={className} data-label={label}>
                      {cell?.(r, c, shown) ?? shown}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && (
        <button type="button" className="no-print" onClick={() => setAll(true)}>
          {text.t('table.all', { count: table.rows.length })}
        </button>
      )}
      <Downloads name={name} title={caption} table={whole ?? sorted} />
    </>
  );
}
