import type { ReactNode } from 'react';
import { useText } from '../../intl/use-text.tsx';
import { KpiSelect } from '../../parts/kpi-select.tsx';
import { Page } from '../../parts/page.tsx';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { ReportedMatrix } from '../reported/reported-areas.tsx';
import { AreasNow } from './areas-now.tsx';
import { Matrix } from './matrix.tsx';

/** Every area on one indicator. */
export function Areas(): ReactNode {
  const { t, say } = useText();
  const { view } = useView();
  const { kpis, neighbourhoods } = useProgramme();
  const { figures } = useRights();
  const kpi = kpis.find(({ code }) => code === view.kpi) ?? kpis[0];
  return (
    <Page
      title={t('nav.areas')}
      lead={t(figures ? 'areas.lead' : 'areas.leadReported', { count: neighbourhoods.length })}
    >
      {figures && kpi ? (
        <>
          <TimeControl periods />
          <Matrix />
          <section className="section panel">
            <div className="row between">
              <h2>{say(kpi.label)}</h2>
              <KpiSelect value={kpi.code} />
            </div>
            <AreasNow kpi={kpi} />
          </section>
        </>
      ) : (
        <ReportedMatrix />
      )}
    </Page>
  );
}
