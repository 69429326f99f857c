import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

const vectors = fileURLToPath(new URL('../../../shared/vectors/rfc8785/testdata/', import.meta.url));
const present = existsSync(vectors);

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units, not by code points or locale', () => {
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, é: 3, e: 4, Z: 5, '': 6 })).toBe(
      '{"":6,"Z":5,"e":4,"é":3,"\u{1f600}":2,"\ufb33":1}',
    );
  });

  it.each([
    [-0, '0'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [Number('333333333.33333329'), '333333333.3333333'],
    ['\u0000\u001f"\\/\u007f€', '"\\u0000\\u001f\\"\\\\/\u007f€"'],
    [[], '[]'],
    [{}, '{}'],
    [[null, true, false, undefined], '[null,true,false,null]'],
    [{ a: undefined, b: null }, '{"b":null}'],
    // Seen to fail: without the question for toJSON.
    [{ at: new Date(0) }, '{"at":{}}'],
  ])('%j is written %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([NaN, Infinity, -Infinity, '\ud800', { '\udc00': 1 }, 1n, undefined, () => 1])(
    'refuses what JSON cannot say (%#)',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  it('says the same of the same value, in whatever order its members came', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, reversed(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

if (present) {
  describe('RFC 8785 vectors', () => {
    it.each(readdirSync(`${vectors}input`))('%s', (file) => {
      const input: unknown = JSON.parse(readFileSync(`${vectors}input/${file}`, 'utf8'));
      const hex = readFileSync(`${vectors}outhex/${file.replace('.json', '.txt')}`, 'utf8');
      expect(Buffer.from(canonicalJson(input)).toString('hex')).toBe(hex.replace(/\s/g, ''));
      expect(canonicalJson(input)).toBe(readFileSync(`${vectors}output/${file}`, 'utf8').trimEnd());
    });
  });
} else {
  process.stdout.write(`NOT RUN: RFC 8785 vectors, ${vectors} is absent\n`);
  it.skip('RFC 8785 vectors: not run, the folder is absent', () => undefined);
}
