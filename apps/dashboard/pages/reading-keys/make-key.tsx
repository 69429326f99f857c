import { useId, useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { Failure } from '../../parts/states.tsx';
import { ToldOnce } from './told-once.tsx';
import type { useReadingKeys } from './use-reading-keys.ts';

/** How long a key may last, in days; the server's bound is the last. */
const DAYS = [30, 90, 366] as const;

/** Makes a key for one program, and tells it once. */
export function MakeKey({ make }: Pick<ReturnType<typeof useReadingKeys>, 'make'>): ReactNode {
  const { t } = useText();
  const [nameId, daysId] = [useId(), useId()];
  const [name, setName] = useState('');
  const [days, setDays] = useState<number>(90);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ name: name.trim(), days }, { onSuccess: () => setName('') });
      }}
    >
      <div className="field">
        <label htmlFor={nameId}>{t('readingKeys.name')}</label>
        <span className="hint" id={`${nameId}-hint`}>
          {t('readingKeys.nameHint')}
        </span>
        <input
          id={nameId}
          aria-describedby={`${nameId}-hint`}
          required
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={daysId}>{t('readingKeys.lasts')}</label>
        <select id={daysId} value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {t('readingKeys.days', { days: String(each) })}
            </option>
          ))}
        </select>
      </div>
      {make.error && <Failure error={make.error} />}
      <div>
        <button className="primary" disabled={make.isPending || name.trim() === ''}>
          {t('readingKeys.make')}
        </button>
      </div>
      {make.data && <ToldOnce key={make.data.id} made={make.data} />}
    </form>
  );
}
