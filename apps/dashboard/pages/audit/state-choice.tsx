import { useId, useState, type ReactNode } from 'react';
import { EDITIONS } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { useKnown } from '../../session/use-known.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useView } from '../../url/use-view.ts';

export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** One of the two states that are compared: a day, an edition, what the page is asked to know, or now. */
export function StateChoice({
  name,
  label,
}: {
  readonly name: 'van' | 'tot';
  readonly label: string;
}): ReactNode {
  const { t } = useText();
  const { search, change } = useView();
  const id = useId();
  const editions = useApi(EDITIONS, {});
  const { bekend } = useMoment();
  const known = useKnown();
  // What the page is asked to know is the later state, until another is chosen.
  const asked = name === 'tot' ? bekend : undefined;
  const value = search.get(name) ?? (asked !== undefined && isDay(asked) ? asked : null);
  const isAsked = value === null && asked !== undefined;
  const [day, setDay] = useState(value === null || isDay(value));
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className="field">
        <label htmlFor={id}>{t('audit.state')}</label>
        <select
          id={id}
          value={
            isAsked
              ? 'bekend'
              : day && value !== 'nu' && !(name === 'tot' && value === null)
                ? 'dag'
                : (value ?? 'nu')
          }
          onChange={({ target }) => {
            const { value: chosen } = target;
            setDay(chosen === 'dag');
            change({ [name]: chosen === 'dag' || chosen === 'bekend' ? undefined : chosen });
          }}
        >
          {asked !== undefined && !isDay(asked) && (
            <option value="bekend">
              {t('moment.bekend')} {known}
            </option>
          )}
          <option value="dag">{t('audit.onDay')}</option>
          {name === 'tot' && <option value="nu">{t('audit.now')}</option>}
          {(editions.data?.editions ?? []).map(({ editionId, title, period }) => (
            <option key={editionId} value={editionId}>
              {title ?? t('edition.untitled', { period: period.code })}
            </option>
          ))}
        </select>
      </div>
      {(day || value === null) && (
        <DateField
          key={value ?? ''}
          label={t('moment.bekend')}
          value={value !== null && isDay(value) ? value : undefined}
          onChange={(next) => change({ [name]: next })}
        />
      )}
    </fieldset>
  );
}
