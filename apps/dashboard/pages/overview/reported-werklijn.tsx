import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ProgressTrack } from '../../charts/progress-track.tsx';
import type { LatestReport } from '../../graphql/editions.ts';
import { usePeriodPhrase } from '../../intl/period-name.ts';
import { useText, type Text } from '../../intl/use-text.tsx';
import { differenceText, figureText, unitText, valueText } from '../../parts/figure-text.ts';
import { useView } from '../../url/use-view.ts';
import { causesInWords } from '../../parts/in-words.ts';
import { HEADLINES } from '../../parts/headlines.ts';

type Werklijn = LatestReport['werklijnen'][number];
type Row = Werklijn['rows'][number];

/** A werklijn as it was published: its headline with target and change, and its other indicators in short. */
export function ReportedWerklijn({
  werklijn,
  label,
  rows,
  period,
}: Werklijn & { readonly period: string }): ReactNode {
  const { t, say } = useText();
  const { to } = useView();
  const headline = rows.find(({ kpi }) => kpi === HEADLINES[werklijn]);
  const others = rows.filter((row) => row !== headline);
  return (
    <li className="card" data-werklijn={werklijn}>
      <p className="eyebrow">{t('werklijn.n', { number: werklijn })}</p>
      <h3>
        <Link to={to(`/werklijnen/${werklijn}`)}>{say(label)}</Link>
      </h3>
      {headline && <Headline row={headline} period={period} />}
      <details className="small">
        <summary>{t('ministry.others', { count: others.length })}</summary>
        <ul className="plain-list">
          {others.map((row) => (
            <li key={row.kpi} data-kpi={row.kpi}>
              <Short row={row} period={period} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Headline({ row, period }: { readonly row: Row; readonly period: string }): ReactNode {
  const text = useText();
  const { t, say, percent } = text;
  const { to } = useView();
  const { value, target, progress } = row.cumulative;
  return (
    <div data-kpi={row.kpi}>
      <p className="what">
        <Link to={to(`/indicatoren/${row.kpi}`)}>{say(row.label)}</Link>
      </p>
      <p className={value === null ? 'big none' : 'big'} data-value>
        {figureText(row, row.cumulative, text)}
      </p>
      <p className="unit">{unitText(row, text)}</p>
      {value !== null && target !== null && (
        <>
          {progress !== null && <ProgressTrack share={progress} />}
          <p className="meta">
            {t('card.progress', {
              share: percent(progress ?? value / target),
              target: valueText(row, target, text),
              by: '',
            })}
          </p>
        </>
      )}
      <Details row={row} period={period} />
    </div>
  );
}

function Short({ row, period }: { readonly row: Row; readonly period: string }): ReactNode {
  const text = useText();
  const { to } = useView();
  return (
    <>
      <Link to={to(`/indicatoren/${row.kpi}`)}>{text.say(row.label)}</Link>:{' '}
      <strong>{figureText(row, row.cumulative, text)}</strong> {unitText(row, text)}
      <Details row={row} period={period} />
    </>
  );
}

/** What the number rests on, what the period itself brought, and how it differs from the edition before. */
function Details({ row, period }: { readonly row: Row; readonly period: string }): ReactNode {
  const text = useText();
  const periodPhrase = usePeriodPhrase();
  const { t, number } = text;
  const { numerator, denominator, unknown } = row.cumulative;
  return (
    <>
      <p className="meta">
        {numerator !== null &&
          denominator !== null &&
          `${t('ministry.outOf', { numerator: number(numerator), denominator: number(denominator) })} `}
        {t('ministry.inPeriod', { period: periodPhrase(period), value: figureText(row, row.period, text) })}{' '}
        {unknown !== null && unknown > 0 && t('ministry.unknown', { count: number(unknown) })}
      </p>
      {row.previous && <p className="meta">{sinceBefore(row, row.previous, text)}</p>}
    </>
  );
}

/** What the edition before said, how much is added, and in words what became of what it said. */
function sinceBefore(row: Row, previous: NonNullable<Row['previous']>, text: Text): string {
  const { t } = text;
  const before = previous.cumulative.value;
  const { value } = row.cumulative;
  const was = t('ministry.before', { before: figureText(row, previous.cumulative, text) });
  const why = causesInWords({ amounts: previous.cumulativeChange }, text);
  // Of people nobody outside is told by what a number moved.
  if (row.cumulative.partnersReporting === null && why === '')
    return difference(row, before, value, was, text);
  const restated = why === '' ? t('ministry.unchanged') : `${t('ministry.restated')} ${why}`;
  if (before === null || value === null) return `${was} ${restated}`;
  const by = differenceText(row, value - before, text);
  return `${was} ${t('ministry.difference', { difference: by })} ${restated}`;
}

/** What the edition before said and how much is added, both from what is shown. */
function difference(row: Row, before: number | null, value: number | null, was: string, text: Text): string {
  const by = before === null || value === null ? '' : differenceText(row, value - before, text);
  const added = by === '' ? was : `${was} ${text.t('ministry.difference', { difference: by })}`;
  return `${added} ${text.t('ministry.protected')}`;
}
