/**
 * The steps of what runs its course over several entries stand in its life-cycle.ts, and nowhere a second time: what
 * follows on what, and what ends it, is read from there. Cause: the deciders of trainings, placements and
 * interventions and the figure of running interventions each had a list of their own of what begins and ends them; a
 * step that was added to the table was judged by none of them. The steps of submissions and editions stood with the
 * decider and again with the fold of the figures; a KPI took the steps that begin an intervention out of the table by
 * name. Seen to fail: with those lists, with each of the nine shapes left out of the check, and with a file of any
 * room exempt that is called events.ts or examples.ts.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { COURSES, EDITION, stepNames, SUBMISSION } from '#libs/programme';

const LISTS: readonly (readonly string[])[] = [
  ...COURSES.map((course) => stepNames(course)),
  stepNames(SUBMISSION),
  stepNames(EDITION),
];

/**
 * What says the steps, what makes them up, and what knows nothing of the programme's types; the entrance to the
 * deciders, of which the compiler says when a type is left out, and the list of what has a page of its own.
 */
const EXEMPT = [
  /\.spec\.tsx?$|^libs\/programme\/[^/]+\/(?:life-cycle|events)\.ts$|^libs\/programme\/upcasting\/examples\.ts$/,
  /^libs\/demo\/|^libs\/verifier\//,
  /^libs\/programme\/decide\.ts$|\/types-with-own-page\.ts$/,
];
const isExempt = (file: string): boolean => EXEMPT.some((one) => one.test(file));
/** The definition of a figure names what it is made of (KPIS.md). */
const KPI = /^libs\/indicators\/kpis\//;
const OF_A_KPI = new Set(['inputs', 'of']);

const textsOf = (nodes: readonly ts.Node[]): readonly string[] =>
  nodes.flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : []));

function textsWithin(node: ts.Node): readonly string[] {
  const found: string[] = [];
  const look = (one: ts.Node): void => {
    found.push(...textsOf([one]));
    ts.forEachChild(one, look);
  };
  look(node);
  return found;
}

const wordOf = (name: ts.Node): readonly string[] =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? [name.text] : [];

const JOINS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
]);

/**
 * The texts that stand together in a list, a record, what is taken out of one, the cases of a switch, the words of a
 * call, a condition or a choice.
 */
function together(node: ts.Node, isKpi: boolean): readonly string[] {
  if (ts.isArrayLiteralExpression(node)) {
    const { parent } = node;
    const isDefinition = isKpi && ts.isPropertyAssignment(parent) && OF_A_KPI.has(parent.name.getText());
    return isDefinition ? [] : textsOf(node.elements);
  }
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((one) => (one.name ? wordOf(one.name) : []));
  if (ts.isObjectBindingPattern(node))
    return node.elements.flatMap(({ propertyName, name }) => wordOf(propertyName ?? name));
  if (ts.isCaseBlock(node))
    return textsOf(node.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? [clause.expression] : [])));
  if (ts.isCallExpression(node)) return isKpi ? [] : textsOf(node.arguments);
  if (ts.isBinaryExpression(node) && JOINS.has(node.operatorToken.kind)) return textsWithin(node);
  if (ts.isConditionalExpression(node) && !isKpi) return textsWithin(node);
  return [];
}

function listsIn(file: string, text: string): readonly string[] {
  if (!LISTS.some((list) => list.filter((name) => text.includes(name)).length > 1)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const texts = new Set(together(node, KPI.test(file)));
    for (const list of LISTS) {
      const steps = list.filter((name) => texts.has(name));
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (steps.length > 1) found.push(`${file}:${line + 1} ${steps.join(' ')}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

it('no two steps of one course stand together outside its life-cycle.ts', () => {
  const files = execFileSync('git', ['ls-files', 'libs', 'apps'], { encoding: 'utf8' }).split('\n');
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !isExempt(file));
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.flatMap((file) => listsIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});

it.each([
  ['a list', "const ENDS = ['InterventionCompleted', 'InterventionCancelled'];"],
  ['a record', "const STATES = { ObstacleReported: 'REPORTED', ObstacleResolved: 'RESOLVED' };"],
  ['cases', "switch (name) { case 'TrainingCompleted': case 'TrainingDropped': end(); }"],
  ['words of a call', "entries.documents('PlacementConfirmed', 'PlacementEnded');"],
  ['a condition', "if (name === 'LinkageRealised' || name === 'LinkageMissed') end();"],
  ['what is taken out of a record', 'const { InterventionPlanned, InterventionStarted: begun } = steps;'],
  ['a record by its words', 'const STARTING = { InterventionPlanned, InterventionStarted };'],
  ['a condition of both', "if (name !== 'LinkageRealised' && name !== 'LinkageMissed') go();"],
  ['a choice', "const end = name === 'LinkageRealised' ? 1 : name === 'LinkageMissed' ? 2 : 3;"],
])('given %s of steps then it is found', (_, text) => {
  expect(listsIn('libs/room/file.ts', text)).toHaveLength(1);
});

it.each([
  ['one step by itself', 'libs/room/file.ts', "if (name === 'LinkageRealised') end();"],
  ['steps of different courses', 'libs/room/file.ts', "const a = ['ObstacleReported', 'LinkageMissed'];"],
  [
    'what the definition of a figure counts',
    'libs/indicators/kpis/one.ts',
    "kpi({ inputs: ['LinkageRealised', 'LinkageMissed'] });",
  ],
])('given %s then it may stand there', (_, file, text) => {
  expect(listsIn(file, text)).toEqual([]);
});

it.each([
  ['libs/programme/linkages/events.ts', true],
  ['libs/programme/upcasting/examples.ts', true],
  ['libs/programme/steps.ts', false],
  ['libs/indicators/kpis/events.ts', false],
  ['apps/cli/export/events.ts', false],
  ['apps/api/features/graphiql/examples.ts', false],
])('given %s then that it is exempt is %s', (file, is) => {
  expect(isExempt(file)).toBe(is);
});
