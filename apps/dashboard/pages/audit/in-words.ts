import type { COMPARISON } from '../../graphql/reporting.ts';
import type { ResultOf } from '../../graphql/tada.ts';
import type { Text } from '../../intl/use-text.tsx';
import { valueText } from '../../parts/figure-text.ts';
import { CAUSES_IN_ORDER } from './causes.ts';

export type Restated = ResultOf<typeof COMPARISON>['comparison']['figures'][number];

/** What a figure was and became, as people read it. */
export function beforeAndAfter(figure: Restated, text: Text): { before: string; after: string } {
  const shown = (value: number | null): string =>
    value === null ? text.t('figure.NO_DATA') : valueText(figure, value, text);
  return { before: shown(figure.before), after: shown(figure.after) };
}

/** Why a figure changed, cause by cause, as a sentence; of a share its numerator. Empty where no amount moved. */
export function causesInWords(figure: Restated, { t, number, list }: Text): string {
  const whole = figure.amounts.find(({ name }) => name === 'value');
  const main = whole ?? figure.amounts.find(({ name }) => name === 'numerator');
  if (!main) return '';
  const causes = CAUSES_IN_ORDER.filter((cause) => main[cause] !== 0).map((cause) =>
    t(`cause.words.${cause}`, {
      amount: `${main[cause] > 0 ? '+' : '−'}${number(Math.abs(main[cause]), 2)}`,
    }),
  );
  if (causes.length === 0) return '';
  return t(whole ? 'audit.why' : 'audit.whyNumerator', { causes: list(causes) });
}

/** In words what became of a figure and why, cause by cause. */
export function inWords(figure: Restated, scope: string, text: Text): string {
  const values = { kpi: text.say(figure.label), scope, ...beforeAndAfter(figure, text) };
  const words = values.before === values.after ? 'audit.wordsSame' : 'audit.words';
  return `${text.t(words, values)} ${causesInWords(figure, text)}`.trim();
}
