import { descending } from 'd3-array';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AreaMap } from '../../charts/area-map.tsx';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useFigures } from '../../api/use-figures.ts';
import { usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { cellOf, figureText, isShare, reportingText } from '../../parts/figure-text.ts';
import { kindOf } from '../../parts/months-table.ts';
import { Answer } from '../../parts/states.tsx';
import type { TableData } from '../../parts/table-data.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** One KPI in every area: the map and, with the same numbers, the table. */
export function AreasNow({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { neighbourhoods } = useProgramme();
  const { before: lastPeriod } = useMoment();
  const periodName = usePeriodName();
  const { to } = useView();
  const scopes = neighbourhoods.map(({ neighbourhoodId }) => neighbourhoodId);
  const { now: query, before } = useFigures([kpi.code], scopes);
  if (neighbourhoods.length === 0) return <p className="notice">{t('areas.none')}</p>;
  return (
    <Answer query={query}>
      {({ figures }) => {
        const rows = neighbourhoods
          .map((area) => ({ area, figure: figures.find(({ scope }) => scope === area.neighbourhoodId) }))
          .sort((a, b) => descending(a.figure?.value ?? -Infinity, b.figure?.value ?? -Infinity));
        const ratio = isShare(kpi);
        const table: TableData = {
          columns: [
            { label: t('table.area'), kind: 'text' },
            { label: t('table.value'), kind: kindOf(kpi) },
            ...(lastPeriod === undefined ? [] : [{ label: periodName(lastPeriod), kind: kindOf(kpi) }]),
            ...(ratio ? [{ label: t('table.denominator'), kind: 'number' as const }] : []),
            { label: t('table.partners'), kind: 'text' },
          ],
          rows: rows.map(({ area, figure }) => [
            area.name,
            cellOf(kpi, figure, text),
            ...(lastPeriod === undefined ? [] : [cellOf(kpi, before(kpi.code, area.neighbourhoodId), text)]),
            ...(ratio ? [figure?.denominator ?? t('figure.NO_DATA')] : []),
            figure ? reportingText(figure, text) : '',
          ]),
        };
        return (
          <div className="two">
            <AreaMap
              title={t('areas.map', { kpi: say(kpi.label) })}
              areas={rows.map(({ area, figure }, i) => ({
                number: i + 1,
                name: area.name,
                lat: area.lat,
                lon: area.lon,
                value: figure?.value ?? undefined,
                short: figure?.value == null ? '–' : text.compact(figure.value, ratio),
                whole: figure ? figureText(kpi, figure, text) : t('figure.NO_DATA'),
                to: to(`/gebieden/${area.neighbourhoodId}`),
              }))}
            />
            <div>
              <p className="small soft">{t('areas.mapKey')}</p>
              <DataTable
                table={table}
                caption={t('areas.table', { kpi: say(kpi.label), unit: say(kpi.unit) })}
                name={`${kpi.code}_gebieden`}
                firstCell={(row, name) => (
                  <span className="links">
                    {row + 1}.{' '}
                    <Link to={to(`/gebieden/${rows[row]?.area.neighbourhoodId ?? ''}`)}>{name}</Link>
                  </span>
                )}
              />
              <p className="small soft">{t('areas.source')}</p>
            </div>
          </div>
        );
      }}
    </Answer>
  );
}
