import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { PROGRAMME } from '../graphql/programme.ts';
import { request } from '../graphql/request.ts';
import { useText } from '../intl/use-text.tsx';
import { signInAddress } from '../session/sign-in-address.ts';
import { onOtherTab, setSignedIn, useSignedOut } from '../session/signed-out.ts';

/**
 * Says that the session ended while the page stays as it is, with what was typed in it. One signs in again in another
 * tab; this one hears of it, or asks when it is looked at again.
 */
export function SignedOutNotice(): ReactNode {
  const { t, language } = useText();
  const client = useQueryClient();
  const signedOut = useSignedOut();
  useEffect(() => {
    if (!signedOut) return undefined;
    let stopped = false;
    const ask = (): void => {
      if (document.visibilityState !== 'visible') return;
      // A question that was asked just before the cookie was renewed proves nothing: it is asked again here.
      request(PROGRAMME, {}, { token: undefined, language }).then(
        () => {
          if (stopped) return;
          setSignedIn();
          void client.invalidateQueries();
        },
        () => undefined,
      );
    };
    ask();
    const leave = onOtherTab(ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      stopped = true;
      leave();
      document.removeEventListener('visibilitychange', ask);
    };
  }, [signedOut, client, language]);
  return (
    <div role="alert">
      {signedOut && (
        <div className="notice care signed-out">
          <p>{t('signIn.over')}</p>
          <a
            className="button primary"
            href={signInAddress(language === 'en' ? '/aangemeld?lang=en' : '/aangemeld')}
            target="_blank"
            rel="noopener"
          >
            {t('signIn.again')}
          </a>
        </div>
      )}
    </div>
  );
}
