import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFigures } from '../../api/use-figures.ts';
import { useMonths } from '../../api/use-months.ts';
import { useText } from '../../intl/use-text.tsx';
import { FigureCard } from '../../parts/figure-card.tsx';
import { FigureSource } from '../../parts/figure-meta.tsx';
import { pointsOf } from '../../parts/months-table.ts';
import { usePlans } from '../../parts/use-plans.ts';
import { Fold } from '../../parts/fold.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';
import { useLive } from '../../api/use-live.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { useView } from '../../url/use-view.ts';
import { AreasNow } from '../areas/areas-now.tsx';
import { Trend } from '../indicator/trend.tsx';
import { KpiSelect } from '../../parts/kpi-select.tsx';
import { WaitingQuestions } from '../questions/waiting-questions.tsx';
import { Attention } from './attention.tsx';
import { HEADLINES } from '../../parts/headlines.ts';
import { KeptHere } from './kept-here.tsx';
import { MinistryOverview } from './ministry-overview.tsx';
import { PartnerHome } from './partner-home.tsx';
import { SinceEdition } from './since-edition.tsx';

/** The four werklijnen at a glance, the course of one indicator, and the areas. */
export function Overview(): ReactNode {
  const { t } = useText();
  const { figures, partnerId } = useRights();
  return (
    <Page title={t('overview.title')}>
      {figures ? (
        <>
          <TimeControl periods />
          <WaitingQuestions />
          <KeptHere />
          {partnerId !== null && <PartnerHome partnerId={partnerId} />}
          {partnerId === null ? (
            <Programme />
          ) : (
            <Fold title={t('fold.programme')}>
              <Programme />
            </Fold>
          )}
        </>
      ) : (
        <MinistryOverview />
      )}
    </Page>
  );
}

const Programme = (): ReactNode => (
  <>
    <Cards />
    <Attention />
    <SinceEdition />
    <FoldedChosen />
  </>
);

function Cards(): ReactNode {
  const { t, say } = useText();
  const { werklijnen, kpis } = useProgramme();
  const { stand } = useMoment();
  const { to } = useView();
  const codes = Object.values(HEADLINES);
  const { now, of, before } = useFigures(codes, ['NL']);
  const { months } = useMonths(codes, ['NL'], { count: 12, cumulative: false });
  const planOf = usePlans();
  useLive(codes, ['NL'], stand);
  if (now.error) return <Failure error={now.error} retry={() => void now.refetch()} />;
  return (
    <section className="section" aria-busy={now.isPlaceholderData}>
      <h2>{t('overview.perWerklijn')}</h2>
      <FigureSource />
      <ul className="cards">
        {werklijnen.map(({ number, name }) => {
          const kpi = kpis.find(({ code }) => code === HEADLINES[number]);
          if (!kpi) return null;
          return (
            <FigureCard
              key={number}
              eyebrow={t('werklijn.n', { number })}
              title={say(name)}
              titleTo={to(`/werklijnen/${number}`)}
              kpi={kpi}
              sourceAbove
              plan={planOf(kpi.code, 'NL')}
              figure={of(kpi.code, 'NL')}
              before={before(kpi.code, 'NL')}
              bars={months && pointsOf(months, kpi.code, 'NL')}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** On a phone the three questions of the first screen come first; the course and sixteen areas when asked for. */
function FoldedChosen(): ReactNode {
  const { t } = useText();
  return (
    <Fold title={t('fold.course')}>
      <Chosen />
    </Fold>
  );
}

function Chosen(): ReactNode {
  const { t, say } = useText();
  const { view, to } = useView();
  const { kpis } = useProgramme();
  const planOf = usePlans();
  const kpi = kpis.find(({ code }) => code === view.kpi) ?? kpis.find(({ code }) => code === HEADLINES[1]);
  if (!kpi) return null;
  return (
    <>
      <section className="section panel" data-werklijn={kpi.werklijn ?? 'x'}>
        <div className="row between">
          <h2>{t('overview.trend')}</h2>
          <KpiSelect value={kpi.code} />
        </div>
        <Trend kpi={kpi} scope="NL" cumulative plan={planOf(kpi.code, 'NL')} />
        <p className="links">
          <Link to={to(`/indicatoren/${kpi.code}`)}>{t('overview.more', { kpi: say(kpi.label) })}</Link>
        </p>
      </section>
      <section className="section panel">
        <h2>{t('overview.areas', { kpi: say(kpi.label) })}</h2>
        <AreasNow kpi={kpi} />
      </section>
    </>
  );
}
