/**
 * What makes one form into another is called `to…`, so that who knows the form finds what makes it (glossary; 0142).
 * A name that ends with the form and does not begin with what is done is nobody's. Seen to fail: with toDueJson
 * called dueJson, with toStepModel called stepModel.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const FUNCTION =
  /\b(?:function\*?\s+([a-z]\w*(?:Json|Model|ModelOf|JsonOf))\b|const\s+([a-z]\w*(?:Json|Model|ModelOf|JsonOf))\s*=\s*(?:async\s*)?(?:<[^=]*>)?\(|function\s+(modelOf|jsonOf)\b)/g;
/** What is done: a form made into another; one read, asked for or opened. */
const VERBS = /^(to|parse|open|read|accepts|not)[A-Z]/;
/** Canonical JSON is what RFC 8785 calls the text itself. */
const OF_A_STANDARD = ['canonicalJson'];

const sources = execFileSync('git', ['ls-files', 'apps/*.ts', 'apps/*.tsx', 'libs/*.ts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');

it('is called to…', () => {
  const names = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(FUNCTION)].map(([, one, other, bare]) => ({
      path,
      name: one ?? other ?? bare ?? '',
    })),
  );
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter(({ name }) => !VERBS.test(name) && !OF_A_STANDARD.includes(name))).toEqual([]);
});
