/**
 * Each promise of the proofs, and each line of the protection, names a test that is there. Seen to fail: with a
 * file of the table renamed, and with a name that no test has.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const rowsOf = (page: string) =>
  [
    ...readFileSync(`docs/specification/${page}`, 'utf8').matchAll(
      /^\| (.+) \| (\S+\.spec\.ts) `(.+)` \|$/gm,
    ),
  ].map(([, promise = '', path = '', name = '']) => ({ promise, path, name }));

/** The titles of the tests of a file, as they are written. */
const titlesIn = (path: string): string =>
  [
    ...readFileSync(path, 'utf8').matchAll(
      /\b(?:it|test|describe)(?:\.each\([^)]*\)|\.each\(\[[\s\S]*?\]\))?\(\s*(['`])(.*?)\1/g,
    ),
  ]
    .map(([, , title]) => title)
    .join('\n');

it.each([
  ['proofs', 'proofs-held.md'],
  ['the protection', 'disclosure-held.md'],
])('every row of the table of %s names a file and a test in it', (_, page) => {
  const rows = rowsOf(page);
  expect(rows.length).toBeGreaterThan(30);
  const missing = rows.filter(({ path, name }) => !existsSync(path) || !titlesIn(path).includes(name));
  expect(missing).toEqual([]);
});
