import type { ReactNode } from 'react';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';
import { usePlans } from '../../parts/use-plans.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useView } from '../../url/use-view.ts';
import { Trend } from './trend.tsx';

/** The course of an indicator: everything since the start or by month, in the address. */
export function Course({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const { t } = useText();
  const { view, search, change } = useView();
  const { cumulative } = useMoment();
  const planOf = usePlans();
  const monthly = search.get('vorm') === 'maand';
  return (
    <>
      <div className="row between">
        <h2>{t('overview.trend')}</h2>
        {cumulative && (
          <div className="toggle no-print" role="group" aria-label={t('indicator.form')}>
            <button type="button" aria-pressed={!monthly} onClick={() => change({ vorm: undefined })}>
              {t('indicator.cumulative')}
            </button>
            <button type="button" aria-pressed={monthly} onClick={() => change({ vorm: 'maand' })}>
              {t('indicator.monthly')}
            </button>
          </div>
        )}
      </div>
      <Trend kpi={kpi} scope={view.gebied} cumulative={!monthly} plan={planOf(kpi.code, view.gebied)} />
    </>
  );
}
