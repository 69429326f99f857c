/**
 * How many files of the server one has to know to know what its main file starts: the longest chain of imports of
 * values is bounded. It was 21, by way of the description of the interface, which took the names of a report's
 * formats from what writes them. Seen to fail: with FORMATS of formats.ts in openapi-report.ts, at 17 and 13.
 */
import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The other files of the server whose values a file imports; types alone leave no import behind. */
const IMPORT = /^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']+)\.js';/gm;
const importsOf = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(IMPORT)]
    .map(([, to = '']) => join(dirname(path), `${to}.ts`))
    .filter((to) => to.startsWith('apps/api/') && existsSync(to));

const known = new Map<string, readonly string[]>();
function longestFrom(path: string): readonly string[] {
  const found = known.get(path);
  if (found) return found;
  const chains = importsOf(path).map(longestFrom);
  const chain = [path, ...chains.reduce((a, b) => (b.length > a.length ? b : a), [])];
  known.set(path, chain);
  return chain;
}

it('is at most fifteen files from the main file of the server', () => {
  expect(longestFrom('apps/api/main.ts').slice(15)).toEqual([]);
  expect(known.size).toBeGreaterThan(300);
});

it('is at most five from the description of the interface', () => {
  expect(longestFrom('apps/api/features/openapi/openapi.ts').slice(5)).toEqual([]);
});
