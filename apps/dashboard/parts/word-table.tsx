import type { ReactNode } from 'react';

interface Row {
  readonly key: string | number;
  /** In the order of the columns; the first names the row. */
  readonly cells: readonly ReactNode[];
  /** Numbers of the columns that are left out where there is no room. */
  readonly wide?: readonly number[];
  readonly [data: `data-${string}`]: string | number | undefined;
}

interface ScrollProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What is wider than the page moves within it, by the keyboard too. */
export const Scroll = ({ label, children }: ScrollProps): ReactNode => (
  <div className="scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);

/** A table of words, links and inputs: what is no number to sort or to take along. */
export const WordTable = ({
  caption,
  quietCaption = false,
  className = 'stackable',
  columns,
  links = false,
  rows,
}: {
  readonly caption?: string;
  /** Where the heading just above says the same. */
  readonly quietCaption?: boolean;
  readonly className?: string;
  readonly columns: readonly string[];
  /** What names a row leads somewhere. */
  readonly links?: boolean;
  readonly rows: readonly Row[];
}): ReactNode => (
  <table className={className}>
    {caption !== undefined && (
      <caption className={quietCaption ? 'visually-hidden' : undefined}>{caption}</caption>
    )}
    <thead>
      <tr>
        {columns.map((label) => (
          <th key={label} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells: [name, ...cells], wide = [], ...data }) => (
        <tr key={key} {...data}>
          <th scope="row" className={links ? 'links' : undefined}>
            {name}
          </th>
          {cells.map((cell, i) => (
            <td key={i} className={wide.includes(i + 1) ? 'wide' : undefined} data-label={columns[i + 1]}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
