import { describe, expect, it } from '@jest/globals';
import { formatsFor } from '../intl/format.ts';
import { nl } from '../intl/nl.ts';
import type { Text } from '../intl/use-text.tsx';
import { differenceText, plannedText, quantityText } from './figure-text.ts';

const text: Pick<Text, 'number' | 'percent' | 'say' | 't'> = {
  ...formatsFor('nl'),
  say: (label) => label.nl,
  t: (key, values = {}) => nl[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
};
const of = (unit: string): { unit: { nl: string; en: string } } => ({ unit: { nl: unit, en: unit } });

describe('a number in a sentence', () => {
  // A time to answer stood there as "nu 103", of nothing.
  it.each([
    ['dagen (mediaan)', 103, '103 dagen'],
    ['m³ gas per jaar (ook kWh en €)', 1500, '1.500 m³ gas per jaar'],
    ['€', 1250.4, '€ 1.250'],
    ['% van de benaderde huishoudens', 0.425, '42,5%'],
  ])('has its unit behind it: %s', (unit, value, said) => {
    expect(quantityText(of(unit), value, text)).toBe(said);
  });

  // The first page said "planned 432" above and "planned 431.7" below.
  it.each([
    ['woningen', 719.4, '719'],
    ['% van de benaderde huishoudens', 0.408, '40,8%'],
  ])('of a plan is whole where whole things are counted: %s', (unit, planned, said) => {
    expect(plannedText(of(unit), planned, text)).toBe(said);
  });

  it.each([
    ['€', 37_447, '+€ 37.447'],
    ['dagen (mediaan)', -1.5, '−1,5'],
    ['% van de benaderde huishoudens', 0.003, '+0,3 procentpunt'],
    ['% van de benaderde huishoudens', -0.0001, '0 procentpunt'],
    ['huishoudens', 0, '0'],
  ])('of a difference has its sign and its kind: %s', (unit, difference, said) => {
    expect(differenceText(of(unit), difference, text)).toBe(said);
  });
});
