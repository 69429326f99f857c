import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SparkBars } from '../../charts/spark-bars.tsx';
import { useFigures } from '../../api/use-figures.ts';
import { useLive } from '../../api/use-live.ts';
import { useMonths } from '../../api/use-months.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { PlanBadge } from '../../parts/badge.tsx';
import { FigureSource } from '../../parts/figure-meta.tsx';
import { figureText, reportingText, unitText, valueText } from '../../parts/figure-text.ts';
import { pointsOf } from '../../parts/months-table.ts';
import { useStatuses } from '../../parts/use-statuses.ts';
import { ScopeSelect } from '../../parts/scope-select.tsx';
import { Failure } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/**
 * A whole werklijn on one screen: each indicator's figure, the one before or its target, how it stands, and its
 * course.
 */
export function IndicatorTable({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { kpis } = useProgramme();
  const { view, to } = useView();
  const { entries } = useRights();
  const { stand, before: lastPeriod } = useMoment();
  const periodName = usePeriodName();
  const { now, of, before } = useFigures(codes, [view.gebied]);
  const { months } = useMonths(codes, [view.gebied], { count: 12, cumulative: false });
  const statusOf = useStatuses();
  useLive(codes, [view.gebied], stand);
  if (now.error) return <Failure error={now.error} retry={() => void now.refetch()} />;
  const rows = kpis.filter(({ code }) => codes.includes(code));
  return (
    <section
      className="section panel tight"
      data-werklijn={rows[0]?.werklijn ?? 'x'}
      aria-busy={now.isPlaceholderData}
    >
      <div className="row between">
        <div>
          <h2>{t('werklijn.indicators')}</h2>
          <FigureSource />
        </div>
        <ScopeSelect />
      </div>
      <table className="stackable compact">
        <Head lastPeriod={lastPeriod} />
        <tbody>
          {rows.map((kpi) => {
            const figure = of(kpi.code, view.gebied);
            const status = statusOf(figure);
            const last = before(kpi.code, view.gebied);
            const target = figure?.target ?? null;
            const has = figure?.status === 'OK' && figure.value !== null;
            return (
              <tr key={kpi.code} data-kpi={kpi.code}>
                <th scope="row" className="links">
                  {kpi.code}
                  {'\u00a0'}
                  <Link to={to(`/indicatoren/${kpi.code}`)}>{say(kpi.label)}</Link>
                </th>
                <td className="links" data-label={t('table.value')}>
                  <strong data-value>{figure ? figureText(kpi, figure, text) : '…'}</strong>{' '}
                  {has && <span className="soft small">{unitText(kpi, text)}</span>}{' '}
                  {entries && has && (
                    <Link
                      className="small"
                      to={to('/gebeurtenissen', { kpi: kpi.code, gebied: view.gebied, stand })}
                      aria-label={t('card.entriesOf', { kpi: say(kpi.label) })}
                    >
                      {t('entries.short')}
                    </Link>
                  )}
                </td>
                {lastPeriod === undefined ? (
                  <td className="aim" data-label={t('edition.target')}>
                    {target === null ? '–' : valueText(kpi, target, text)}{' '}
                    {status && <PlanBadge status={status} />}
                  </td>
                ) : (
                  <td data-label={periodName(lastPeriod)} data-before>
                    {last ? figureText(kpi, last, text) : '…'}
                  </td>
                )}
                <td className="course" aria-hidden="true">
                  {months && <SparkBars points={pointsOf(months, kpi.code, view.gebied)} />}
                </td>
                <td data-label={t('table.partners')}>{figure && reportingText(figure, text)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Beside the figure stands the one of the period before, or its target. */
function Head({ lastPeriod }: { readonly lastPeriod: string | undefined }): ReactNode {
  const { t } = useText();
  const periodName = usePeriodName();
  return (
    <thead>
      <tr>
        <th scope="col">{t('table.kpi')}</th>
        <th scope="col">{t('table.value')}</th>
        <th scope="col">{lastPeriod === undefined ? t('edition.target') : periodName(lastPeriod)}</th>
        <th scope="col">{t('table.course')}</th>
        <th scope="col">{t('table.partners')}</th>
      </tr>
    </thead>
  );
}
