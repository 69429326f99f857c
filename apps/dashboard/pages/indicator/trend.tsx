import { useId, type ReactNode } from 'react';
import { BarChart } from '../../charts/bar-chart.tsx';
import { LineChart, type LinePoint } from '../../charts/line-chart.tsx';
import type { KpiDefinition } from '../../graphql/programme.ts';
import { useMonths } from '../../api/use-months.ts';
import { useText } from '../../intl/use-text.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { unitText, valueText } from '../../parts/figure-text.ts';
import { breaksOf, monthsTable, pointsOf } from '../../parts/months-table.ts';
import { planAt, type Plan } from '../../parts/plan.ts';
import { Failure, Loading } from '../../parts/states.tsx';
import { usePeriodName } from '../../intl/period-name.ts';
import { useMoment } from '../../session/use-moment.ts';
import { kindOfPeriod, lastDayOf } from '../../url/period.ts';
import { useScopeName } from '../../session/use-programme.tsx';

/** The plan line from the first month of the chart to the day of the target. */
function planLine(plan: Plan, points: readonly LinePoint[]): readonly { month: string; value: number }[] {
  const start = points[0]?.month ?? plan.from.day.slice(0, 7);
  const from = plan.from.day.slice(0, 7) > start ? plan.from.day.slice(0, 7) : start;
  const end = plan.to.day.slice(0, 7);
  return [
    { month: from, value: planAt(plan, lastDayOf(from)) },
    { month: end, value: plan.to.value },
  ];
}

interface Props {
  readonly kpi: KpiDefinition;
  readonly scope: string;
  readonly cumulative: boolean;
  readonly count?: number;
  readonly plan?: Plan | undefined;
}

/** A KPI over the last three years: chart, what it says in words, its table and its download. */
export function Trend({ kpi, scope, cumulative: asked, count = 36, plan }: Props): ReactNode {
  const text = useText();
  const { t, say, date, list } = text;
  const name = usePeriodName();
  const moment = useMoment();
  const kind = kindOfPeriod(moment.stand);
  const long = !moment.cumulative && kind !== 'month';
  const cumulative = asked && moment.cumulative;
  const id = useId();
  const scopeName = useScopeName();
  const { months, error } = useMonths([kpi.code], [scope], { count, cumulative });
  if (error) return <Failure error={error} />;
  if (!months) return <Loading />;
  const points = pointsOf(months, kpi.code, scope);
  const breaks = breaksOf(months, kpi.code, scope);
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const title = t(cumulative ? 'trend.cumulative' : long ? `trend.${kind}` : 'trend.monthly', {
    kpi: say(kpi.label),
    scope: scopeName(scope),
  });
  const line = plan && cumulative ? planLine(plan, points) : undefined;
  const format = (value: number): string => valueText(kpi, value, text);
  if (!first || !last) return <p className="notice">{t('trend.none')}</p>;
  return (
    <>
      <p className="soft small">
        {title}
        {unitText(kpi, text) && `, ${unitText(kpi, text)}`}
      </p>
      {cumulative ? (
        <LineChart
          points={points}
          title={title}
          format={format}
          describedBy={id}
          plan={line}
          breaks={breaks}
        />
      ) : (
        <BarChart points={points} title={title} format={format} breaks={breaks} />
      )}
      <p className="small soft" id={id}>
        {t('trend.words', {
          from: name(first.month),
          first: format(first.value ?? 0),
          to: name(last.month),
          last: format(last.value ?? 0),
        })}{' '}
        {t(
          cumulative ? 'trend.provisionalLine' : long ? 'trend.provisionalPeriods' : 'trend.provisionalBars',
        )}{' '}
        {breaks.length > 0 && t('trend.break', { months: list(breaks.map(name)) })}{' '}
        {plan && line && t('trend.plan', { target: format(plan.to.value), day: date(plan.to.day) })}
      </p>
      <details>
        <summary>{t('trend.table')}</summary>
        <DataTable
          table={monthsTable(months, kpi, scope, text)}
          caption={title}
          name={`${kpi.code}_${scope}_${cumulative ? 'opgeteld' : long ? 'per-periode' : 'per-maand'}`}
        />
      </details>
    </>
  );
}
