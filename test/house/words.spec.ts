/**
 * Words that a reader of plain English has to look up stay out: again, zero and forever are at hand (0142). Decisions
 * and the changelog are as they were written. Seen to fail: with each of the three in a comment of libs/platform.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const WORDS = /\b(anew|noughts?|for ever|milliards?)\b/i;
const WRITTEN = /^(docs\/decisions\/|CHANGELOG\.md$|test\/house\/words\.spec\.ts$)/;
const TEXT = /\.(ts|tsx|mjs|cjs|js|py|md|json|yml|yaml|css|html)$/;
/** Stored beside kept restatements: another text would have all of them made again. */
const STORED = 'no noughts`;';

const paths = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => TEXT.test(path) && !WRITTEN.test(path));

it('has again, zero and forever', () => {
  expect(paths.length).toBeGreaterThan(1_500);
  const found = paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        WORDS.test(line) && !line.endsWith(STORED) ? [`${path}:${i + 1} ${WORDS.exec(line)?.[0]}`] : [],
      ),
  );
  expect(found).toEqual([]);
});
