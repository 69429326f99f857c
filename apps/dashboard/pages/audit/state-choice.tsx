import { useState, type ReactNode } from 'react';
import { EDITIONS } from '../../graphql/editions.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { editionTitle } from '../../parts/edition-title.ts';
import { SelectField, type Option } from '../../parts/field.tsx';
import { useKnown } from '../../session/use-known.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useView } from '../../url/use-view.ts';

/** Whether a state of the address is a day, and no edition or `nu`. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

interface Props {
  readonly name: 'van' | 'tot';
  readonly label: string;
}

/** One of the two states that are compared: a day, an edition, what the page is asked to know, or now. */
export function StateChoice({ name, label }: Props): ReactNode {
  const { t } = useText();
  const { search, change } = useView();
  const editions = useApi(EDITIONS, {});
  const { bekend } = useMoment();
  const known = useKnown();
  // What the page is asked to know is the later state, until another is chosen.
  const later = name === 'tot' ? bekend : undefined;
  const value = search.get(name) ?? (later !== undefined && isDay(later) ? later : null);
  const isKnown = value === null && later !== undefined;
  const [day, setDay] = useState(value === null || isDay(value));
  const published = editions.data?.editions ?? [];
  const states: Option[] = [['dag', t('audit.onDay')]];
  if (later !== undefined && !isDay(later)) states.unshift(['bekend', `${t('moment.bekend')} ${known}`]);
  if (name === 'tot') states.push(['nu', t('audit.now')]);
  return (
    <fieldset>
      <legend>{label}</legend>
      <SelectField
        label={t('audit.state')}
        value={
          isKnown
            ? 'bekend'
            : day && value !== 'nu' && !(name === 'tot' && value === null)
              ? 'dag'
              : (value ?? 'nu')
        }
        of={[...states, ...published.map((edition): Option => [edition.editionId, editionTitle(edition, t)])]}
        pick={(chosen) => {
          setDay(chosen === 'dag');
          change({ [name]: chosen === 'dag' || chosen === 'bekend' ? undefined : chosen });
        }}
      />
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
