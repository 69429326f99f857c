import { useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { submitting, TextField } from '../parts/field.tsx';
import { useSession } from '../session/session.tsx';

/** Outside demo mode: the access token of the identity provider, kept for this tab only. */
export function SignIn({ refused }: { readonly refused: boolean }): ReactNode {
  const { t } = useText();
  const { enter } = useSession();
  const [token, setToken] = useState('');
  return (
    <main className="wrap" id="main">
      <h1>{t('signIn.title')}</h1>
      {refused && (
        <p className="notice bad" role="alert">
          {t('signIn.refused')}
        </p>
      )}
      <form className="form" onSubmit={submitting(() => token.trim() !== '' && enter(token.trim()))}>
        <TextField
          label={t('signIn.token')}
          hint={t('signIn.hint')}
          type="password"
          autoComplete="off"
          value={token}
          set={setToken}
        />
        <div>
          <button className="primary">{t('signIn.title')}</button>
        </div>
      </form>
    </main>
  );
}
