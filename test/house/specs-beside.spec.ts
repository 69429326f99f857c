/**
 * In four rooms every source file that does something has a spec of its name beside it, or is in the list below
 * with the spec that says what it promises: an outsider finds a file's promises beside the file. Cause: a check
 * found some forty files of which no spec had the name. Seen to fail: with a file of a function and none of a spec,
 * with a spec in the list that is not there or does not lead to the file, and with one in the list that has a spec
 * of its own.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const ROOMS = ['libs/access', 'libs/ingest', 'libs/platform', 'libs/read-model'];

/** Which spec says what a file promises, where none of its own name does. */
const SAID_BY: Readonly<Record<string, string>> = {
  'libs/ingest/check/item-check.ts': 'libs/ingest/check/refusals.spec.ts',
  'libs/ingest/check/oin-register.ts': 'libs/ingest/check/source-check.spec.ts',
  'libs/ingest/decide/plan.ts': 'libs/ingest/store/identity.spec.ts',
  'libs/ingest/decide/lookups/lookup.ts': 'libs/ingest/decide/look-ups.spec.ts',
  'libs/ingest/decide/lookups/reach.ts': 'libs/ingest/decide/warnings.spec.ts',
  'libs/ingest/decide/lookups/same-content.ts': 'libs/ingest/decide/warnings.spec.ts',
  'libs/ingest/kernel/yield-to-event-loop.ts': 'libs/ingest/kernel/turns.spec.ts',
  'libs/ingest/read/strict-json-faults.ts': 'libs/ingest/read/strict-json.spec.ts',
  'libs/ingest/store/posting.ts': 'libs/ingest/store/identity.spec.ts',
  'libs/read-model/disclosure/exact-table.ts': 'test/figures/demo-protected.spec.ts',
  'libs/read-model/disclosure/open-editions.ts': 'test/e2e/open-data.spec.ts',
  'libs/read-model/disclosure/open-measures.ts': 'libs/read-model/disclosure/open-observation.spec.ts',
  'libs/read-model/disclosure/outside-editions.ts': 'test/figures/outside-kept.spec.ts',
  'libs/read-model/disclosure/outside-report.ts': 'libs/read-model/disclosure/outside-figures.spec.ts',
  'libs/read-model/editions/comparisons.ts': 'test/figures/editions.spec.ts',
  'libs/read-model/editions/compute-edition.ts': 'libs/read-model/replay.spec.ts',
  'libs/read-model/editions/restatement-json.ts': 'libs/read-model/editions/kept-restatements.spec.ts',
  'libs/read-model/editions/unpacked.ts': 'libs/read-model/editions/kept-edition-figures.spec.ts',
  'libs/read-model/open-read-model.ts': 'libs/read-model/log-mismatch.spec.ts',
  'libs/read-model/projection/chunk-bytes.ts': 'libs/read-model/projection/chunk.spec.ts',
  'libs/read-model/projection/kept-examples.ts': 'libs/read-model/projection/layout.spec.ts',
  'libs/read-model/projection/model.ts': 'libs/read-model/projection/projector.spec.ts',
  'libs/read-model/queries/query-error.ts': 'libs/read-model/editions/states.spec.ts',
};

const files = (...patterns: readonly string[]): readonly string[] =>
  execFileSync('git', ['ls-files', ...patterns], { encoding: 'utf8' })
    .trim()
    .split('\n');

const SOURCES = files(...ROOMS.map((room) => `${room}/*.ts`)).filter(
  (path) => !/\.spec\.ts$|\/testing\/|\/index\.ts$/.test(path),
);

const parsed = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);

/** Whether a file does something: it has a function with a body. Types and constants have none. */
function hasLogic(source: ts.SourceFile): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    found ||= ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
    if (!found) ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

const specOf = (path: string): string => path.replace(/\.ts$/, '.spec.ts');
const roomOf = (path: string): string => ROOMS.find((room) => path.startsWith(`${room}/`)) ?? '';

/** The files that one imports, of the rooms: a door by its file. */
const importsOf = (path: string): readonly string[] =>
  parsed(path, readFileSync(path, 'utf8')).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from)) return [];
    if (from.text.startsWith('#libs/')) return [`${from.text.slice(1)}/index.ts`];
    return from.text.startsWith('.')
      ? [posix.join(posix.dirname(path), from.text.replace(/\.js$/, '.ts'))]
      : [];
  });

/** Whether a spec imports a file, the door of its room, or something in between that does. */
function leadsTo(spec: string, path: string): boolean {
  const room = roomOf(path);
  const seen = new Set<string>();
  const next = [spec];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (at === path || at === `${room}/index.ts`) return true;
    if (seen.has(at) || !existsSync(at)) continue;
    seen.add(at);
    next.push(...importsOf(at));
  }
  return false;
}

/** What is wrong with where a file's promises are said; undefined when nothing is. */
function wrongWith(path: string, text: string, saidBy: Readonly<Record<string, string>>): string | undefined {
  const own = existsSync(specOf(path));
  const said = saidBy[path];
  if (!hasLogic(parsed(path, text))) return said === undefined ? undefined : 'does nothing';
  if (said === undefined) return own ? undefined : 'has no spec';
  if (own) return 'has a spec of its own';
  if (!/\.spec\.ts$/.test(said) || !existsSync(said)) return `${said} is not there`;
  return leadsTo(said, path) ? undefined : `${said} does not lead to it`;
}

it('every file that does something has a spec of its name, or is listed with the one that says its promises', () => {
  const wrong = SOURCES.flatMap((path) => {
    const found = wrongWith(path, readFileSync(path, 'utf8'), SAID_BY);
    return found === undefined ? [] : [`${path}: ${found}`];
  });
  expect(wrong).toEqual([]);
  expect(Object.keys(SAID_BY).filter((path) => !SOURCES.includes(path))).toEqual([]);
});

describe('given a file without a spec of its name', () => {
  const FUNCTION = 'export const twice = (n: number): number => 2 * n;';
  const NEW = 'libs/platform/twice.ts';

  it.each<readonly [what: string, text: string, said: string | undefined, wrong: string | undefined]>([
    ['it does something', FUNCTION, undefined, 'has no spec'],
    ['it has a class', 'export class A { one(): number { return 1; } }', undefined, 'has no spec'],
    [
      'it is of types and constants',
      'export interface A { one(): number }\nexport const B = [1];',
      undefined,
      undefined,
    ],
    [
      'it is listed and there is no such spec',
      FUNCTION,
      'libs/platform/none.spec.ts',
      'libs/platform/none.spec.ts is not there',
    ],
    [
      'it is listed with what is no spec',
      FUNCTION,
      'libs/platform/ids.ts',
      'libs/platform/ids.ts is not there',
    ],
    [
      'it is listed with a spec of something else',
      FUNCTION,
      'libs/platform/defined.spec.ts',
      'libs/platform/defined.spec.ts does not lead to it',
    ],
    ['it is listed and does nothing', 'export const B = 1;', 'libs/platform/ids.spec.ts', 'does nothing'],
  ])('when %s', (_, text, said, wrong) => {
    expect(wrongWith(NEW, text, said === undefined ? {} : { [NEW]: said })).toBe(wrong);
  });

  it('when a listed one has a spec of its own, then the list is not needed', () => {
    const ids = 'libs/platform/ids.ts';
    expect(wrongWith(ids, FUNCTION, { [ids]: 'libs/platform/moments.spec.ts' })).toBe(
      'has a spec of its own',
    );
    expect(leadsTo('libs/platform/ids.spec.ts', ids)).toBe(true);
  });
});
