import { useId, useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { SHORTEST_SECRET, signerFor } from './make-key.ts';
import { normaliseAddress, normaliseReference, type KeyKind } from './normalise.ts';

/** Makes one key from an address (or a partner's own reference) in this browser; nothing of it is sent or kept. */
export function KeyMaker({
  kind,
  onKey,
}: {
  readonly kind: KeyKind;
  readonly onKey: (key: string) => void;
}): ReactNode {
  const { t } = useText();
  const id = useId();
  const [secret, setSecret] = useState('');
  const [parts, setParts] = useState({ postcode: '', houseNumber: '', addition: '', reference: '' });
  const [told, setTold] = useState<string>();
  const make = async (): Promise<void> => {
    const normalised =
      kind === 'persoon' ? normaliseReference(parts.reference) || undefined : normaliseAddress(parts);
    if (secret.trim().length < SHORTEST_SECRET) return setTold(t('key.short', { length: SHORTEST_SECRET }));
    if (normalised === undefined) return setTold(t(kind === 'persoon' ? 'key.noReference' : 'key.noAddress'));
    const sign = await signerFor(secret);
    onKey(await sign(kind, normalised));
    setTold(t('key.made'));
  };
  const field = (name: keyof typeof parts, label: string): ReactNode => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        autoComplete="off"
        value={parts[name]}
        onChange={({ target }) => setParts({ ...parts, [name]: target.value })}
      />
    </div>
  );
  return (
    <details>
      <summary>{t(kind === 'persoon' ? 'key.fromReference' : 'key.fromAddress')}</summary>
      <fieldset>
        <legend className="visually-hidden">{t('key.legend')}</legend>
        <p className="soft small">{t('key.explain')}</p>
        <div className="field">
          <label htmlFor={`${id}-secret`}>{t('key.secret')}</label>
          <input
            id={`${id}-secret`}
            type="password"
            autoComplete="off"
            value={secret}
            onChange={({ target }) => setSecret(target.value)}
          />
        </div>
        {kind === 'persoon' ? (
          field('reference', t('key.reference'))
        ) : (
          <div className="row">
            {field('postcode', t('key.postcode'))}
            {field('houseNumber', t('key.houseNumber'))}
            {field('addition', t('key.addition'))}
          </div>
        )}
        <div className="row">
          <button type="button" onClick={() => void make()}>
            {t('key.make')}
          </button>
          <span role="status">{told}</span>
        </div>
      </fieldset>
    </details>
  );
}
