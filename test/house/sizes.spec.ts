/**
 * Files are read whole: few are long. The length of functions is ESLint's (max-lines-per-function: 60, in the
 * dashboard 90).
 * Seen to fail: with bounds of 170, 50, 250 and 420 lines.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Length {
  readonly path: string;
  readonly lines: number;
}

const lengths: readonly Length[] = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '')
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }));

const isTest = ({ path }: Length): boolean => path.startsWith('test/') || /\.spec\.tsx?$/.test(path);
/** Tables of words, rules, labels and examples: looked up, not read. */
const isTable = ({ path }: Length): boolean =>
  /^apps\/dashboard\/intl\/(nl|en)\.ts$|^libs\/programme\/(rules|labels|upcasting\/examples)\.ts$/.test(path);

/** Of ten lengths in order the fifth is the median: the one that so many are no longer than. */
function quantile(of: readonly Length[], share: number): number {
  const sorted = of.map(({ lines }) => lines).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}

it('of the sources, tables too, 95 in 100 have at most 200 lines, and half at most 60', () => {
  const sources = lengths.filter((each) => !isTest(each));
  expect(sources.length).toBeGreaterThan(1_000);
  expect(quantile(sources, 0.95)).toBeLessThanOrEqual(200);
  expect(quantile(sources, 0.5)).toBeLessThanOrEqual(60);
});

it('of the tests, 95 in 100 have at most 270', () => {
  const tests = lengths.filter(isTest);
  expect(tests.length).toBeGreaterThan(400);
  expect(quantile(tests, 0.95)).toBeLessThanOrEqual(270);
});

it('no source that is no table is longer than 440', () => {
  const long = lengths.filter((each) => !isTest(each) && !isTable(each) && each.lines > 440);
  expect(long).toEqual([]);
});
