import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { signInAddress } from '../../session/sign-in-address.ts';
import { Entrance } from '../../shell/entrance.tsx';
import { useView } from '../../url/use-view.ts';

const REASONS = ['afgebroken', 'geen-rol', 'mislukt', 'storing', 'verlopen'] as const;

/** Why signing in did not succeed, and how to go on; the server says which of these it is. */
export function NotSignedIn(): ReactNode {
  const { t } = useText();
  const { search } = useView();
  const reason = REASONS.find((each) => each === search.get('reden')) ?? 'mislukt';
  const path = search.get('naar') ?? '/';
  const other = reason === 'geen-rol';
  return (
    <Entrance title={t('signIn.failed')}>
      <div className="prose">
        <p className="notice bad" role="alert">
          {t(`signIn.reason.${reason}`)}
        </p>
        <p>
          <a className="button primary" href={signInAddress(path, other)}>
            {t(other ? 'signIn.other' : 'signIn.retry')}
          </a>
        </p>
      </div>
    </Entrance>
  );
}
