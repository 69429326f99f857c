import type { ReactNode } from 'react';
import type { Sorting } from './sorted.ts';

/**
 * The head of a column that sorts its table; the direction is said to a screen reader and shown by an arrow, which is
 * no part of its text.
 */
export function ColumnHead({
  label,
  className,
  column,
  sorting,
  press,
}: {
  readonly label: string;
  readonly className: string | undefined;
  readonly column: number;
  readonly sorting: Sorting | undefined;
  readonly press: (column: number) => void;
}): ReactNode {
  const own = sorting?.column === column ? sorting : undefined;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={own ? (own.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="sort" onClick={() => press(column)}>
        {label}
      </button>
    </th>
  );
}
