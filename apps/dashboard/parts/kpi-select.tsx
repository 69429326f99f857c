import type { ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useProgramme, useWerklijnGroups } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';
import { Field, Options, type Option } from './field.tsx';

/** Which indicator the page shows; in the address. */
export function KpiSelect({ value, any }: { readonly value: string; readonly any?: string }): ReactNode {
  const { t, say } = useText();
  const { kpis } = useProgramme();
  const groups = useWerklijnGroups();
  const { change } = useView();
  const of = (number: number | null): readonly Option[] =>
    kpis
      .filter(({ werklijn }) => werklijn === number)
      .map(({ code, label }) => [code, `${code} ${say(label)}`]);
  return (
    <Field label={t('table.kpi')}>
      {(tied) => (
        <select
          {...tied}
          value={value}
          onChange={({ target }) => change({ kpi: target.value, na: undefined })}
        >
          <Options of={[]} any={any} />
          {groups.map(({ number, title }) => (
            <optgroup key={title} label={title}>
              <Options of={of(number)} />
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
