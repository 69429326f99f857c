import { useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { dropAllDrafts } from '../session/drafts.ts';
import { signOut } from '../session/sign-in-address.ts';
import { usePartnerName, useProgramme } from '../session/use-programme.tsx';

/** As whom one is signed in, and the way out. */
export function Who(): ReactNode {
  const { me } = useProgramme();
  const { t, say } = useText();
  const partnerName = usePartnerName();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const leave = (): void => {
    setBusy(true);
    setFailed(false);
    dropAllDrafts(localStorage);
    signOut().catch(() => {
      setBusy(false);
      setFailed(true);
    });
  };
  return (
    <>
      <span>
        {t('shell.signedInAs', {
          who: me.partnerId === null ? say(me.roleLabel) : partnerName(me.partnerId),
        })}
      </span>
      <button type="button" disabled={busy} onClick={leave}>
        {t('shell.signOut')}
      </button>
      {failed && <span role="alert">{t('state.offline')}</span>}
    </>
  );
}
