import { useText } from '../intl/use-text.tsx';
import { useMoment } from './use-moment.ts';

/**
 * In words, what of the log a page knows: the day, moment or place that was asked for, or else the last day there is
 * anything of.
 */
export function useKnown(): string {
  const { t, date, moment, number } = useText();
  const { bekend, lastDay } = useMoment();
  if (bekend === undefined) return date(lastDay);
  if (bekend.startsWith('p')) return t('moment.atPosition', { position: number(Number(bekend.slice(1))) });
  return bekend.length === 10 ? date(bekend) : moment(bekend);
}
