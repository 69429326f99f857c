import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';

const ROWS_NAMED = 12;

interface AlsoRowsProps {
  readonly count: number;
  /** Numbers of the rows, the first of which was told. */
  readonly rows: readonly number[];
}

/** In which other rows the same stands; nothing where it stands once. */
export function AlsoRows({ count, rows }: AlsoRowsProps): ReactNode {
  const { t } = useText();
  if (count <= 1) return null;
  const named = rows.slice(1, ROWS_NAMED).join(', ') + (rows.length > ROWS_NAMED ? ' …' : '');
  return <span className="soft small"> {t('upload.alsoRows', { count, rows: named })}</span>;
}
