import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from './catalogue.js';
import { fault } from './faults.js';
import { CODES, FIELDS } from './labels.js';
import { RULES } from './rules.js';

/** What is for programs and not for people, with an example of each. */
const INNARDS: Readonly<Record<string, readonly [RegExp, string]>> = {
  'a regular expression': [
    /\^|\\[dwps]|\[[A-Za-z0-9-]+\][{*+?]|\(\?:/,
    'de vorm (^[A-Z0-9][A-Z0-9_]{0,49}$)',
  ],
  'a pointer': [/(^|[\s(])\/[a-z]/i, '/narrative: te lang'],
  'a name of the code': [/\b[a-z]+[A-Z][a-z]+\w*\b/, 'kies uit withinDays'],
  'a code': [/\b[A-Z]{2,}_[A-Z_]+\b/, 'gebruik LED_BULB'],
  'a mask of a date': [/j{4}-|y{4}-|dd-mm/, 'schrijf jjjj-mm-dd'],
  'a date of programs': [/\b\d{4}-\d\d-\d\d\b/, 'na 2026-10-31'],
};

/** Rules about a message itself or a question of the interface: only who writes programs meets them. */
const FOR_PROGRAMS = [
  'UNSAFE_INTEGER',
  'SPECVERSION',
  'ATTRIBUTE_NAME',
  'SOURCE_NOT_URN',
  'SOURCE_NOT_YOURS',
  'OTHER_CONTENT',
  'ENTRY_REFERENCE',
  'NOT_CORRECTABLE',
  'PERIOD_OR_DAY',
  'BAD_CURSOR',
];

/** What is filled in stands for itself; a unit is written as it is. */
const plain = (text: string): string => text.replace(/\{\w+\}|\bkWh\b/g, 'x');
const innards = (text: string): readonly string[] =>
  Object.entries(INNARDS).flatMap(([name, [pattern]]) => (pattern.test(plain(text)) ? [name] : []));
const both = (where: string, { nl, en }: { nl: string; en: string }) =>
  [nl, en].flatMap((text) => innards(text).map((found) => `${where}: ${found} in "${text}"`));

describe('sentences for people', () => {
  it.each(Object.entries(INNARDS))('%s is recognised', (name, [, example]) => {
    expect(innards(example)).toContain(name);
  });

  // Seen to fail: with the pattern of a field in PATTERN, and with (jjjj-mm-dd) in NOT_A_DATE.
  it('hold no regular expression, pointer, name of the code or date of programs: rules', () => {
    const told = Object.entries(RULES).filter(([rule]) => !FOR_PROGRAMS.includes(rule));
    expect(told.flatMap(([rule, words]) => both(rule, words))).toEqual([]);
  });

  it('the same of fields, codes and types', () => {
    const words = [
      ...Object.entries(FIELDS),
      ...Object.entries(CODES).flatMap(([list, of]) =>
        Object.entries(of).map(([code, each]) => [`${list}.${code}`, each] as const),
      ),
      ...CATALOGUE.map(({ name, label }) => [name, label] as const),
    ];
    expect(words.flatMap(([where, label]) => both(where, label))).toEqual([]);
  });

  it('days and periods that fill them are in words', () => {
    expect(fault('IN_THE_FUTURE', [], { today: '2026-10-31' }).message).toEqual({
      nl: 'De datum ligt na vandaag (31 oktober 2026)',
      en: 'The date is after today (31 October 2026)',
    });
    const late = (period: string): string => fault('LATE_FOR_PERIOD', [], { period }).message.nl;
    expect(late('2025-H1')).toContain('De rapportageperiode (eerste halfjaar 2025) is');
    expect([late('2025-03'), late('2025')]).toEqual([
      expect.stringContaining('periode (maart 2025) is'),
      expect.stringContaining('periode (2025) is'),
    ]);
  });

  // Seen to fail: a Dutch sentence said 0.45%.
  it('decimals that fill them stand behind a comma in Dutch', () => {
    const { message } = fault('SHARE_BELOW_ONE', [], { kpi: '1.5', value: 0.45 });
    expect(message.nl).toContain('0,45 is vastgelegd als 0,45%');
    expect(message.en).toContain('0.45 was recorded as 0.45%');
    expect(message.nl).toContain('1.5');
  });
});
