import { useId, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';

/** Which indicator the page shows; in the address. */
export function KpiSelect({ value, any }: { readonly value: string; readonly any?: string }): ReactNode {
  const { t, say } = useText();
  const { kpis, werklijnen } = useProgramme();
  const { change } = useView();
  const id = useId();
  const rest = kpis.filter(({ werklijn }) => werklijn === null);
  return (
    <div className="field">
      <label htmlFor={id}>{t('kpi.choose')}</label>
      <select id={id} value={value} onChange={({ target }) => change({ kpi: target.value, na: undefined })}>
        {any !== undefined && <option value="">{any}</option>}
        {werklijnen.map(({ number, name }) => (
          <optgroup key={number} label={`${t('werklijn.n', { number })}: ${say(name)}`}>
            {kpis
              .filter(({ werklijn }) => werklijn === number)
              .map(({ code, label }) => (
                <option key={code} value={code}>{`${code} ${say(label)}`}</option>
              ))}
          </optgroup>
        ))}
        <optgroup label={t('werklijn.all')}>
          {rest.map(({ code, label }) => (
            <option key={code} value={code}>{`${code} ${say(label)}`}</option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}
