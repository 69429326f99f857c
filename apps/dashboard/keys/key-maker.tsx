import { useState, type ReactNode } from 'react';
import { normaliseReference, readAddress, signerFor, type KeyKind } from '#libs/tabular';
import { useText } from '../intl/use-text.tsx';
import { TextField } from '../parts/field.tsx';
import { SecretField } from './secret-field.tsx';
import { useSecret } from './use-secret.ts';

interface Props {
  readonly kind: KeyKind;
  readonly onKey: (key: string) => void;
}

/** Makes one key from an address (or a partner's own reference) in this browser; nothing of it is sent or kept. */
export function KeyMaker({ kind, onKey }: Props): ReactNode {
  const { t, say } = useText();
  const secret = useSecret();
  const [parts, setParts] = useState({ postcode: '', houseNumber: '', addition: '', reference: '' });
  const [message, setMessage] = useState<string>();
  const make = (): void => {
    if (secret.problem) return setMessage(t(`key.problem.${secret.problem}`));
    const { reference, ...address } = parts;
    if (kind === 'persoon') {
      const text = normaliseReference(reference);
      if (text === '') return setMessage(t('key.noReference'));
      onKey(signerFor(secret.value)(kind, text));
      return setMessage(t('key.made'));
    }
    const read = readAddress(address);
    if ('fault' in read) return setMessage(say(read.fault.message));
    onKey(signerFor(secret.value)(kind, read.text));
    setMessage(t('key.made'));
  };
  const field = (name: keyof typeof parts, label: string): ReactNode => (
    <TextField
      label={label}
      autoComplete="off"
      value={parts[name]}
      set={(typed) => setParts({ ...parts, [name]: typed })}
    />
  );
  return (
    <details>
      <summary>{t(kind === 'persoon' ? 'key.fromReference' : 'key.fromAddress')}</summary>
      <fieldset>
        <legend className="visually-hidden">{t('key.legend')}</legend>
        <p className="soft small">{t('key.explain')}</p>
        <SecretField secret={secret} />
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
          <button type="button" onClick={make}>
            {t('key.make')}
          </button>
          <span role="status">{message}</span>
        </div>
      </fieldset>
    </details>
  );
}
