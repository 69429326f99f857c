import type { HistoryStep } from '../../../graphql/history.ts';
import type { KpiDefinition } from '../../../graphql/programme.ts';
import type { Text } from '../../../intl/use-text.tsx';
import { figureText } from '../../../parts/figure-text.ts';
import { dayIn } from '../../../url/amsterdam.ts';
import type { ReplayRange } from './replay-range.ts';

/** Which stop it is, as people call it: a month, a day, or a place in the log. */
export function stopName({ by }: ReplayRange, { recordedAt, after }: HistoryStep, text: Text): string {
  const { t, month, date, number } = text;
  if (by === 'MONTH') return month(dayIn(recordedAt).slice(0, 7));
  if (by === 'DAY') return date(dayIn(recordedAt));
  return t('moment.atPosition', { position: number(Number(after.position)) });
}

/** A stop in words, for who hears the slider. */
export function stopInWords(
  kpi: KpiDefinition,
  range: ReplayRange,
  step: HistoryStep,
  place: { readonly at: number; readonly of: number },
  text: Text,
): string {
  return text.t('replay.stop', {
    name: stopName(range, step, text),
    before: figureText(kpi, step.before, text),
    after: figureText(kpi, step.after, text),
    at: place.at + 1,
    of: place.of,
  });
}
