import type { ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { LATEST_AREAS, type LatestAreas } from '../../graphql/editions.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { cellOf } from '../../parts/figure-text.ts';
import { measuredOf } from '../../parts/measured.ts';
import { kindOf } from '../../parts/months-table.ts';
import { Answer } from '../../parts/states.tsx';
import { useView } from '../../url/use-view.ts';
import { AsPublished } from './as-published.tsx';

type Area = LatestAreas['neighbourhoods'][number];
type Row = Area['rows'][number];

/** Of people no area is published: of such an indicator every area is protected. */
const isPublished = ({ period, cumulative }: Row): boolean =>
  period.status !== 'PROTECTED' || cumulative.status !== 'PROTECTED';

interface Props {
  /** From which edition is said above already. */
  readonly sourceAbove?: boolean;
  readonly children: (report: LatestAreas) => ReactNode;
}

function Reported({ sourceAbove = false, children }: Props): ReactNode {
  const { t } = useText();
  const query = useApi(LATEST_AREAS, {});
  return (
    <section className="section panel" data-reported-areas>
      <h2>{t('reported.areas')}</h2>
      <Answer query={query}>
        {({ latestReport }) =>
          latestReport ? (
            <>
              {!sourceAbove && <AsPublished edition={latestReport.edition} />}
              {children(latestReport)}
            </>
          ) : (
            <p className="notice">{t('ministry.none')}</p>
          )
        }
      </Answer>
    </section>
  );
}

/** One indicator in every area, as published. */
export function ReportedPerArea({ code }: { readonly code: string }): ReactNode {
  const text = useText();
  const { t } = text;
  const { to } = useView();
  return (
    <Reported sourceAbove>
      {({ edition, neighbourhoods }) => {
        const shown = neighbourhoods.flatMap(({ scope, name, rows }) =>
          rows.filter((row) => row.kpi === code && isPublished(row)).map((row) => ({ scope, name, row })),
        );
        const [first] = shown;
        if (!first) return <p>{t('reported.people')}</p>;
        const kind = kindOf(first.row);
        return (
          <DataTable
            caption={t('reported.areas')}
            quietCaption
            name={`${edition.editionId}_${code}_gebieden`}
            stackable
            table={{
              columns: [
                { label: t('table.area'), kind: 'text' },
                { label: t('edition.inPeriod'), kind },
                { label: t('period.start'), kind },
              ],
              rows: shown.map(({ name, row }) => [
                name,
                cellOf(row, row.period, text),
                cellOf(row, row.cumulative, text),
              ]),
            }}
            linkTo={(at) => to(`/gebieden/${shown[at]?.scope ?? ''}`)}
          />
        );
      }}
    </Reported>
  );
}

/** All that is published of one area. */
export function ReportedArea({ scope }: { readonly scope: string }): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { to } = useView();
  return (
    <Reported>
      {({ edition, neighbourhoods }) => {
        const all = neighbourhoods.find((each) => each.scope === scope)?.rows ?? [];
        const shown = all.filter(isPublished);
        return (
          <>
            <p>{t('reported.people')}</p>
            <DataTable
              caption={t('reported.areas')}
              quietCaption
              name={`${edition.editionId}_${scope}`}
              stackable
              table={{
                columns: [
                  { label: t('table.kpi'), kind: 'text' },
                  { label: t('edition.inPeriod'), kind: 'number' },
                  { label: t('period.start'), kind: 'number' },
                ],
                rows: shown.map((row) => [
                  `${row.kpi} ${say(row.label)} (${say(row.unit)})`,
                  measuredOf(row, row.period, text),
                  measuredOf(row, row.cumulative, text),
                ]),
              }}
              linkTo={(at) => to(`/indicatoren/${shown[at]?.kpi ?? ''}`)}
            />
          </>
        );
      }}
    </Reported>
  );
}

/** Every area on every indicator that is published of areas, added up from the start. */
export function ReportedMatrix(): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { to } = useView();
  return (
    <Reported>
      {({ edition, neighbourhoods }) => {
        const kpis = (neighbourhoods[0]?.rows ?? []).filter(({ kpi }) =>
          neighbourhoods.some(({ rows }) => rows.some((row) => row.kpi === kpi && isPublished(row))),
        );
        return (
          <>
            <p>{t('reported.people')}</p>
            <DataTable
              caption={t('area.caption')}
              name={`${edition.editionId}_gebieden`}
              table={{
                columns: [
                  { label: t('table.area'), kind: 'text' },
                  ...kpis.map(({ kpi, label, unit }) => ({
                    label: `${kpi} ${say(label)}`,
                    kind: kindOf({ unit }),
                  })),
                ],
                rows: neighbourhoods.map(({ name, rows }) => [
                  name,
                  ...kpis.map(({ kpi }) => {
                    const row = rows.find((each) => each.kpi === kpi);
                    return row ? cellOf(row, row.cumulative, text) : '–';
                  }),
                ]),
              }}
              linkTo={(at) => to(`/gebieden/${neighbourhoods[at]?.scope ?? ''}`)}
            />
          </>
        );
      }}
    </Reported>
  );
}
