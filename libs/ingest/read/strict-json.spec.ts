import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { describeFault } from '../testing/ingest-fixture.js';
import { valueFaults } from './json-limits.js';
import { findJsonFaults } from './strict-json-faults.js';
import { parseStrictJson } from './strict-json.js';

const faults = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? [] : parsed.faults.map(describeFault);
};

describe('strict JSON', () => {
  it.each([
    ['{"a":1,"a":1}', ['DUPLICATE_MEMBER /a']],
    ['{"a":{"b":1,"\\u0062":2}}', ['DUPLICATE_MEMBER /a/b']],
    ['[{"a/~":1,"a/~":":"}]', ['DUPLICATE_MEMBER /0/a~1~0']],
    ['{"__proto__":1,"__proto__":2}', ['DUPLICATE_MEMBER /__proto__']],
    ['["\\ud83d"]', ['LONE_SURROGATE /0']],
    ['{"\\udc00":1}', ['LONE_SURROGATE ']],
    ['[9007199254740992]', ['UNSAFE_INTEGER /0']],
    ['[9007199254740993]', ['UNSAFE_INTEGER /0']],
    ['{"a":-1e400}', ['UNSAFE_INTEGER /a']],
    [
      '{"a":1,"a":9007199254740993,"b":"\\udfff"}',
      ['DUPLICATE_MEMBER /a', 'UNSAFE_INTEGER /a', 'LONE_SURROGATE /b'],
    ],
    ['{"a":1', ['NOT_JSON ']],
    ['', ['NOT_JSON ']],
    ['[01]', ['NOT_JSON ']],
    ['["\t"]', ['NOT_JSON ']],
    ['{"a":1}x', ['NOT_JSON ']],
    ['['.repeat(65) + ']'.repeat(65), [`TOO_DEEP ${'/0'.repeat(64)}`]],
  ])('%s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it.each([
    '{"a":{"a":1}}',
    '["\\ud83d\\ude00"]',
    '[9007199254740991,-9007199254740991,1.5e3]',
    '{"a":"b:c\\\\","d":":"}',
  ])('accepts %s', (text) => {
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it('survives very deep nesting', () => {
    expect(faults('['.repeat(100_000))).toHaveLength(1);
    expect(faults('['.repeat(5_000) + ']'.repeat(5_000))).toHaveLength(1);
  });

  it('survives very long texts, whole or not, and names the character', () => {
    // Seen to fail: a pattern for texts overflowed the stack at some millions of characters.
    expect(faults(`"${'a'.repeat(5_000_000)}`)).toEqual(['NOT_JSON ']);
    expect(faults(`["${'\\n'.repeat(3_000_000)}",1,{"a":1,"a":2}]`)).toEqual(['DUPLICATE_MEMBER /2/a']);
    expect(parseStrictJson('["a\\x"]')).toMatchObject({
      faults: [{ message: { en: expect.stringContaining('character 4') } }],
    });
  });

  it('tells no more faults than of an event', () => {
    const text = `{"a":1${',"a":1'.repeat(100_000)}}`;
    expect(faults(text)).toHaveLength(101);
  });

  it('gives what JSON.parse gives for any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const parsed = parseStrictJson(text);
        const value: unknown = JSON.parse(text);
        if (parsed.ok) expect(parsed.value).toEqual(value);
        else expect(valueFaults(value, []).length).toBeGreaterThan(0);
      }),
    );
  });

  it('accepts and refuses the same texts as JSON.parse, however mangled', () => {
    const mangled = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('"', '{', '}', ',', ':', '\\', '0', '', '\n', 'e', '-', '.'),
      )
      .map(
        ([text, at, char]) =>
          text.slice(0, at % (text.length + 1)) + char + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(mangled, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const syntax = findJsonFaults(text).some(({ rule }) => rule === 'NOT_JSON');
        expect(syntax).toBe(!valid);
        expect(faults(text).includes('NOT_JSON ')).toBe(!valid);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds a member written twice wherever it stands', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
    fc.assert(
      fc.property(object, fc.nat(), (value, n) => {
        const keys = Object.keys(value);
        const again = keys[n % keys.length]!;
        const text = `{"x":[${JSON.stringify(value).slice(0, -1)},${JSON.stringify(again)}:0}]}`;
        expect(faults(text).some((found) => found.startsWith('DUPLICATE_MEMBER /x/0/'))).toBe(true);
      }),
    );
  });
});
