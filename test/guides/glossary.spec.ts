/** Every name that the glossary gives as code is in the source. Seen to fail: with `LogPosition` given as a name. */
import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOMS = ['apps', 'libs', 'test/support'];

const source = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
).join('\n');

const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| word'));
const names = rows.flatMap((row) => {
  const cells = row.split('|').map((cell) => cell.trim());
  return [...(cells.at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
});

it('finds every name of the glossary in the source', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(names.length).toBeGreaterThan(60);
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
  expect(missing).toEqual([]);
});

it('says each word once', () => {
  const words = rows.map((row) => row.split('|')[1]?.trim());
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});
