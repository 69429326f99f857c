import { useId, type ReactNode } from 'react';
import { StepChart, type StepMark, type StepPoint } from '../../../charts/step-chart.tsx';
import type { KpiDefinition } from '../../../graphql/programme.ts';
import { useText } from '../../../intl/use-text.tsx';
import { DataTable } from '../../../parts/data-table.tsx';
import { figureText, isShare, valueText } from '../../../parts/figure-text.ts';
import { dayIn } from '../../../url/amsterdam.ts';
import { stopName } from './stop-words.ts';
import { editionsIn, type Replayed } from './use-replay.ts';

const MOST_TICKS = 4;

interface Props {
  readonly kpi: KpiDefinition;
  readonly title: string;
  readonly replayed: Replayed;
}

/** The figure through the time of recording as a line of steps, in words, and as a table. */
export function ReplayChart({ kpi, title, replayed }: Props): ReactNode {
  const id = useId();
  const text = useText();
  const { t, shortMonth, number } = text;
  const { steps, at, range, editions } = replayed;
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return null;
  // Entries of one day may be recorded at one moment: they stand in their order, which is that of position.
  const placeOf = (i: number): number => (range.by === 'ENTRY' ? i : Date.parse(steps[i]?.recordedAt ?? ''));
  const tickOf = (i: number): string => {
    const step = steps[i];
    if (!step) return '';
    if (range.by === 'ENTRY') return number(Number(step.after.position));
    const day = dayIn(step.recordedAt);
    return range.by === 'MONTH' ? shortMonth(day.slice(0, 7)) : String(Number(day.slice(8)));
  };
  const every = Math.max(1, Math.ceil(steps.length / MOST_TICKS));
  const ticks: StepMark[] = steps.flatMap((_, i) =>
    i % every === 0 ? { x: placeOf(i), label: tickOf(i) } : [],
  );
  const points: StepPoint[] = steps.map(({ after }, i) => ({ x: placeOf(i), value: after.value }));
  const named = steps.flatMap((step, i) =>
    editionsIn(editions, step).map(({ editionId }) => ({ x: placeOf(i), label: editionId })),
  );
  return (
    <>
      <StepChart
        {...{ points, ticks, at, title }}
        marks={named}
        format={(value) => valueText(kpi, value, text)}
        describedBy={id}
      />
      <p className="small soft" id={id}>
        {t('replay.chart', {
          from: stopName(range, first, text),
          first: figureText(kpi, first.after, text),
          to: stopName(range, last, text),
          last: figureText(kpi, last.after, text),
          count: number(steps.length),
        })}
      </p>
      <details>
        <summary>{t('trend.table')}</summary>
        <DataTable
          caption={title}
          name={`${kpi.code}_geschiedenis${range.code ? `_${range.code}` : ''}`}
          table={{
            columns: [
              { label: t('filter.recordedTo'), kind: 'date' },
              { label: t('entry.one'), kind: 'number' },
              { label: t('changes.was'), kind: isShare(kpi) ? 'share' : 'number' },
              { label: t('audit.after'), kind: isShare(kpi) ? 'share' : 'number' },
              { label: t('nav.editions'), kind: 'text' },
            ],
            rows: steps.map((step) => [
              dayIn(step.recordedAt),
              Number(step.after.position),
              step.before.value ?? figureText(kpi, step.before, text),
              step.after.value ?? figureText(kpi, step.after, text),
              editionsIn(editions, step)
                .map(({ editionId }) => editionId)
                .join(', '),
            ]),
          }}
        />
      </details>
    </>
  );
}
