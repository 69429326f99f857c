import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ProgressTrack } from '../charts/progress-track.tsx';
import type { LinePoint } from '../charts/line-chart.tsx';
import { SparkBars } from '../charts/spark-bars.tsx';
import type { Figure } from '../graphql/figures.ts';
import type { KpiDefinition } from '../graphql/programme.ts';
import { useText } from '../intl/use-text.tsx';
import { useMoment } from '../session/use-moment.ts';
import { useRights } from '../session/use-programme.tsx';
import { useView } from '../url/use-view.ts';
import { PlanBadge } from './badge.tsx';
import { figureText, plannedText, unitText, valueText } from './figure-text.ts';
import { planAt, planStatus, type Plan } from './plan.ts';
import { FigureMeta } from './figure-meta.tsx';
import { PreviousPeriod } from './previous-period.tsx';

interface Props {
  readonly eyebrow?: string;
  readonly title?: string;
  readonly titleTo?: string;
  readonly kpi: KpiDefinition;
  readonly figure: Figure | undefined;
  readonly bars?: readonly LinePoint[] | undefined;
  /** The figure of the period before, where the page is about one period. */
  readonly before?: Figure | undefined;
  readonly plan?: Plan | undefined;
  /** The source is said once above all cards. */
  readonly sourceAbove?: boolean;
}

/** Target, the plan line now and how the figure stands; or that there is no target. */
function Progress({
  kpi,
  figure,
  plan,
}: Pick<Props, 'kpi' | 'plan'> & { readonly figure: Figure }): ReactNode {
  const text = useText();
  const { standDay } = useMoment();
  const { value, target, baseline, progress } = figure;
  if (target === null || value === null) return <p className="meta">{text.t('card.noTarget')}</p>;
  const by = plan ? ` in ${plan.to.day.slice(0, 4)}` : '';
  const shown = { target: valueText(kpi, target, text), by };
  // Where coming nearer is not getting better there is no way to speak of.
  if (progress === null) return <p className="meta">{text.t('card.target', shown)}</p>;
  const share = text.percent(progress);
  const from = plan?.from.value ?? figure.baseline ?? 0;
  const span = target - from || 1;
  const planned = plan && planAt(plan, standDay);
  const status = plan && planStatus(plan, standDay, value);
  return (
    <>
      <ProgressTrack
        share={(value - from) / span}
        planned={planned === undefined ? undefined : (planned - from) / span}
      />
      <p className="meta">
        {baseline
          ? text.t('card.way', { ...shown, share, from: valueText(kpi, baseline, text) })
          : text.t('card.progress', { ...shown, share })}{' '}
        {planned !== undefined &&
          text.t('card.planned', {
            planned: plannedText(kpi, planned, text),
          })}
      </p>
      {status && (
        <p className="meta">
          <PlanBadge status={status} />
        </p>
      )}
    </>
  );
}

/** One number with all that belongs to it: unit, target and plan, when and by whom, and the way to its entries. */
export function FigureCard({
  eyebrow,
  title,
  titleTo,
  kpi,
  figure,
  before,
  bars,
  plan,
  sourceAbove = false,
}: Props): ReactNode {
  const text = useText();
  const { to, view } = useView();
  const { entries } = useRights();
  const { stand, cumulative } = useMoment();
  const has = figure?.status === 'OK' && figure.value !== null;
  return (
    <li className="card" data-werklijn={kpi.werklijn ?? 'x'} data-kpi={kpi.code}>
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      {title && <h3>{titleTo ? <Link to={titleTo}>{title}</Link> : title}</h3>}
      <p className="what">
        <Link to={to(`/indicatoren/${kpi.code}`)}>{text.say(kpi.label)}</Link>
      </p>
      <div className="card-figure">
        <p className={has ? 'big' : 'big none'} data-value>
          {figure ? figureText(kpi, figure, text) : '…'}
        </p>
        {bars && <SparkBars points={bars} />}
      </div>
      {has && <p className="unit">{unitText(kpi, text)}</p>}
      {figure && has && cumulative && <Progress kpi={kpi} figure={figure} plan={plan} />}
      <PreviousPeriod kpi={kpi} before={before} />
      <div className="push">
        {figure && <FigureMeta figure={figure} sourceAbove={sourceAbove} />}
        {entries && figure && has && (
          <p className="links small">
            <Link
              to={to('/gebeurtenissen', { kpi: kpi.code, gebied: view.gebied, stand })}
              aria-label={text.t('card.entriesOf', { kpi: text.say(kpi.label) })}
            >
              {text.t('card.entries')}
            </Link>
          </p>
        )}
      </div>
    </li>
  );
}
