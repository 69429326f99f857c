import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { submitting } from '../../parts/field.tsx';

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** A key of a household, dwelling or person: it is looked for, and stays out of the address. */
export const isKey = (text: string): boolean => KEY.test(text);

interface Props {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Looks for a reference, an id, a key or a text when it is asked to, not at every letter. */
export function SearchField({ value, onSearch }: Props): ReactNode {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState(value);
  return (
    <form role="search" className="field no-print" onSubmit={submitting(() => onSearch(typed.trim()))}>
      <label htmlFor={id}>{t('entries.search')}</label>
      <p className="hint" id={`${id}-hint`}>
        {t('entries.searchHint')}
      </p>
      <div className="row">
        <input
          id={id}
          type="search"
          size={40}
          maxLength={100}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value === '') onSearch('');
          }}
        />
        <button>{t('entries.filters')}</button>
      </div>
    </form>
  );
}
