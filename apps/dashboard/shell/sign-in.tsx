import { useId, useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useSession } from '../session/session.tsx';

/** Outside demo mode: the access token of the identity provider, kept for this tab only. */
export function SignIn({ refused }: { readonly refused: boolean }): ReactNode {
  const { t } = useText();
  const { enter } = useSession();
  const id = useId();
  const [token, setToken] = useState('');
  return (
    <main className="wrap" id="main">
      <h1>{t('signIn.title')}</h1>
      {refused && (
        <p className="notice bad" role="alert">
          {t('signIn.refused')}
        </p>
      )}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (token.trim() !== '') enter(token.trim());
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t('signIn.token')}</label>
          <p className="hint">{t('signIn.hint')}</p>
          <input
            id={id}
            type="password"
            autoComplete="off"
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
        </div>
        <div>
          <button className="primary">{t('signIn.go')}</button>
        </div>
      </form>
    </main>
  );
}
