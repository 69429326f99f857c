/**
 * The one header a token comes in. Seen to fail: with what follows the token passed over, and with its case told.
 */
import { expect, it } from '@jest/globals';

import { bearerToken } from './authenticator.js';

it('reads the token from the header', () => {
  expect(bearerToken('Bearer abc')).toBe('abc');
  expect(bearerToken('bearer abc')).toBe('abc');
  expect(bearerToken('Basic abc')).toBeUndefined();
  expect(bearerToken(undefined)).toBeUndefined();
});

it.each(['Bearer', 'Bearer ', 'Bearerabc', 'Bearer a b', ' Bearer abc', 'abc', ''])(
  'finds none in "%s"',
  (header) => {
    expect(bearerToken(header)).toBeUndefined();
  },
);

it('looks past blanks around it', () => {
  expect(bearerToken('Bearer   a.b.c  ')).toBe('a.b.c');
});
