import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** What is inside only for who may record, and only while the page shows the state of now. */
export function MayPost({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useText();
  const { post } = useRights();
  const { past } = useMoment();
  const { change } = useView();
  if (!post) return <p className="notice">{t('post.notForYou')}</p>;
  if (past)
    return (
      <div className="notice care">
        <p>{t('post.past')}</p>
        <button type="button" onClick={() => change({ bekend: undefined })}>
          {t('moment.back')}
        </button>
      </div>
    );
  return children;
}
