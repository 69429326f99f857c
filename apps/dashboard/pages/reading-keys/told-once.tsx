import { useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { Field } from '../../parts/field.tsx';
import type { MadeKey } from './use-reading-keys.ts';

/**
 * A key on the only occasion that it is told, with how a spreadsheet sends it. Copied by a button, or by hand where
 * that may not be.
 */
export function ToldOnce({ made: { name, key, made } }: { readonly made: MadeKey }): ReactNode {
  const { t } = useText();
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
      <Field label={t('readingKeys.key')}>
        {(tied) => (
          <input
            {...tied}
            readOnly
            autoComplete="off"
            spellCheck={false}
            value={key}
            onFocus={({ target }) => target.select()}
          />
        )}
      </Field>
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
