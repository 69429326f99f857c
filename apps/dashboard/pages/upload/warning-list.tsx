import type { ReactNode } from 'react';
import { grouped, type PlacedFault } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';

const SHOWN = 50;
const ROWS_NAMED = 12;

/** What is told of a file that is right: each warning once, with the rows that have it. */
export function WarningList({ warnings }: { readonly warnings: readonly PlacedFault[] }): ReactNode {
  const { t, say } = useText();
  return grouped(warnings)
    .slice(0, SHOWN)
    .map(({ first, rows, count }, i) => (
      <p key={i} className="notice care">
        {first.where ? `${say(first.where)}: ` : ''}
        {say(first.message)}
        {count > 1 && (
          <span className="soft small">
            {' '}
            {t('upload.alsoRows', {
              count,
              rows: rows.slice(1, ROWS_NAMED).join(', ') + (rows.length > ROWS_NAMED ? ' …' : ''),
            })}
          </span>
        )}
      </p>
    ));
}
