/**
 * Where a fault is is a list of steps, and becomes a JSON pointer only where it leaves the program, or comes into it;
 * two places are the same where their steps are. Cause: a place was a pointer from the start, and nine files cut it
 * again by a pattern or at its slashes; `/reason` was found to be within `/reasonText`. Seen to fail: with a pointer
 * written in another room, and with two places compared as such, in each of the three shapes.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

/** Where faults are answered, shown, kept, or read as others wrote them; nothing else knows of pointers. */
const EDGES: Readonly<Record<string, string>> = {
  'libs/programme/place.ts': 'what pointers are',
  'libs/programme/faults.ts': 'faults with one',
  'libs/programme/index.ts': 'the door',
  'libs/ingest/check/schema-faults.ts': 'of ajv',
  'libs/ingest/check/item-check.ts': 'told with a receipt of before',
  'libs/ingest/decide/plan.ts': 'warnings kept in the log',
  'libs/tabular/import-table.ts': 'warnings of receipts',
  'libs/demo/load-demo.ts': 'the message of an error',
  'apps/api/kernel/errors/problem.ts': 'problem+json',
  'apps/api/kernel/errors/known-error.ts': 'its sentence',
  'apps/api/kernel/graphql/graphql-error.ts': 'extensions of GraphQL',
  'apps/api/kernel/graphql/scalars.ts': 'the same, of a scalar',
  'apps/api/kernel/graphql/place-faults.ts': 'the same',
  'apps/api/features/uploads/upload-json.ts': 'warnings of a file',
  'apps/cli/fault-lines.ts': 'on a terminal',
  'apps/cli/import/post-batch.ts': 'an answer, on a terminal',
  'apps/dashboard/pages/upload/send-file.ts': 'an answer',
  'apps/dashboard/pages/post/form/use-event-form.ts': 'an answer',
};
const POINTERS = ['toPointer', 'parsePointer', 'toFaultJson', 'readFaultJson'];

const SOURCES = execFileSync('git', ['ls-files', 'libs/*.ts', 'apps/*.ts', 'apps/*.tsx'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => !/\.spec\.tsx?$|\/testing\/|^apps\/dashboard\/generated\//.test(path));

const parsed = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);

/** What is read from the programme that knows of pointers. */
const pointersIn = (source: ts.SourceFile): readonly string[] =>
  source.statements.flatMap((statement) => {
    const from =
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier;
    if (!from || !/#libs\/programme'|\/(?:place|faults)\.js'/.test(from.getText())) return [];
    return POINTERS.filter((name) => new RegExp(`\\b${name}\\b`).test(statement.getText()));
  });

/** Places that are compared as such: two lists are never the same list. */
function comparedIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const isPlace = (node: ts.Expression): boolean =>
    (ts.isPropertyAccessExpression(node) && node.name.text === 'place') ||
    (ts.isIdentifier(node) && node.text === 'place');
  const look = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) {
      const { left, right } = node;
      const isOfValue = [left, right].some(
        (side) => ts.isStringLiteral(side) || side.getText() === 'undefined',
      );
      if (!isOfValue && (isPlace(left) || isPlace(right))) found.push(node.getText());
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

const isOfFaults = (path: string): boolean =>
  /^(?:apps|libs\/(?:programme|ingest|tabular|read-model|indicators|demo|monitor))\//.test(path);

it('pointers are written and read where faults leave the program or come into it, and nowhere else', () => {
  const known = SOURCES.filter(
    (path) =>
      path.startsWith('libs/programme/place') ||
      pointersIn(parsed(path, readFileSync(path, 'utf8'))).length > 0,
  );
  expect(known.sort()).toEqual(Object.keys(EDGES).sort());
});

it('places are compared by their steps', () => {
  const compared = SOURCES.filter(isOfFaults).flatMap((path) =>
    comparedIn(parsed(path, readFileSync(path, 'utf8'))).map((text) => `${path}: ${text}`),
  );
  expect(compared).toEqual([]);
});

it.each([
  "import { fault, toPointer } from '#libs/programme';",
  "import { parsePointer as cut } from '../place.js';",
  "export { toFaultJson } from './faults.js';",
])('knows of pointers: %s', (text) => {
  expect(pointersIn(parsed('x.ts', text))).toHaveLength(1);
});

it.each([
  'a.place === b.place',
  'faults.find(({ place }) => place === other)',
  'if (there !== found.place) stop();',
])('compares places as such: %s', (text) => {
  expect(comparedIn(parsed('x.ts', text))).toHaveLength(1);
});
