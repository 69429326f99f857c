import type { ReactNode } from 'react';
import type { PlacedFault } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';

interface Props {
  readonly faults: readonly PlacedFault[];
  readonly settle: (column: string, decimal: ',' | '.') => void;
}

/**
 * Columns with numbers that could be two: what the sign in them is, is settled for the whole column with one click.
 */
export function UnclearNumbers({ faults, settle }: Props): ReactNode {
  const { t, say } = useText();
  const columns = new Map<string, PlacedFault>();
  for (const fault of faults)
    if (fault.rule === 'AMBIGUOUS_NUMBER' && fault.column !== undefined && !columns.has(fault.column))
      columns.set(fault.column, fault);
  return [...columns].map(([column, { header, value }]) => {
    const text = String(value);
    const mark = text.includes('.') ? '.' : ',';
    const other = mark === '.' ? ',' : '.';
    return (
      <div className="notice care" key={column}>
        <p>{t('upload.unclear', { column: header ? `${column} (${say(header)})` : column, text })}</p>
        <div className="row">
          <button type="button" onClick={() => settle(column, other)}>
            {t('upload.thousands', { text, number: text.replace(mark, '') })}
          </button>
          <button type="button" onClick={() => settle(column, mark)}>
            {t('upload.decimals', { text, number: text.replace(mark, ',') })}
          </button>
        </div>
      </div>
    );
  });
}
