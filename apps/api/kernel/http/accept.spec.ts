/**
 * What a sender wishes. Seen to fail: with the readers by hand that these replaced (the cases marked so); without the
 * bound on a header's length; without a blank header taken for none; without `charset=utf-8` in what is offered;
 * without a type that is accepted with another parameter given after all; without the order of codings; without
 * countries beside languages.
 */
import { describe, expect, it } from '@jest/globals';
import type { AppError } from '../errors/app-error.js';
import { languageOf } from '../language.js';
import { LONGEST_WISH, preferredCoding, preferredFormat, preferredType } from './accept.js';
import { acceptsJson } from './headers.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = { json: 'application/json', csv: 'text/csv', xlsx: SHEET };
const GIVEN = { nl: 'De cijfers worden gegeven als', en: 'The figures are given as' };

const formatOf = (accept?: string): string => preferredFormat(accept, TYPES, GIVEN);

const refusalOf = (work: () => unknown): AppError | undefined => {
  try {
    work();
  } catch (error) {
    return error as AppError;
  }
  return undefined;
};

describe('the format by Accept', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    [' ', 'json'],
    ['*/*', 'json'],
    ['text/*', 'csv'],
    // By hand: json.
    ['text/csv, */*;q=0.1', 'csv'],
    ['text/csv, application/json;q=0', 'csv'],
    ['text/csv, application/json;q=0.9', 'csv'],
    // By hand: xlsx.
    [`text/csv, ${SHEET};q=0.1`, 'csv'],
    [`text/csv;q=0.1, ${SHEET}`, 'xlsx'],
    ['application/json;q=0, */*', 'csv'],
    ['application/*;q=0, */*', 'csv'],
    ['TEXT/CSV', 'csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    // Parameters: those that are given, and those that are not.
    ['text/csv;charset=UTF-8, application/json;q=0.5', 'csv'],
    ['text/csv;header=present', 'csv'],
    ['application/json;indent=4, text/csv;header=present;q=0.5', 'json'],
    ['text/csv;q="0.5", application/json;q=0.4', 'csv'],
  ])('%s: %s', (accept, format) => {
    expect(formatOf(accept)).toBe(format);
  });

  it.each(['image/png', 'text/csv;q=0', '*/*;q=0', 'application/json;q=0.000', 'text/html'])(
    '%s: none, and what there is is told in both languages',
    (accept) => {
      const types = `application/json, text/csv, ${SHEET}`;
      expect(refusalOf(() => formatOf(accept))).toMatchObject({
        code: 'NOT_ACCEPTABLE',
        detail: { nl: `De cijfers worden gegeven als ${types}`, en: `The figures are given as ${types}` },
      });
    },
  );
});

describe('hostile headers', () => {
  it.each([
    ['text/csv;q=abc', undefined],
    ['text/csv;q=-1, application/json;q=0.5', 'application/json'],
    ['text/csv;q=, application/json;q=0.5', 'text/csv'],
    ['text/csv;q', 'text/csv'],
    [',', undefined],
    [';;q', undefined],
    [',,text/csv,,', 'text/csv'],
    ['text/csv;__proto__=1', 'text/csv'],
    ['__proto__/constructor, text/csv;q=0.1', 'text/csv'],
    ['text/csv;x="a,b;q=0', 'text/csv'],
    [`${'a/b;q=0.1,'.repeat(190)}text/csv`, 'text/csv'],
  ])('%#: read as far as it says something', (accept, type) => {
    expect(preferredType(accept, ['application/json', 'text/csv'])).toBe(type);
  });

  it('what is longer than anybody needs is no wish, of every kind', () => {
    const long = (wish: string): string => `${wish}, ${'x'.repeat(LONGEST_WISH)}`;
    expect(formatOf(long('text/csv'))).toBe('json');
    expect(formatOf('x,'.repeat(8_000))).toBe('json');
    expect(languageOf(long('en'))).toBe('nl');
    expect(preferredCoding(long('gzip'), ['br', 'gzip'])).toBeUndefined();
  });

  it('as long as a header may be, it is read', () => {
    const accept = `text/csv;q=0.5,${'x'.repeat(LONGEST_WISH)}`.slice(0, LONGEST_WISH);
    expect(formatOf(accept)).toBe('csv');
  });
});

describe('the language by Accept-Language', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['*', 'nl'],
    ['fr', 'nl'],
    ['fr, *;q=0.5', 'nl'],
    ['en', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['en, nl;q=0.5', 'en'],
    ['nl, en;q=0.5', 'nl'],
    ['nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7', 'nl'],
    ['en-US,en;q=0.9,nl;q=0.8', 'en'],
    // By hand: nl. A star is what is not named (RFC 9110, 12.5.4; RFC 4647, 2.1).
    ['nl;q=0.3, en;q=0.5, *;q=0.9', 'en'],
    ['*, nl;q=0', 'en'],
    ['en;q=0.3, *;q=0.9', 'nl'],
    // Of two that are liked as well the first.
    ['en, nl', 'en'],
    ['nl, en', 'nl'],
    ['nl-BE, en', 'nl'],
    ['en-GB, nl', 'en'],
    ['EN-gb', 'en'],
    ['en;q=0', 'nl'],
    ['en;q=x', 'nl'],
    ['en;q=x, nl;q=0.1', 'nl'],
    ['english', 'nl'],
  ])('%s: %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('the coding by Accept-Encoding', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    // By hand: br.
    ['gzip, br;q=0.5', 'gzip'],
    ['br ; q=0.0, gzip;q=0.1', 'gzip'],
    ['br;q=0', undefined],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity, br;q=0.5', undefined],
    ['BR', 'br'],
    ['xbr', undefined],
    // Nothing else is there: bytes as they are, rather than a refusal.
    ['identity;q=0', undefined],
    ['*;q=0', undefined],
  ])('%s: %s', (header, coding) => {
    expect(preferredCoding(header, ['br', 'gzip'])).toBe(coding);
  });
});

describe('whether JSON is refused', () => {
  const refusal = (accept?: string, url = '/v1/schemas'): string | undefined =>
    refusalOf(() => acceptsJson({ url, headers: { accept } } as never))?.code;

  it.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/json',
    'application/json; charset=utf-8',
    'application/json;indent=4',
    'application/cloudevents+json',
    'application/schema+json',
    'text/html, */*;q=0.1',
  ])('%s: no', (accept) => {
    expect(refusal(accept)).toBeUndefined();
  });

  it.each([
    'text/xml',
    'application/*;q=0, */*;q=0',
    'application/json;q=0.0',
    // By hand: taken as accepted.
    'application/*;q=0, */*',
    'application/hal+json',
  ])('%s: yes', (accept) => {
    expect(refusal(accept)).toBe('NOT_ACCEPTABLE');
  });

  it('only of REST, and not where it gives files', () => {
    expect(refusal('text/csv', '/v1/cijfers?periode=2025')).toBeUndefined();
    expect(refusal('text/csv', '/open/v1')).toBeUndefined();
  });
});
