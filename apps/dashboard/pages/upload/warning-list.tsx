import type { ReactNode } from 'react';
import { grouped, type PlacedFault } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';
import { AlsoRows } from './also-rows.tsx';

const SHOWN = 50;

/** What is told of a file that is right: each warning once, with the rows that have it. */
export function WarningList({ warnings }: { readonly warnings: readonly PlacedFault[] }): ReactNode {
  const { say } = useText();
  return grouped(warnings)
    .slice(0, SHOWN)
    .map(({ first, rows, count }, i) => (
      <p key={i} className="notice care">
        {first.where ? `${say(first.where)}: ` : ''}
        {say(first.message)}
        <AlsoRows count={count} rows={rows} />
      </p>
    ));
}
