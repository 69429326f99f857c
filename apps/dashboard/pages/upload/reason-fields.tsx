import { useState, type ReactNode } from 'react';
import type { TextKey } from '../../intl/nl.ts';
import { useText } from '../../intl/use-text.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';

type Reason = Extract<TextKey, `reason.${string}`> extends `reason.${infer Code}` ? Code : never;

/** What is chosen and written of a reason: for the fields, and as it is posted. */
export function useReason(reasons: readonly [Reason, ...Reason[]]) {
  const [reason, onReason] = useState<string>(reasons[0]);
  const [text, onText] = useState('');
  return { fields: { reasons, reason, text, onReason, onText }, why: { reason, reasonText: text.trim() } };
}

interface Props {
  readonly label: string;
  readonly reasons: readonly Reason[];
  readonly reason: string;
  readonly text: string;
  readonly onReason: (reason: string) => void;
  readonly onText: (text: string) => void;
}

/** Why, from the list, and in words of one's own. */
export function ReasonFields({ label, reasons, reason, text, onReason, onText }: Props): ReactNode {
  const { t } = useText();
  return (
    <>
      <SelectField
        label={label}
        value={reason}
        of={reasons.map((each) => [each, t(`reason.${each}`)])}
        pick={onReason}
      />
      <TextField label={t('upload.reasonText')} value={text} maxLength={500} set={onText} />
    </>
  );
}
