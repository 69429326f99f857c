import { useId, useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { readDutchDate, writeDutchDate } from '../url/dutch-date.ts';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A date as dd-mm-jjjj: a browser's own date field would show another country's order. */
export function DateField({ label, value, onChange }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (value ? writeDutchDate(value) : '');
  const wrong = typed !== undefined && typed !== '' && readDutchDate(typed) === undefined;
  const [warned, setWarned] = useState(false);
  const commit = (): void => {
    setWarned(wrong);
    if (typed === undefined || wrong) return;
    onChange(typed === '' ? undefined : readDutchDate(typed));
    setTyped(undefined);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        size={11}
        placeholder={t('moment.dayForm')}
        value={text}
        aria-invalid={warned && wrong}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => key === 'Enter' && commit()}
      />
      {warned && wrong && <p className="fault">{t('moment.wrong', { form: t('moment.dayForm') })}</p>}
    </div>
  );
}
