import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { useView } from '../../url/use-view.ts';

/** To the next page, and back to the first; where one is, is in the address. */
export function Pager({
  shown,
  total,
  next,
}: {
  readonly shown: number;
  readonly total: number;
  readonly next: string | null | undefined;
}): ReactNode {
  const { t, number } = useText();
  const { search, change } = useView();
  const later = search.get('na') !== null;
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <span>{t('pager.shown', { shown: number(shown), total: number(total) })}</span>
      {later && (
        <button type="button" onClick={() => change({ na: undefined })}>
          {t('pager.first')}
        </button>
      )}
      {next && (
        <button type="button" onClick={() => change({ na: next })}>
          {t('pager.next')}
        </button>
      )}
    </nav>
  );
}
