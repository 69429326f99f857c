import type { ReactNode } from 'react';
import type { Figure } from '../../graphql/figures.ts';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useFigures } from '../../api/use-figures.ts';
import { useText } from '../../intl/use-text.tsx';
import { usePeriodName } from '../../intl/period-name.ts';
import { PlanBadge } from '../../parts/badge.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { SelectField, type Option } from '../../parts/field.tsx';
import { cellOf } from '../../parts/figure-text.ts';
import { kindOf } from '../../parts/months-table.ts';
import type { PlanStatus } from '../../parts/plan.ts';
import { useStatuses } from '../../parts/use-statuses.ts';
import { Answer } from '../../parts/states.tsx';
import type { Column, TableData } from '../../parts/table-data.ts';
import { useMoment } from '../../session/use-moment.ts';
import { useProgramme, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/**
 * Every area on every indicator of a werklijn, the whole programme above them; where there is a target, how it
 * stands.
 */
export function Matrix(): ReactNode {
  const { t, say } = useText();
  const { neighbourhoods, kpis, werklijnen } = useProgramme();
  const { search, change, to } = useView();
  const { stand, cumulative } = useMoment();
  const periodName = usePeriodName();
  const statusOf = useStatuses();
  const wanted = search.get('werklijn');
  const chosen =
    wanted === 'x' ? null : (werklijnen.find(({ number }) => String(number) === wanted)?.number ?? 1);
  const own = kpis.filter(({ werklijn }) => werklijn === chosen);
  const scopes = ['NL', ...neighbourhoods.map(({ neighbourhoodId }) => neighbourhoodId)];
  const { now, of } = useFigures(
    own.map(({ code }) => code),
    scopes,
  );
  const planStatusOf = (kpi: KpiDefinition, scope: string) => statusOf(of(kpi.code, scope));
  const { table, whole } = useTables(own, scopes, of, planStatusOf);
  return (
    <section className="section panel" data-werklijn={chosen ?? 'x'} data-matrix>
      <div className="row between">
        <h2>{t('matrix.title')}</h2>
        <SelectField
          label={t('filter.werklijn')}
          value={chosen ?? 'x'}
          of={[
            ...werklijnen.map(({ number, name }): Option => [number, `${number}. ${say(name)}`]),
            ['x', t('werklijn.all')],
          ]}
          pick={(werklijn) => change({ werklijn })}
        />
      </div>
      <Answer query={now}>
        {() => (
          <DataTable
            table={table}
            caption={cumulative ? t('area.caption') : periodName(stand)}
            name={`gebieden-werklijn-${chosen ?? 'x'}`}
            linkTo={(row) => (row === 0 ? undefined : to(`/gebieden/${scopes[row] ?? ''}`))}
            cell={(row, column, value) => {
              const kpi = own[column - 1];
              const found = kpi && planStatusOf(kpi, scopes[row] ?? '');
              return (
                found && (
                  <>
                    {value}
                    <br />
                    <PlanBadge status={found} />
                  </>
                )
              );
            }}
            whole={() => Promise.resolve(whole)}
          />
        )}
      </Answer>
    </section>
  );
}

type PlanStatusOf = (kpi: KpiDefinition, scope: string) => PlanStatus | undefined;

/**
 * The table of the page, where the word on a target stands below its number, and that of the file, where it has a
 * column.
 */
function useTables(
  own: readonly KpiDefinition[],
  scopes: readonly string[],
  of: (kpi: string, scope: string) => Figure | undefined,
  planStatusOf: PlanStatusOf,
): { readonly table: TableData; readonly whole: TableData } {
  const text = useText();
  const { t, say } = text;
  const scopeName = useScopeName();
  const name = { label: t('table.area'), kind: 'text' as const };
  const columnOf = (kpi: KpiDefinition): Column => ({
    label: `${kpi.code} ${say(kpi.label)}`,
    kind: kindOf(kpi),
  });
  const table: TableData = {
    columns: [name, ...own.map(columnOf)],
    rows: scopes.map((scope) => [
      scopeName(scope),
      ...own.map((kpi) => cellOf(kpi, of(kpi.code, scope), text)),
    ]),
  };
  const inFile = own.map((kpi) => ({ kpi, aimed: scopes.some((scope) => planStatusOf(kpi, scope)) }));
  const whole: TableData = {
    columns: [
      name,
      ...inFile.flatMap(({ kpi, aimed }): Column[] => [
        columnOf(kpi),
        ...(aimed ? [{ label: t('matrix.status', { kpi: kpi.code }), kind: 'text' as const }] : []),
      ]),
    ],
    rows: scopes.map((scope) => [
      scopeName(scope),
      ...inFile.flatMap(({ kpi, aimed }) => {
        const found = planStatusOf(kpi, scope);
        const value = cellOf(kpi, of(kpi.code, scope), text);
        return aimed ? [value, found ? t(`plan.${found}`) : '–'] : [value];
      }),
    ]),
  };
  return { table, whole };
}
