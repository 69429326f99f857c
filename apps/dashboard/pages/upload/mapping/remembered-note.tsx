import type { ReactNode } from 'react';
import type { FittingLayout } from '#libs/tabular';
import { useText } from '../../../intl/use-text.tsx';

interface Props {
  readonly fitting: FittingLayout;
  readonly use: () => void;
  readonly isUsed: boolean;
}

/** That a file is read as one before it, and how it differs from that: nothing is guessed of what is new. */
export function RememberedNote({ fitting, use, isUsed }: Props): ReactNode {
  const { t } = useText();
  const { isExact, gone, more } = fitting;
  if (isExact) return <p className="notice good">{t('remembered.exact')}</p>;
  return (
    <div className="notice care">
      <p>
        {t('remembered.like')} {gone.length > 0 && t('remembered.gone', { columns: gone.join(', ') })}{' '}
        {more !== 0 && t(more > 0 ? 'remembered.more' : 'remembered.fewer', { count: Math.abs(more) })}
      </p>
      {isUsed ? (
        <p>{t('remembered.used')}</p>
      ) : (
        <button type="button" onClick={use}>
          {t('remembered.use')}
        </button>
      )}
    </div>
  );
}
