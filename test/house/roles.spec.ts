/**
 * Roles are data: what a role may stands in the table of libs/access, and nothing else compares or lists them.
 * Seen to fail: with `actor.role === 'partner'` in a handler, and with a list of roles in the dashboard.
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
  [/^libs\/programme\//, 'the two posters that the domain knows (postedBy, by): as whom something is posted'],
  [/^libs\/demo\//, 'who posts in the demo programme'],
  [/^libs\/ingest\/testing\//, 'an actor for specs'],
  [/^apps\/cli\/on-this-machine\.ts$/, 'who works on the machine itself acts for the office'],
  [/^apps\/dashboard\/generated\//, 'made from the schema'],
];

const sources = execFileSync('git', ['ls-files', 'apps', 'libs'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path))
  .filter((path) => !OWN.some(([own]) => own.test(path)));

const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');

it('no code outside the table names a role', () => {
  const found = sources.flatMap((path) =>
    withoutComments(readFileSync(path, 'utf8'))
      .split('\n')
      .filter((line) => COMPARED.test(line) || (LISTED.test(line) && !line.includes('demoToken(')))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
