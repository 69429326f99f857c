import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../intl/use-text.tsx';
import { signInAddress } from '../session/sign-in-address.ts';
import { Entrance } from './entrance.tsx';

/** One button, to the identity provider and back to this page. */
export function SessionSignIn(): ReactNode {
  const { t } = useText();
  const { pathname, search } = useLocation();
  return (
    <Entrance title={t('signIn.title')}>
      <div className="prose">
        <p>{t('signIn.lead')}</p>
        <p>
          <a className="button primary" href={signInAddress(pathname + search)}>
            {t('signIn.title')}
          </a>
        </p>
      </div>
    </Entrance>
  );
}
