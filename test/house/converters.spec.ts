/**
 * What makes one form into another is called `to…`, so that who knows the form finds what makes it (glossary; 0142).
 * A name that ends with the form and does not begin with what is done is nobody's. Seen to fail: with toDueJson
 * called dueJson, with toStepModel called stepModel, with toPointer called pointerOf, with toReportCsv called
 * reportCsv.
 */
import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const FUNCTION =
  /\b(?:function\*?\s+([a-z]\w*(?:Json|Model|ModelOf|JsonOf))\b|const\s+([a-z]\w*(?:Json|Model|ModelOf|JsonOf))\s*=\s*(?:async\s*)?(?:<[^=]*>)?\(|function\s+(modelOf|jsonOf)\b)/g;
/** The formats of files and answers, of which only what others import is held: a part of one is no form. */
const FORM = /(?:Csvw?|Xlsx|Ods|Workbook|Xml|Html|Pdf|Pointer|Problem|GraphqlError|Buffer)(?:Of)?$/;
const EXPORTED = /^export (?:async )?(?:function\*?|const) ([a-z])(\w*)\b(?! = \{)/gm;
const isOfForm = ([, first = '', rest = '']: RegExpMatchArray): boolean =>
  FORM.test(`${first.toUpperCase()}${rest}`);
/** What is done: a form made into another; one read, asked for or opened. */
const VERBS = /^(to|parse|open|read|write|accepts|not)[A-Z]/;
/** Canonical JSON is what RFC 8785 calls the text itself; descriptions of a problem; a text made of nothing. */
const NO_CONVERTERS = ['canonicalJson', 'problem', 'bareProblem', 'metadataXml'];

const sources = execFileSync('git', ['ls-files', 'apps/*.ts', 'apps/*.tsx', 'libs/*.ts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');

it('is called to…', () => {
  const names = sources.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return [
      ...[...text.matchAll(FUNCTION)].map(([, one, other, bare]) => one ?? other ?? bare ?? ''),
      ...[...text.matchAll(EXPORTED)].filter(isOfForm).map(([, first, rest]) => `${first}${rest}`),
    ].map((name) => ({ path, name }));
  });
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter(({ name }) => !VERBS.test(name) && !NO_CONVERTERS.includes(name))).toEqual([]);
});
