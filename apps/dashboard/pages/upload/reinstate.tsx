import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';

const REASONS = ['OTHER', 'DUPLICATE', 'WRONG_VALUE', 'DID_NOT_HAPPEN', 'WRONG_SUBJECT'] as const;

/** The way back for rows that were retracted: they are not stored again, but made to count again, with the reason. */
export function Reinstate({
  count,
  reinstate,
}: {
  readonly count: number;
  readonly reinstate: (reason: string, reasonText: string) => void;
}): ReactNode {
  const { t } = useText();
  const id = useId();
  const [reason, setReason] = useState<string>(REASONS[0]);
  const [text, setText] = useState('');
  return (
    <fieldset>
      <legend>{t('upload.reinstateTitle', { count })}</legend>
      <p>{t('upload.reinstateText')}</p>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('upload.whyRetracted')}</label>
        <select id={`${id}-reason`} value={reason} onChange={({ target }) => setReason(target.value)}>
          {REASONS.map((each) => (
            <option key={each} value={each}>
              {t(`reason.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('upload.reasonText')}</label>
        <input
          id={`${id}-text`}
          value={text}
          maxLength={500}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <button type="button" onClick={() => reinstate(reason, text.trim())}>
        {t('upload.reinstate', { count })}
      </button>
    </fieldset>
  );
}
