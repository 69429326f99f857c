import type { ReactNode } from 'react';
import { SPLIT } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import type { VariablesOf } from '../../graphql/tada.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { SelectField } from '../../parts/field.tsx';
import { cellOf, isShare } from '../../parts/figure-text.ts';
import { halfColumns, kindOf } from '../../parts/months-table.ts';
import { Answer } from '../../parts/states.tsx';
import type { TableData } from '../../parts/table-data.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useView } from '../../url/use-view.ts';

type Dimension = NonNullable<VariablesOf<typeof SPLIT>['split']>;

/** The figure by partner, channel and so on; it says whether the parts may be added up. */
export function Splits({ kpi }: { readonly kpi: KpiDefinition }): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { view, search, change } = useView();
  const { stand, asOf, cumulative } = useMoment();
  const chosen = kpi.splits.find(({ dimension }) => dimension === search.get('deel')) ?? kpi.splits[0];
  const dimension = chosen?.dimension as Dimension;
  const query = useApi(SPLIT, {
    kpi: kpi.code,
    scope: view.gebied,
    period: stand,
    cumulative,
    split: dimension,
    asOf,
  });
  const label = chosen ? say(chosen.label) : '';
  return (
    <section className="section panel">
      <div className="row between">
        <h2>{t('split.title')}</h2>
        <SelectField
          label={t('split.by')}
          value={dimension}
          of={kpi.splits.map((split) => [split.dimension, say(split.label)])}
          pick={(deel) => change({ deel })}
        />
      </div>
      <Answer query={query}>
        {({ figures: [figure] }) => {
          const parts = figure?.parts ?? [];
          const ratio = isShare(kpi);
          const table: TableData = {
            columns: [
              { label, kind: 'text' },
              { label: `${say(kpi.label)} (${say(kpi.unit)})`, kind: kindOf(kpi) },
              ...halfColumns(kpi, text),
            ],
            rows: parts.map((part) => [
              say(part.label),
              cellOf(kpi, part, text),
              ...(ratio
                ? [part.numerator ?? t('figure.NO_DATA'), part.denominator ?? t('figure.NO_DATA')]
                : []),
            ]),
          };
          return (
            <>
              <p className="soft small">
                {t(figure?.partsAddUp ? (ratio ? 'split.halvesAddUp' : 'split.addsUp') : 'split.addsNotUp')}
              </p>
              {parts.length === 0 ? (
                <p>{t('figure.NO_DATA')}</p>
              ) : (
                <DataTable
                  table={table}
                  caption={t('split.caption', { kpi: say(kpi.label), by: label.toLowerCase() })}
                  name={`${kpi.code}_${view.gebied}_${dimension}`}
                />
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
