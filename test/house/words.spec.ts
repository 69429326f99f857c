/**
 * Words that a reader of plain English has to look up stay out: again, zero and forever are at hand (0142). Decisions
 * and the changelog are as they were written. Seen to fail: with each of the three in a comment of libs/platform,
 * with a constant FOR_EVER there, and with a method `tell` of a parameter `told` there.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const WORDS = /\b(anew|noughts?|milliards?)\b|(?<![a-z])for[ _]ever(?![a-z])/i;
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

/**
 * Who is told what is no name: a thing is called by what it is, an action by what it does (0142). A thing that is
 * kept likewise, and not by that alone. Specs may, of what they hear.
 */
const NAMED =
  /(?<![\w.'])#?(?:told|tell)(?:[A-Z]\w*)?(?=\s*(?:\??:|=[^=]|\())|\b(?:interface|class|type) Kept\b/;

it('calls nothing told, tell or kept alone', () => {
  const sources = paths.filter((path) => /^(apps|libs)\/.*(?<!\.spec)\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(900);
  const found = sources.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        NAMED.test(line.replace(/^\s*(?:\/?\*|\/\/).*/, ''))
          ? [`${path}:${i + 1} ${NAMED.exec(line)?.[0]}`]
          : [],
      ),
  );
  expect(found).toEqual([]);
});
