import { Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * One `graphql(…)` of a source file. Only an operation has a text and a hash; a fragment is part of those that use
 * it.
 */
export interface Found {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly asked?: { readonly text: string; readonly hash: string };
}

interface Part {
  readonly source: string;
  readonly fragments: readonly string[];
}

function callOf(node: ts.Expression | undefined): ts.CallExpression | undefined {
  return node && ts.isCallExpression(node) && node.expression.getText() === 'graphql' ? node : undefined;
}

function partOf(call: ts.CallExpression, where: string): Part {
  const [template, list] = call.arguments;
  if (!template || !ts.isNoSubstitutionTemplateLiteral(template))
    throw new Error(`${where}: the text of a question is one template without expressions`);
  if (list && !(ts.isArrayLiteralExpression(list) && list.elements.every(ts.isIdentifier)))
    throw new Error(`${where}: fragments are a list of names`);
  const fragments = list && ts.isArrayLiteralExpression(list) ? list.elements : [];
  return { source: template.text, fragments: fragments.map((each) => each.getText()) };
}

/** As gql.tada sends it: without the directive that is for its types only; and without blanks. */
const lean = (text: string): string =>
  stripIgnoredCharacters(
    print(visit(parse(text), { Directive: (node) => (node.name.value === '_unmask' ? null : undefined) })),
  );

/**
 * Every question and fragment in a module: `const NAME = graphql(text, [FRAGMENT …])`, fragments of the same module.
 */
export function questionsIn(code: string, where: string): readonly Found[] {
  const file = ts.createSourceFile(where, code, ts.ScriptTarget.ES2022, true);
  const calls = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name, initializer }) => {
      const call = callOf(initializer);
      return call ? [{ name: name.getText(), call }] : [];
    });
  const parts = new Map(calls.map(({ name, call }) => [name, partOf(call, `${where}: ${name}`)]));
  const needed = (name: string, seen: Set<string>): Set<string> => {
    const part = parts.get(name);
    if (!part) throw new Error(`${where}: the fragment ${name} is not in this module`);
    if (!seen.has(name)) {
      seen.add(name);
      for (const fragment of part.fragments) needed(fragment, seen);
    }
    return seen;
  };
  return calls.map(({ name, call }) => {
    const place = { name, start: call.getStart(), end: call.getEnd() };
    const whole = [...needed(name, new Set())].map((each) => parts.get(each)?.source ?? '').join('\n');
    if (parse(whole).definitions[0]?.kind !== Kind.OPERATION_DEFINITION) return place;
    const text = lean(whole);
    return { ...place, asked: { text, hash: createHash('sha256').update(text).digest('hex') } };
  });
}

/** Every question of a folder's modules by the SHA-256 of its text. */
export function documentsOf(folder: string): Readonly<Record<string, string>> {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => questionsIn(readFileSync(join(folder, name), 'utf8'), name));
  return Object.fromEntries(found.flatMap(({ asked }) => (asked ? [[asked.hash, asked.text]] : [])));
}
