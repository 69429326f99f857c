import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { nl } from './nl.ts';

const INNARDS: Readonly<Record<string, readonly [RegExp, string]>> = {
  'a regular expression': [/\^|\\[dwps]|\[[A-Za-z0-9-]+\][{*+?]|\(\?:/, 'de vorm (^[A-Z0-9]+$)'],
  'a name of the code': [/\b[a-z]+[A-Z][a-z]+\w*\b/, 'kies uit withinDays'],
  'a code': [/\b[A-Z]{2,}_[A-Z_]+\b/, 'gebruik LED_BULB'],
  'a mask of a date': [/j{4}-|y{4}-/, 'schrijf jjjj-mm-dd'],
  'a date of programs': [/\b\d{4}-\d\d-\d\d\b/, 'na 2026-10-31'],
  'one of many': [/^\{\w+\} (rijen|gebeurtenissen|rows|events|entries)\b/, '{rows} rijen gecontroleerd'],
};

/** The page about the interface, and what stands in its bodies, is for who writes programs. */
const isForPrograms = (key: string): boolean => /^(api|schema)\./.test(key);
const UNITS = /\bkWh\b/g;
const innards = (text: string): readonly string[] =>
  Object.entries(INNARDS).flatMap(([name, [pattern]]) =>
    pattern.test(text.replace(UNITS, '')) ? [name] : [],
  );

describe('what the dashboard says', () => {
  it.each(Object.entries(INNARDS))('%s is recognised', (name, [, example]) => {
    expect(innards(example)).toContain(name);
  });

  // Seen to fail: with `{rows} rijen gecontroleerd`, which told somebody of "1 rijen".
  it.each([
    ['nl', nl],
    ['en', en],
  ])('holds nothing that is for programs: %s', (_language, texts) => {
    const told = Object.entries(texts).filter(([key]) => !isForPrograms(key));
    expect(told.flatMap(([key, text]) => innards(text).map((found) => `${key}: ${found}`))).toEqual([]);
  });
});
