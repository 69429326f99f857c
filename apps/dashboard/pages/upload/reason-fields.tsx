import { useId, useState, type ReactNode } from 'react';
import type { TextKey } from '../../intl/nl.ts';
import { useText } from '../../intl/use-text.tsx';

type Reason = Extract<TextKey, `reason.${string}`> extends `reason.${infer Code}` ? Code : never;

/** What is chosen and written of a reason: for the fields, and as it is posted. */
export function useReason(reasons: readonly [Reason, ...Reason[]]) {
  const [reason, onReason] = useState<string>(reasons[0]);
  const [text, onText] = useState('');
  return { fields: { reasons, reason, text, onReason, onText }, why: { reason, reasonText: text.trim() } };
}

/** Why, from the list, and in words of one's own. */
export function ReasonFields({
  label,
  reasons,
  reason,
  text,
  onReason,
  onText,
}: {
  readonly label: string;
  readonly reasons: readonly Reason[];
  readonly reason: string;
  readonly text: string;
  readonly onReason: (reason: string) => void;
  readonly onText: (text: string) => void;
}): ReactNode {
  const { t } = useText();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{label}</label>
        <select id={`${id}-reason`} value={reason} onChange={({ target }) => onReason(target.value)}>
          {reasons.map((each) => (
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
          onChange={({ target }) => onText(target.value)}
        />
      </div>
    </>
  );
}
