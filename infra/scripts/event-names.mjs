/**
 * The name of an event type stands in the sources only where the type of its place is that of the names: then one
 * that is misspelt does not compile. A text compared with any text, or a key of a record of any keys, compiles
 * whatever it says: there a text that is a name but for one slip of the pen (a letter more, less or another, or two
 * that changed places) is taken for that name. Needs the API built (for the names).
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The catalogue says the names; the verifier stands alone: it knows nothing of the programme, not even its types. */
const EXEMPT = /^libs\/verifier\/|^libs\/programme\/[^/]+\/events\.ts$|\.spec\.tsx?$/;

/** Whether one text becomes the other by a letter more, less or another, or by two that change places. */
export function isOneSlipFrom(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let begin = 0;
  while (begin < a.length && a[begin] === b[begin]) begin++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - begin && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(begin, a.length - end), b.slice(begin, b.length - end)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

/**
 * What a text stands for: a name itself (`exact`), or one misspelt. What begins with a small letter is of GraphQL
 * and of code: `helpAccepted` is a mutation.
 */
function readerOf(names) {
  const known = new Map();
  return (text) => {
    if (names.has(text)) return 'exact';
    if (!/^[A-Z][a-z]\w+$/.test(text)) return undefined;
    if (!known.has(text))
      known.set(
        text,
        [...names].some((name) => isOneSlipFrom(text, name)),
      );
    return known.get(text) ? 'misspelt' : undefined;
  };
}

const { TypeFlags } = ts;

/** Whether any text may stand where this type is asked for. */
function takesAnyText(checker, type) {
  if (type.flags & (TypeFlags.String | TypeFlags.Any | TypeFlags.Unknown)) return true;
  if (type.isUnionOrIntersection()) return type.types.some((one) => takesAnyText(checker, one));
  if (!(type.flags & TypeFlags.TypeParameter)) return false;
  const constraint = checker.getBaseConstraintOfType(type);
  return constraint === undefined || takesAnyText(checker, constraint);
}

/** The type that a parameter is written with: of a generic one what it must extend, not what it was given here. */
function wantedByCall(checker, call, text) {
  const { parameters = [], typeParameters = [] } = checker.getResolvedSignature(call)?.getDeclaration() ?? {};
  const written = parameters[call.arguments.indexOf(text)]?.type;
  const type = written && checker.getTypeFromTypeNode(written);
  return typeParameters.some((one) => checker.getTypeAtLocation(one) === type) ? type : undefined;
}

/** The type that the place of a text asks for; undefined where none is asked for. */
function wantedAt(checker, text) {
  const { parent } = text;
  const byCall = ts.isCallExpression(parent) ? wantedByCall(checker, parent, text) : undefined;
  if (byCall) return byCall;
  const isOf = (kinds) => ts.isBinaryExpression(parent) && kinds.includes(parent.operatorToken.kind);
  if (isOf([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]))
    return checker.getTypeAtLocation(parent.left === text ? parent.right : parent.left);
  if (ts.isCaseClause(parent)) return checker.getTypeAtLocation(parent.parent.parent.expression);
  return checker.getContextualType(text);
}

/**
 * What a key of an object or a member behind a dot is called, with the type in which it must be a property. The type
 * is asked for by who knows the name: to find it is what takes the time.
 */
function memberOf(checker, node) {
  if (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node))
    return ts.isObjectLiteralExpression(node.parent) && !ts.isComputedPropertyName(node.name)
      ? { name: node.name.text, within: () => checker.getContextualType(node.parent) }
      : undefined;
  return ts.isPropertyAccessExpression(node)
    ? { name: node.name.text, within: () => checker.getTypeAtLocation(node.expression) }
    : undefined;
}

function isUntyped(checker, node, read) {
  const isKey = ts.isPropertyAssignment(node.parent ?? node) && node.parent?.name === node;
  if (isKey) return false;
  if (ts.isStringLiteralLike(node)) {
    const kind = read(node.text);
    if (kind === undefined) return false;
    // The compiler itself holds a name in a type to what the type is for; what is no name makes a type of its own.
    if (ts.isLiteralTypeNode(node.parent)) return kind === 'misspelt';
    const wanted = wantedAt(checker, node);
    return wanted === undefined || takesAnyText(checker, wanted);
  }
  const member = memberOf(checker, node);
  return (
    member !== undefined &&
    read(member.name) !== undefined &&
    member.within()?.getProperty(member.name) === undefined
  );
}

/**
 * Where in the files of a program the name of an event type, right or misspelt, stands without a type:
 * `file:line name`.
 *
 * @param {ts.Program} program
 * @param {ReadonlySet<string>} names
 * @param {string} folder what the files are told from
 */
export function untypedNames(program, names, folder) {
  const checker = program.getTypeChecker();
  const read = readerOf(names);
  const found = [];
  for (const source of program.getSourceFiles()) {
    const file = relative(folder, source.fileName);
    if (!/^(apps|libs)\//.test(file) || EXEMPT.test(file)) continue;
    const look = (node) => {
      if (isUntyped(checker, node, read)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        found.push(`${file}:${line + 1} ${node.text ?? node.name.text}`);
      }
      ts.forEachChild(node, look);
    };
    look(source);
  }
  return found;
}

function programOf(config) {
  const onUnRecoverableConfigFileDiagnostic = ({ messageText }) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
  };
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
    config,
    { noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
  );
  return ts.createProgram(fileNames, options);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { CATALOGUE } = await import('../../dist/libs/programme/index.js');
  const names = new Set(CATALOGUE.map(({ name }) => name));
  const found = ['tsconfig.rules.json', 'apps/dashboard/tsconfig.json'].flatMap((config) =>
    untypedNames(programOf(config), names, root),
  );
  for (const each of new Set(found)) console.log(`${each}: the type of this place takes any text`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
