import type { ReactNode } from 'react';
import { EVENT_TYPES } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { SelectField, type Option } from '../../parts/field.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

const NAMES = ['soort', 'partner', 'werklijn', 'van', 'tot', 'vast-van', 'vast-tot', 'staat', 'zoek', 'na'];

/** Filters on what, where, who and both times; all of them in the address. */
export function Filters(): ReactNode {
  const { t, say } = useText();
  const { partners, werklijnen } = useProgramme();
  const { partnerId: own } = useRights();
  const { search, change } = useView();
  const types = useApi(EVENT_TYPES, {});
  const day = (name: string, label: string): ReactNode => (
    <DateField
      key={`${name} ${search.get(name) ?? ''}`}
      label={label}
      value={search.get(name) ?? undefined}
      onChange={(value) => change({ [name]: value, na: undefined })}
    />
  );
  const choice = (name: string, label: string, of: readonly Option[]): ReactNode => (
    <SelectField
      label={label}
      value={search.get(name) ?? ''}
      any={t('filter.all')}
      of={of}
      pick={(value) => change({ [name]: value, na: undefined })}
    />
  );
  const used = NAMES.some((name) => search.get(name) !== null);
  return (
    <div className="toolbar no-print">
      <ScopeSelect />
      {choice(
        'werklijn',
        t('filter.werklijn'),
        werklijnen.map(({ number, name }) => [number, `${number}. ${say(name)}`]),
      )}
      {choice(
        'soort',
        t('filter.type'),
        (types.data?.eventTypes ?? []).map(({ name, label }) => [name, say(label)]),
      )}
      {own === null &&
        choice(
          'partner',
          t('entry.partner'),
          partners.map(({ partnerId, name }) => [partnerId, name]),
        )}
      {choice('staat', t('table.state'), [
        ['gecorrigeerd', t('entry.corrected')],
        ['ingetrokken', t('entry.retracted')],
      ])}
      {day('van', t('filter.occurredFrom'))}
      {day('tot', t('filter.occurredTo'))}
      {day('vast-van', t('filter.recordedFrom'))}
      {day('vast-tot', t('filter.recordedTo'))}
      {used && (
        <button
          type="button"
          onClick={() => change(Object.fromEntries(NAMES.map((name) => [name, undefined])))}
        >
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
