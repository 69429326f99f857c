/**
 * The code of docs/guides/one-event.md stands in the tree, word for word. Seen to fail: with one word of a block
 * changed.
 */
import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

const guide = readFileSync('docs/guides/one-event.md', 'utf8');
const blocks = [...guide.matchAll(/^```ts from=(\S+)\n(.*?)^```$/gms)].map(([, path = '', code = '']) => ({
  path,
  code,
}));
/** Indentation is that of its place. */
const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

it('the walk shows the code as it is', () => {
  expect(blocks.length).toBeGreaterThan(8);
  const stale = blocks.filter(({ path, code }) => !lines(readFileSync(path, 'utf8')).includes(lines(code)));
  expect(stale.map(({ path }) => path)).toEqual([]);
});
