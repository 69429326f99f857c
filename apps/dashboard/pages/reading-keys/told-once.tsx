import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import type { MadeKey } from './use-reading-keys.ts';

/** A key on the only occasion that it is told, with how a spreadsheet sends it. Copied by a button, or by hand where that may not be. */
export function ToldOnce({ made: { name, key, made } }: { readonly made: MadeKey }): ReactNode {
  const { t } = useText();
  const id = useId();
  const [copied, setCopied] = useState<boolean>();
  const address = `${window.location.origin}/v1/cijfers?periode=${made.slice(0, 4)}&formaat=csv`;
  const copy = (): void => {
    navigator.clipboard.writeText(key).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="notice good" role="status" data-told-once>
      <p>{t('readingKeys.once', { name })}</p>
      <div className="field">
        <label htmlFor={id}>{t('readingKeys.key')}</label>
        <input
          id={id}
          readOnly
          autoComplete="off"
          spellCheck={false}
          value={key}
          onFocus={({ target }) => target.select()}
        />
      </div>
      <p>
        <button type="button" onClick={copy}>
          {t('readingKeys.copy')}
        </button>{' '}
        <span className="small">
          {copied === true && t('moment.copied')}
          {copied === false && t('readingKeys.byHand')}
        </span>
      </p>
      <p>{t('readingKeys.how', { address })}</p>
    </div>
  );
}
