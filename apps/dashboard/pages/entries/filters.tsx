import { useId, type ReactNode } from 'react';
import { EVENT_TYPES } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

const NAMES = ['soort', 'partner', 'werklijn', 'van', 'tot', 'vast-van', 'vast-tot', 'staat', 'zoek', 'na'];

function Choice({
  name,
  label,
  any,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}): ReactNode {
  const id = useId();
  const { search, change } = useView();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={search.get(name) ?? ''}
        onChange={({ target }) => change({ [name]: target.value, na: undefined })}
      >
        <option value="">{any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

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
  const any = t('filter.all');
  const used = NAMES.some((name) => search.get(name) !== null);
  return (
    <div className="toolbar no-print">
      <ScopeSelect />
      <Choice
        name="werklijn"
        label={t('filter.werklijn')}
        any={any}
        options={werklijnen.map(({ number, name }) => [String(number), `${number}. ${say(name)}`])}
      />
      <Choice
        name="soort"
        label={t('filter.type')}
        any={any}
        options={(types.data?.eventTypes ?? []).map(({ name, label }) => [name, say(label)])}
      />
      {own === null && (
        <Choice
          name="partner"
          label={t('entry.partner')}
          any={any}
          options={partners.map(({ partnerId, name }) => [partnerId, name])}
        />
      )}
      <Choice
        name="staat"
        label={t('table.state')}
        any={any}
        options={[
          ['gecorrigeerd', t('entry.corrected')],
          ['ingetrokken', t('entry.retracted')],
        ]}
      />
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
