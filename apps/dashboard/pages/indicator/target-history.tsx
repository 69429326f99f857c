import type { ReactNode } from 'react';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';
import { valueText } from '../../parts/figure-text.ts';
import { useTargets } from '../../parts/use-plans.ts';
import { useScopeName } from '../../session/use-programme.tsx';

/** Every target of a KPI with its baseline and how it came to be. */
export function TargetHistory({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const text = useText();
  const { t, say, date, moment } = text;
  const scopeName = useScopeName();
  const own = useTargets().filter((target) => target.kpi === kpi.code);
  return (
    <section className="section panel">
      <h2>{t('target.title')}</h2>
      {own.length === 0 ? (
        <p>{t('card.noTarget')}</p>
      ) : (
        <ul className="plain-list">
          {own.map(({ targetId, scope, value, byDate, period, baseline, versions }) => (
            <li key={targetId}>
              <strong>{valueText(kpi, value, text)}</strong>{' '}
              {byDate
                ? t('target.by', { scope: scopeName(scope), day: date(byDate) })
                : t('target.in', { scope: scopeName(scope), period: period ?? '' })}
              {baseline?.byDate &&
                `. ${t('target.baseline', { value: valueText(kpi, baseline.value, text), day: date(baseline.byDate) })}`}
              <ol className="small soft">
                {versions.map((version) => (
                  <li key={version.entryId}>
                    {say(version.label)}: {valueText(kpi, version.value, text)}, {moment(version.recordedAt)}
                    {version.reason && ` – ${version.reason}`}
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
