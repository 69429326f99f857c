import type { ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { LATEST_FIGURES, type LatestFigures, type ReportRow } from '../../graphql/editions.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useText } from '../../intl/use-text.tsx';
import { ReportedRows } from '../../parts/reported-rows.tsx';
import { Answer } from '../../parts/states.tsx';
import { AsPublished } from './as-published.tsx';

const rowsOf = ({ werklijnen, across, dataQuality }: LatestFigures): readonly ReportRow[] => [
  ...werklijnen.flatMap(({ rows }) => rows),
  ...across,
  ...dataQuality.rows,
];

/** Indicators of the programme as a whole as they were published last, for who reads editions only. */
export function ReportedFigures({ kpis }: { readonly kpis: readonly KpiDefinition[] }): ReactNode {
  const { t } = useText();
  const query = useApi(LATEST_FIGURES, {});
  return (
    <Answer query={query}>
      {({ latestReport }) =>
        latestReport ? (
          <div data-reported>
            <AsPublished edition={latestReport.edition} />
            <ReportedRows
              title={t('reported.figures')}
              rows={rowsOf(latestReport).filter(({ kpi }) => kpis.some(({ code }) => code === kpi))}
              name={`${latestReport.edition.editionId}_${kpis.length === 1 ? (kpis[0]?.code ?? '') : 'werklijn'}`}
            />
          </div>
        ) : (
          <p className="notice">{t('ministry.none')}</p>
        )
      }
    </Answer>
  );
}
