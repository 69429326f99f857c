import { useId, type ReactNode } from 'react';
import { useText, type Text } from '../intl/use-text.tsx';
import { Downloads } from './downloads.tsx';
import type { Cell, CellKind, TableData } from './table-data.ts';

export function cellText(value: Cell, kind: CellKind, { number, percent, month, date }: Text): string {
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

/** A table of numbers with its downloads; the first column names the row. */
export function DataTable({
  table,
  caption,
  name,
  stackable = false,
  quietCaption = false,
  firstCell,
}: {
  readonly table: TableData;
  readonly caption: string;
  /** Of the file that is downloaded. */
  readonly name: string;
  readonly stackable?: boolean;
  /** Where the heading just above says the same. */
  readonly quietCaption?: boolean;
  /** How to show a row's first cell, e.g. as a link. */
  readonly firstCell?: (row: number, text: string) => ReactNode;
}): ReactNode {
  const text = useText();
  const id = useId();
  return (
    <>
      <div className="scroll" role="region" aria-labelledby={id} tabIndex={0}>
        <table className={stackable ? 'stackable' : undefined}>
          <caption id={id} className={quietCaption ? 'visually-hidden' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              {table.columns.map(({ label, kind }) => (
                <th key={label} scope="col" className={isNumber(kind) ? 'number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, r) => (
              <tr key={r}>
                {row.map((value, c) => {
                  const { kind = 'text', label = '' } = table.columns[c] ?? {};
                  const shown = cellText(value, kind, text);
                  const className = isNumber(kind) ? 'number' : undefined;
                  return c === 0 ? (
                    <th key={c} scope="row">
                      {firstCell ? firstCell(r, shown) : shown}
                    </th>
                  ) : (
                    <td key={c} className={className} data-label={label}>
                      {shown}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Downloads name={name} title={caption} table={table} />
    </>
  );
}
