import { useState, type ReactNode } from 'react';
import { useText } from '../../../intl/use-text.tsx';
import { Options } from '../../../parts/field.tsx';
import type { Option } from './use-options.ts';

const OTHER = '\u0000other';

interface Props {
  readonly common: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly set: (value: string) => void;
}

/**
 * A list to choose from, with a way to type what is not in it. `common`: what ties it to its label, hint and fault.
 */
export function PickOrType({ common, label, options, value, set }: Props): ReactNode {
  const { t } = useText();
  const known = value === '' || options.some(([code]) => code === value);
  const [typing, setTyping] = useState(!known);
  const types = typing || !known;
  return (
    <>
      <select
        {...common}
        value={types ? OTHER : value}
        onChange={({ target }) => {
          setTyping(target.value === OTHER);
          set(target.value === OTHER ? '' : target.value);
        }}
      >
        <Options of={[...options, [OTHER, t('form.other')]]} any={t('form.choose')} />
      </select>
      {types && (
        <input
          type="text"
          autoComplete="off"
          size={46}
          aria-label={t('form.otherOf', { label })}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </>
  );
}
