import { useId, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';

/** A word to be typed before what cannot be undone: a hand that slips does not type it. */
export function Confirmation({
  word,
  onChange,
}: {
  readonly word: string;
  readonly onChange: (typed: boolean) => void;
}): ReactNode {
  const { t } = useText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('confirm.label', { word })}</label>
      <input
        id={id}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value.trim() === word)}
      />
    </div>
  );
}
