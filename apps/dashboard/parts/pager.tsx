import type { ReactNode } from 'react';
import { nextOf } from '../graphql/whole-list.ts';
import { useText } from '../intl/use-text.tsx';
import { useView } from '../url/use-view.ts';

interface Props {
  readonly isLater: boolean;
  readonly next: string | undefined;
  readonly turn: (after: string | undefined) => void;
}

/** Back to the first page of a list (undefined), and to the next. */
export function TurnButtons({ isLater, next, turn }: Props): ReactNode {
  const { t } = useText();
  return (
    <>
      {isLater && (
        <button type="button" onClick={() => turn(undefined)}>
          {t('pager.first')}
        </button>
      )}
      {next !== undefined && (
        <button type="button" onClick={() => turn(next)}>
          {t('pager.next')}
        </button>
      )}
    </>
  );
}

interface PagerProps {
  readonly of: {
    readonly edges: readonly unknown[];
    readonly totalCount: number;
    readonly pageInfo: Parameters<typeof nextOf>[0];
  };
}

/** To the next page of a list, and back to the first; where one is, is in the address. */
export function Pager({ of: { edges, totalCount, pageInfo } }: PagerProps): ReactNode {
  const { t, number } = useText();
  const { search, change } = useView();
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <span>{t('pager.shown', { shown: number(edges.length), total: number(totalCount) })}</span>
      <TurnButtons
        isLater={search.get('na') !== null}
        next={nextOf(pageInfo)}
        turn={(na) => change({ na })}
      />
    </nav>
  );
}
