import { describe, expect, it } from '@jest/globals';
import { createIntl } from 'react-intl';
import { en } from './en.ts';
import { nl } from './nl.ts';

const holes = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? '').sort();

describe('the two catalogues', () => {
  it('have the same keys in the same order', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
  });

  it.each(Object.keys(nl) as (keyof typeof nl)[])('%s has the same holes in both, and text', (key) => {
    expect([...new Set(holes(en[key]))]).toEqual([...new Set(holes(nl[key]))]);
    expect(nl[key].trim()).not.toBe('');
    expect(en[key].trim()).not.toBe('');
  });

  it.each(['nl', 'en'] as const)('can be read as ICU messages in %s', (locale) => {
    const faults: unknown[] = [];
    const messages = locale === 'nl' ? nl : en;
    const intl = createIntl({ locale, messages, onError: (error) => faults.push(error) });
    for (const [key, text] of Object.entries(messages))
      intl.formatMessage({ id: key }, Object.fromEntries(holes(text).map((name) => [name, 1])));
    expect(faults).toEqual([]);
  });
});
