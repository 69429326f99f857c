import { useId, type ReactNode } from 'react';
import { SHORTEST_SECRET } from '#libs/tabular';
import { useText } from '../intl/use-text.tsx';
import type { Secret } from './use-secret.ts';

/**
 * Asks the shared secret and shows its fingerprint: the same letters as the other partners have, or another
 * household.
 */
export function SecretField({ secret }: { readonly secret: Secret }): ReactNode {
  const { t } = useText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('key.secret')}</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        value={secret.value}
        aria-describedby={`${id}-print`}
        onChange={({ target }) => secret.set(target.value)}
      />
      <p className="hint" id={`${id}-print`} role="status">
        {secret.fingerprint === undefined
          ? t('key.short', { length: SHORTEST_SECRET })
          : t('key.fingerprint', { print: secret.fingerprint })}
      </p>
      {secret.problem === 'wrong' && (
        <p className="notice bad" role="alert">
          {t('key.wrongSecret', { published: secret.published ?? '', now: secret.fingerprint ?? '' })}
        </p>
      )}
      {secret.published !== undefined && secret.problem === undefined && (
        <p className="hint">{t('key.rightSecret')}</p>
      )}
      {secret.before !== undefined && (
        <div className="notice care" role="alert">
          <p>{t('key.otherSecret', { before: secret.before, now: secret.fingerprint ?? '' })}</p>
          <button type="button" onClick={secret.confirm}>
            {t('key.confirmSecret')}
          </button>
        </div>
      )}
    </div>
  );
}
