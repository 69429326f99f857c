import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import { fault } from './faults.js';
import { RULES, type RuleCode } from './rules.js';

describe('a fault', () => {
  it('says its rule in both languages, filled in', () => {
    expect(fault('TOO_LARGE', [0, 'data', 'attempt'], { max: 100 }, 101)).toEqual({
      place: [0, 'data', 'attempt'],
      rule: 'TOO_LARGE',
      severity: 'refuse',
      value: 101,
      message: { nl: 'De waarde is groter dan 100', en: 'The value is above 100' },
    });
  });

  it('takes a detail that is a label in each language', () => {
    const { message } = fault('PERSONAL_DATA', [], { what: { nl: 'een IBAN', en: 'an IBAN' } });
    expect(message.nl).toContain('een IBAN');
    expect(message.en).toContain('an IBAN');
  });

  it('leaves out the value where none is given, and keeps null, false and zero', () => {
    expect('value' in fault('NOT_A_DATE', [])).toBe(false);
    for (const value of [null, false, 0, ''])
      expect(fault('WRONG_TYPE', [], { expected: 'x' }, value).value).toBe(value);
  });

  it('shortens long values, texts and objects alike', () => {
    expect(fault('NOT_A_DATE', [], {}, 'x'.repeat(500)).value).toBe(`${'x'.repeat(117)}…`);
    expect(String(fault('NOT_A_DATE', [], {}, { a: 'x'.repeat(500) }).value)).toHaveLength(118);
    expect(fault('NOT_A_DATE', [], {}, { a: 1 }).value).toEqual({ a: 1 });
  });

  it('never cuts a character in half, so that it can be stored', () => {
    const value = `${'x'.repeat(116)}${'\u{1f600}'.repeat(10)}`;
    expect(() => canonicalJson(fault('NOT_A_DATE', [], {}, value))).not.toThrow();
  });

  it.each(Object.keys(RULES) as RuleCode[])('%s names the same details in both languages', (rule) => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    expect(names(RULES[rule].nl)).toEqual(names(RULES[rule].en));
  });
});
