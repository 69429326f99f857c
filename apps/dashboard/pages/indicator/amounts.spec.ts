import { expect, it } from '@jest/globals';
import { formatsFor } from '../../intl/format.ts';
import { nl } from '../../intl/nl.ts';
import { amountsOf } from './amounts.ts';

const text = {
  ...formatsFor('nl'),
  say: (label: { readonly nl: string }) => label.nl,
  t: (key: keyof typeof nl) => nl[key],
};
const component = (name: string, ratio: boolean) => ({ name, label: { nl: name, en: name }, ratio });

// Cause: the lower bound of lasting work stood there as 0,19. Seen to fail: with every amount as a plain number.
it('an amount that is a share of 1 is a percentage; the others are as they were', () => {
  const kpi = { components: [component('sustained', false), component('lower', true)] };
  const figure = {
    ...{ numerator: 6, denominator: 20, unknown: 11, total: 31, immature: null },
    components: [
      { name: 'sustained', value: 1234 },
      { name: 'lower', value: 0.1935 },
      { name: 'euros', value: 12.345 },
    ],
  };
  expect(amountsOf(kpi, figure, text).map(({ label, text: shown }) => `${label}: ${shown}`)).toEqual([
    `${nl['table.numerator']}: 6`,
    `${nl['table.denominator']}: 20`,
    `${nl['indicator.unknown']}: 11`,
    `${nl['indicator.total']}: 31`,
    'sustained: 1.234',
    'lower: 19,4%',
    'euros: 12,35',
  ]);
});
