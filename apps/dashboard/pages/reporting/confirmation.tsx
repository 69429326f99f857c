import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { TextField } from '../../parts/field.tsx';

interface Props {
  readonly word: string;
  readonly onChange: (typed: boolean) => void;
}

/** A word to be typed before what cannot be undone: a hand that slips does not type it. */
export function Confirmation({ word, onChange }: Props): ReactNode {
  const { t } = useText();
  return (
    <TextField
      label={t('confirm.label', { word })}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      set={(typed) => onChange(typed.trim() === word)}
    />
  );
}
