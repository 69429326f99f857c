import { useState, type ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { SelectField, submitting, TextField } from '../../parts/field.tsx';
import { Failure } from '../../parts/states.tsx';
import { ToldOnce } from './told-once.tsx';
import type { useReadingKeys } from './use-reading-keys.ts';

/** How long a key may last, in days; the server's bound is the last. */
const DAYS = [30, 90, 366] as const;

/** Makes a key for one program, and tells it once. */
export function MakeKey({ make }: Pick<ReturnType<typeof useReadingKeys>, 'make'>): ReactNode {
  const { t } = useText();
  const [name, setName] = useState('');
  const [days, setDays] = useState<number>(90);
  return (
    <form
      className="form"
      onSubmit={submitting(() => make.mutate({ name: name.trim(), days }, { onSuccess: () => setName('') }))}
    >
      <TextField
        label={t('readingKeys.name')}
        hint={t('readingKeys.nameHint')}
        required
        maxLength={80}
        autoComplete="off"
        value={name}
        set={setName}
      />
      <SelectField
        label={t('readingKeys.lasts')}
        value={days}
        of={DAYS.map((each) => [each, t('readingKeys.days', { days: String(each) })])}
        pick={(chosen) => setDays(Number(chosen))}
      />
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
