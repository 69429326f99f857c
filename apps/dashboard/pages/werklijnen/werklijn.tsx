import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useText } from '../../intl/use-text.tsx';
import { KpiSelect } from '../../parts/kpi-select.tsx';
import { Page } from '../../parts/page.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { HEADLINES } from '../../parts/headlines.ts';
import { NotFound } from '../not-found.tsx';
import { ReportedFigures } from '../reported/reported-figures.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { PerArea } from './per-area.tsx';

/** One werklijn: what it aims at, its indicators, one of them area by area, and who works in it. */
export function WerklijnPage(): ReactNode {
  const { number = '' } = useParams();
  const { t, say } = useText();
  const { werklijnen, kpis, partners } = useProgramme();
  const { view, to } = useView();
  const { figures } = useRights();
  const { cumulative } = useMoment();
  const werklijn = werklijnen.find((each) => String(each.number) === number);
  if (!werklijn) return <NotFound />;
  const own = kpis.filter(({ werklijn: of }) => of === werklijn.number);
  const chosen =
    own.find(({ code }) => code === view.kpi) ?? own.find(({ code }) => code === HEADLINES[werklijn.number]);
  const ids = new Set(werklijn.partners.map(({ partnerId }) => partnerId));
  return (
    <Page
      title={`${t('werklijn.n', { number: werklijn.number })}: ${say(werklijn.name)}`}
      lead={say(werklijn.aim)}
      crumbs={<Link to={to('/werklijnen')}>{t('nav.werklijnen')}</Link>}
    >
      {figures && (
        <>
          <TimeControl periods />
          <IndicatorTable codes={own.map(({ code }) => code)} />
          {chosen && (
            <section className="section panel" data-werklijn={werklijn.number}>
              <div className="row between">
                <h2>{t(cumulative ? 'werklijn.perArea' : 'indicator.perArea')}</h2>
                <KpiSelect value={chosen.code} />
              </div>
              <PerArea kpi={chosen} />
            </section>
          )}
        </>
      )}
      {!figures && <ReportedFigures kpis={own} />}
      <section className="section panel">
        <h2>{t('werklijn.who')}</h2>
        <ul className="tiles">
          {partners
            .filter(({ partnerId }) => ids.has(partnerId))
            .map(({ partnerId, name, kindLabel }) => (
              <li key={partnerId}>
                {name}
                <br />
                <span className="soft small">{say(kindLabel)}</span>
              </li>
            ))}
        </ul>
      </section>
    </Page>
  );
}
