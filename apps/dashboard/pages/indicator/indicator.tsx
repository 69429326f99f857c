import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useFigures } from '../../api/use-figures.ts';
import { useLive } from '../../api/use-live.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';
import { FigureCard } from '../../parts/figure-card.tsx';
import { FollowButton } from '../../parts/follow-button.tsx';
import { Page } from '../../parts/page.tsx';
import { usePlans } from '../../parts/use-plans.ts';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Answer } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useKpi, useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
import { TimeControl } from '../../shell/time-control.tsx';
import { periodAround } from '../../url/period.ts';
import { useView } from '../../url/use-view.ts';
import { AreasNow } from '../areas/areas-now.tsx';
import { Conversation } from '../questions/conversation.tsx';
import { NotFound } from '../not-found.tsx';
import { ReportedPerArea } from '../reported/reported-areas.tsx';
import { ReportedFigures } from '../reported/reported-figures.tsx';
import { Definition } from './definition.tsx';
import { Components, isPlain } from './components.tsx';
import { Course } from './course.tsx';
import { Splits } from './splits.tsx';
import { TargetHistory } from './target-history.tsx';

/** Everything about one indicator: the figure, its course, its parts, where, and what it means exactly. */
export function Indicator(): ReactNode {
  const { code } = useParams();
  const text = useText();
  const { t, say } = text;
  const kpi = useKpi(code);
  const { werklijnen } = useProgramme();
  const { view, to } = useView();
  const { figures, office, partnerId } = useRights();
  const { stand, cumulative, newest } = useMoment();
  const scopeName = useScopeName();
  const planOf = usePlans();
  const { now: query, before } = useFigures([code ?? ''], [view.gebied], {
    enabled: figures && kpi !== undefined,
  });
  useLive(code === undefined ? [] : [code], [view.gebied], stand);
  if (!kpi) return <NotFound />;
  const werklijn = werklijnen.find(({ number }) => number === kpi.werklijn);
  // Of a plain count there is nothing to put beside the figure but its course.
  const [only] = query.data?.figures ?? [];
  const plain = only !== undefined && isPlain(kpi, only, text);
  return (
    <Page
      title={`${kpi.code} ${say(kpi.label)}`}
      crumbs={
        werklijn ? (
          <Link to={to(`/werklijnen/${werklijn.number}`)}>
            {t('werklijn.n', { number: werklijn.number })}: {say(werklijn.name)}
          </Link>
        ) : (
          <Link to={to('/werklijnen')}>{t('werklijn.all')}</Link>
        )
      }
    >
      {figures && (
        <>
          <TimeControl periods />
          <FollowButton what={{ kpis: [kpi.code], scope: view.gebied }} />
          <section className="section panel" data-werklijn={kpi.werklijn ?? 'x'}>
            <div className="row between">
              <h2>{t('indicator.figure', { scope: scopeName(view.gebied) })}</h2>
              <ScopeSelect />
            </div>
            <Answer query={query}>
              {({ figures: [figure] }) => (
                <div className="two">
                  <ul className="plain-list">
                    <FigureCard
                      kpi={kpi}
                      figure={figure}
                      before={before(kpi.code, view.gebied)}
                      plan={planOf(kpi.code, view.gebied)}
                    />
                  </ul>
                  {plain ? (
                    <div data-beside>
                      <Course kpi={kpi} />
                    </div>
                  ) : (
                    figure && <Components kpi={kpi} figure={figure} />
                  )}
                </div>
              )}
            </Answer>
          </section>
          {!plain && (
            <section className="section panel" data-werklijn={kpi.werklijn ?? 'x'}>
              <Course kpi={kpi} />
            </section>
          )}
          {kpi.splits.length > 0 && <Splits kpi={kpi} />}
          <section className="section panel">
            <h2>{t('indicator.perArea')}</h2>
            <AreasNow kpi={kpi} />
          </section>
        </>
      )}
      {figures ? <TargetHistory kpi={kpi} /> : <Reported kpi={kpi} />}
      <Definition kpi={kpi} />
      {(office || partnerId !== null) && (
        <section className="section panel">
          <h2>{t('question.figure')}</h2>
          <Conversation
            period={cumulative ? periodAround(newest, 'quarter') : stand}
            figure={{ kpi: kpi.code, scope: view.gebied }}
          />
        </section>
      )}
    </Page>
  );
}

/** As it was published last: of the programme as a whole, and of the areas where that is shown. */
const Reported = ({ kpi }: { readonly kpi: KpiDefinition }): ReactNode => (
  <>
    <ReportedFigures kpis={[kpi]} />
    <ReportedPerArea code={kpi.code} />
  </>
);
