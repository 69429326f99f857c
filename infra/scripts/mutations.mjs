/** Small changes that a test should notice: an operator, a bound, a constant, a condition. */
import ts from 'typescript';

const K = ts.SyntaxKind;
const OTHER = new Map([
  [K.LessThanToken, '<='],
  [K.LessThanEqualsToken, '<'],
  [K.GreaterThanToken, '>='],
  [K.GreaterThanEqualsToken, '>'],
  [K.EqualsEqualsEqualsToken, '!=='],
  [K.ExclamationEqualsEqualsToken, '==='],
  [K.AmpersandAmpersandToken, '||'],
  [K.BarBarToken, '&&'],
  [K.PlusToken, '-'],
  [K.MinusToken, '+'],
]);

/** Of one node: what to put in place of which part of the text; undefined where there is nothing to change. */
function changeOf(node, source) {
  const text = (part) => part.getText(source);
  if (ts.isBinaryExpression(node)) {
    const to = OTHER.get(node.operatorToken.kind);
    // A text joined to another: minus would only make NaN of it.
    const joins = [node.left, node.right].some(
      (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
    );
    if (to !== undefined && !joins) return { part: node.operatorToken, to };
  }
  if (ts.isNumericLiteral(node)) return { part: node, to: String(Number(node.text) + 1) };
  if (node.kind === K.TrueKeyword) return { part: node, to: 'false' };
  if (node.kind === K.FalseKeyword) return { part: node, to: 'true' };
  if (ts.isConditionalExpression(node))
    return { part: node, to: `${text(node.condition)} ? ${text(node.whenFalse)} : ${text(node.whenTrue)}` };
  if (ts.isIfStatement(node)) return { part: node.expression, to: `!(${text(node.expression)})` };
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
    return { part: node, to: text(node.operand) };
  return undefined;
}

/**
 * Where the expression stands that is evaluated whenever a change of this node matters; undefined for a member's
 * name.
 */
function reachOf(node, source) {
  const isName = (each) => each.parent.name === each || ts.isComputedPropertyName(each.parent);
  let each = node;
  while (each !== undefined && each !== source && (!ts.isExpression(each) || isName(each)))
    each = each.parent;
  return each === undefined || each === source ? undefined : [each.getStart(source), each.getEnd()];
}

/**
 * Every small change of a TypeScript file: `{ line, was, becomes, text, reach }`, text being the whole file with
 * it, reach where the expression begins and ends that is evaluated whenever the change matters, if there is one.
 * Types and imports are left alone.
 */
export function mutationsOf(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    const change = changeOf(node, source);
    if (change) {
      const [from, to] = [change.part.getStart(source), change.part.getEnd()];
      const line = source.getLineAndCharacterOfPosition(from).line + 1;
      const was = text.slice(from, to);
      const reach = reachOf(ts.isIfStatement(node) ? change.part : node, source);
      const changed = text.slice(0, from) + change.to + text.slice(to);
      found.push({ line, was, becomes: change.to, text: changed, reach });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * The file, behaving as it did, with `before` evaluated first wherever one of its mutations is reached: `{ reach,
 * before }`.
 */
export function withProbes(text, probes) {
  const put = probes.flatMap(({ reach: [from, to], before }) => [
    { at: from, added: `(${before}, ` },
    { at: to, added: ')' },
  ]);
  // From the end of the file. Two that begin at one place are evaluated at one time, whichever is outside.
  put.sort((a, b) => b.at - a.at);
  return put.reduce((done, { at, added }) => done.slice(0, at) + added + done.slice(at), text);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
