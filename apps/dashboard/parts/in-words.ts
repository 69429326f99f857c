import type { COMPARISON } from '../graphql/comparison.ts';
import type { ResultOf } from '../graphql/tada.ts';
import type { Text } from '../intl/use-text.tsx';
import { quantityText, valueText } from './figure-text.ts';

/** Why a figure differs between two states, in the order in which the difference is split. */
export const CAUSES_IN_ORDER = [
  'late',
  'new',
  'corrections',
  'retractions',
  'links',
  'participation',
  'definition',
  'laterLook',
  'area',
  'disclosure',
] as const;

export type Restated = ResultOf<typeof COMPARISON>['comparison']['figures'][number];

/** What a figure was and became, as people read it: the unit behind the last. */
export function beforeAndAfter(
  figure: Restated,
  text: Text,
): { readonly before: string; readonly after: string; readonly same: boolean } {
  const shown = (value: number | null, inWords: typeof quantityText): string =>
    value === null ? text.t('figure.NO_DATA') : inWords(figure, value, text);
  const before = shown(figure.before, valueText);
  return {
    before,
    after: shown(figure.after, quantityText),
    same: before === shown(figure.after, valueText),
  };
}

/**
 * Why a figure changed, cause by cause: of the value where it has one, else of both halves of the share, else of
 * whatever amount moved. Empty only where no amount moved.
 */
export function causesInWords(figure: Pick<Restated, 'amounts'>, text: Text): string {
  const of = (name: string): Amount[] => figure.amounts.filter((amount) => amount.name === name);
  const whole = of('value').filter(hasMoved);
  const halves = [...of('numerator'), ...of('denominator')].filter(hasMoved);
  const main = whole.length > 0 ? whole : halves.length > 0 ? halves : figure.amounts.filter(hasMoved);
  return main.map((amount) => whyInWords(amount, text)).join(' ');
}

type Amount = Restated['amounts'][number];

const causesOf = (amount: Amount): readonly (typeof CAUSES_IN_ORDER)[number][] =>
  CAUSES_IN_ORDER.filter((cause) => amount[cause] !== 0);
const hasMoved = (amount: Amount): boolean => causesOf(amount).length > 0;

function whyInWords(amount: Amount, { t, number, list }: Text): string {
  const causes = list(
    causesOf(amount).map((cause) =>
      t(`cause.words.${cause}`, {
        amount: `${amount[cause] > 0 ? '+' : '−'}${number(Math.abs(amount[cause]), 2)}`,
      }),
    ),
  );
  if (amount.name === 'value') return t('audit.why', { causes });
  if (amount.name === 'numerator') return t('audit.whyNumerator', { causes });
  if (amount.name === 'denominator') return t('audit.whyDenominator', { causes });
  return t('audit.whyBelow', { causes });
}

/** In words what became of a figure and why, cause by cause. */
export function inWords(figure: Restated, scope: string, text: Text): string {
  const { before, after, same: alike } = beforeAndAfter(figure, text);
  const values = { kpi: text.say(figure.label), scope, before, after };
  const same = figure.before === figure.after ? 'audit.wordsEqual' : 'audit.wordsSame';
  const words = alike ? same : 'audit.words';
  return `${text.t(words, values)} ${causesInWords(figure, text)}`.trim();
}
