import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFigures } from '../../api/use-figures.ts';
import { useText } from '../../intl/use-text.tsx';
import { usePeriodName } from '../../intl/period-name.ts';
import { PlanBadge } from '../../parts/badge.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { cellOf } from '../../parts/figure-text.ts';
import { kindOf } from '../../parts/months-table.ts';
import { useStatuses } from '../../parts/use-statuses.ts';
import { Answer } from '../../parts/states.tsx';
import type { Column, TableData } from '../../parts/table-data.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** Every area on every indicator of a werklijn, the whole programme above them; where there is a target, how it stands. */
export function Matrix(): ReactNode {
  const text = useText();
  const { t, say } = text;
  const id = useId();
  const { neighbourhoods, kpis, werklijnen } = useProgramme();
  const { search, change, to } = useView();
  const { stand, cumulative } = useMoment();
  const scopeName = useScopeName();
  const periodName = usePeriodName();
  const statusOf = useStatuses();
  const asked = search.get('werklijn');
  const chosen =
    asked === 'x' ? null : (werklijnen.find(({ number }) => String(number) === asked)?.number ?? 1);
  const own = kpis.filter(({ werklijn }) => werklijn === chosen);
  const scopes = ['NL', ...neighbourhoods.map(({ neighbourhoodId }) => neighbourhoodId)];
  const { now, of } = useFigures(
    own.map(({ code }) => code),
    scopes,
  );
  const columns = own.flatMap((kpi): { kpi: typeof kpi; status: boolean; column: Column }[] => [
    { kpi, status: false, column: { label: `${kpi.code} ${say(kpi.label)}`, kind: kindOf(kpi) } },
    ...(scopes.some((scope) => statusOf(of(kpi.code, scope)))
      ? [
          {
            kpi,
            status: true,
            column: { label: t('matrix.status', { kpi: kpi.code }), kind: 'text' as const },
          },
        ]
      : []),
  ]);
  const status = (row: number, column: number) => {
    const { kpi, status: asksStatus } = columns[column - 1] ?? {};
    return kpi && asksStatus ? statusOf(of(kpi.code, scopes[row] ?? '')) : undefined;
  };
  const table: TableData = {
    columns: [{ label: t('table.area'), kind: 'text' }, ...columns.map(({ column }) => column)],
    rows: scopes.map((scope, row) => [
      scopeName(scope),
      ...columns.map(({ kpi, status: asksStatus }, i) => {
        if (!asksStatus) return cellOf(kpi, of(kpi.code, scope), text);
        const found = status(row, i + 1);
        return found ? t(`plan.${found}`) : '–';
      }),
    ]),
  };
  return (
    <section className="section panel" data-werklijn={chosen ?? 'x'} data-matrix>
      <div className="row between">
        <h2>{t('matrix.title')}</h2>
        <div className="field">
          <label htmlFor={id}>{t('filter.werklijn')}</label>
          <select id={id} value={chosen ?? 'x'} onChange={({ target }) => change({ werklijn: target.value })}>
            {werklijnen.map(({ number, name }) => (
              <option key={number} value={number}>
                {number}. {say(name)}
              </option>
            ))}
            <option value="x">{t('werklijn.all')}</option>
          </select>
        </div>
      </div>
      <Answer query={now}>
        {() => (
          <DataTable
            table={table}
            caption={cumulative ? t('area.caption') : periodName(stand)}
            name={`gebieden-werklijn-${chosen ?? 'x'}`}
            firstCell={(row, name) => (
              <span className="links">
                {row === 0 ? name : <Link to={to(`/gebieden/${scopes[row] ?? ''}`)}>{name}</Link>}
              </span>
            )}
            cell={(row, column) => {
              const found = status(row, column);
              return found && <PlanBadge status={found} />;
            }}
          />
        )}
      </Answer>
    </section>
  );
}
