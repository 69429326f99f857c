import { extent } from 'd3-array';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SmallMultiple } from '../../charts/small-multiple.tsx';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useMonths } from '../../api/use-months.ts';
import { periodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { valueText } from '../../parts/figure-text.ts';
import { kindOf, pointsOf } from '../../parts/months-table.ts';
import { Failure, Loading } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

const MONTHS = 12;

/** The last twelve months in every area, all on one scale so that they can be compared. */
export function PerArea({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { neighbourhoods } = useProgramme();
  const { to } = useView();
  const { cumulative } = useMoment();
  const scopes = neighbourhoods.map(({ neighbourhoodId }) => neighbourhoodId);
  const { months, error } = useMonths([kpi.code], scopes, { count: MONTHS, cumulative: false });
  if (error) return <Failure error={error} />;
  if (!months) return <Loading />;
  const rows = neighbourhoods.map((area) => ({
    area,
    points: pointsOf(months, kpi.code, area.neighbourhoodId),
  }));
  const [low = 0, high = 1] = extent(rows.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  return (
    <>
      <p className="soft small">
        {t(cumulative ? 'perArea.explain' : 'perArea.explainPeriods', {
          kpi: say(kpi.label),
          high: valueText(kpi, high, text),
        })}
      </p>
      <ul className="tiles">
        {rows.map(({ area, points }) => (
          <li key={area.neighbourhoodId} className="small-multiple">
            <h3 className="links">
              <Link to={to(`/gebieden/${area.neighbourhoodId}`)}>{area.name}</Link>
            </h3>
            <SmallMultiple points={points} low={Math.min(0, low)} high={high} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('trend.table')}</summary>
        <DataTable
          caption={t('perArea.table', { kpi: say(kpi.label) })}
          name={`${kpi.code}_gebieden-per-maand`}
          table={{
            columns: [
              { label: t('table.area'), kind: 'text' },
              ...months.map(({ month: code }) => ({ label: periodName(code, text), kind: kindOf(kpi) })),
            ],
            rows: rows.map(({ area, points }) => [
              area.name,
              ...points.map(({ value }) => value ?? t('figure.NO_DATA')),
            ]),
          }}
        />
      </details>
    </>
  );
}
