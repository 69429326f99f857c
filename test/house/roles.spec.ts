/**
 * Roles are data: what a role may stands in the table of libs/access, and nothing else compares or lists them. The
 * domain knows the two posters of its own table (posters.ts), and names them only where it says who posts a type.
 * Seen to fail: with `actor.role === 'partner'` in a handler, with a list of roles in the dashboard, and in a decider
 * with `by.role !== 'partner'`, with a switch over `by.role`, and with a list of posters.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROLES } from '#libs/access';

/** `partner` is also a dimension, a subject and a word of addresses: of it only comparisons are looked for. */
const [words, compared] = [Object.keys(ROLES).filter((role) => role !== 'partner'), Object.keys(ROLES)];
const LISTED = new RegExp(`['"\`](?:${words.join('|')})['"\`]`);
const COMPARED = new RegExp(
  `\\brole\\)?\\s*[!=]==?\\s*['"\`]|['"\`](?:${compared.join('|')})['"\`]\\s*[!=]==?|case ['"](?:${words.join('|')})['"]`,
);

/** Where the names belong, with why. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/^libs\/access\/roles\.ts$/, 'the table itself'],
  [/^libs\/programme\/posters\.ts$/, 'the table of posters: as whom something is posted'],
  [/^libs\/programme\/testing\//, 'a poster for specs'],
  [/^libs\/demo\//, 'who posts in the demo programme'],
  [/^libs\/ingest\/testing\//, 'an actor for specs'],
  [/^apps\/cli\/on-this-machine\.ts$/, 'who works on the machine itself acts for the office'],
  [/^apps\/dashboard\/generated\//, 'made from the schema'],
];

const sources = execFileSync('git', ['ls-files', 'apps', 'libs'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path))
  .filter((path) => !OWN.some(([own]) => own.test(path)));

/** By whom a type is posted. */
const POSTED_BY = /\bpostedBy\b/;
/** A member that is read, taken apart or written. */
const READS_ROLE = /[.{,[]\s*['"]?role\b/;

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');

const mayName = (path: string, line: string): boolean =>
  line.includes('demoToken(') || (path.startsWith('libs/programme/') && POSTED_BY.test(line));

const linesOf = (path: string, is: (line: string) => boolean): readonly string[] =>
  withoutComments(readFileSync(path, 'utf8'))
    .split('\n')
    .filter(is)
    .map((line) => `${path}: ${line.trim()}`);

it('no code outside the table names a role', () => {
  const found = sources.flatMap((path) =>
    linesOf(path, (line) => COMPARED.test(line) || (LISTED.test(line) && !mayName(path, line))),
  );
  expect(found).toEqual([]);
});

it('no decider asks as whom something is posted: it asks the table of posters', () => {
  const programme = sources.filter((path) => path.startsWith('libs/programme/'));
  expect(programme.length).toBeGreaterThan(50);
  expect(programme.flatMap((path) => linesOf(path, (line) => READS_ROLE.test(line)))).toEqual([]);
});
