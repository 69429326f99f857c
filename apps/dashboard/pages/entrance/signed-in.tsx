import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { notifyOtherTabs } from '../../session/signed-out.ts';
import { Entrance } from '../../shell/entrance.tsx';
import { useView } from '../../url/use-view.ts';

/** Where one comes out after signing in again in a tab beside the work. */
export function SignedIn(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  useEffect(notifyOtherTabs, []);
  return (
    <Entrance title={t('signIn.done')}>
      <p>{t('signIn.doneText')}</p>
      <p>
        <Link to={to('/')}>{t('notFound.home')}</Link>
      </p>
    </Entrance>
  );
}
