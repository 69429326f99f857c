/**
 * The check of infra/scripts/event-names.mjs finds the name of an event type wherever one that is misspelt would
 * compile. Cause: some sixty names stood in places that take any text (a set of texts, a comparison with the type of
 * a stored event, the keys of a record, parameters of tests); with a letter more in any of them every check of types
 * was green. Seen to fail: with each of seven parts of the check taken out (comparison, case, call, what nobody says,
 * anything, text or nothing, key).
 *
 * Cause, later: `text === 'HelpAcepted'` compiled and was found by nothing, for it is no name; and every file called
 * events.ts was left alone, that of the bundle too. Seen to fail: without the look for slips of the pen; without
 * that for letters that changed places, and in types; with small letters looked at; with every events.ts left alone.
 */
import { expect, it } from '@jest/globals';
import ts from 'typescript';
import { isOneSlipFrom, untypedNames } from '../../infra/scripts/event-names.mjs';

const NAMES = new Set(['HelpAccepted', 'HelpOffered']);
const TYPES = `type Name = 'HelpAccepted' | 'HelpOffered';
declare const name: Name;
declare const text: string;
declare function any(one: string): void;
declare function typed(one: Name): void;
declare function generic<N extends Name>(one: N): void;
declare function loose<N extends string>(one: N): void;
`;
const FILE = '/tree/libs/room/file.ts';
const LINES = TYPES.split('\n').length;

/** The files of the language itself are read once. */
const LIBRARY = new Map<string, ts.SourceFile | undefined>();

/** The program of one file with these lines after the types. */
function programOf(body: string, file: string): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    strict: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, target) => {
    if (path === file) return ts.createSourceFile(path, `${TYPES}${body}\nexport {};`, target, true);
    if (!LIBRARY.has(path)) LIBRARY.set(path, read(path, target));
    return LIBRARY.get(path);
  };
  host.fileExists = (path) => path === file || ts.sys.fileExists(path);
  return ts.createProgram([file], options, host);
}

const found = (body: string, file = FILE) => untypedNames(programOf(body, file), NAMES, '/tree');

it.each([
  ['a comparison with any text', "if (text === 'HelpAccepted') any('');"],
  ['a comparison the other way round', "if ('HelpAccepted' !== text) any('');"],
  ['a case of any text', "switch (text) { case 'HelpAccepted': any(''); }"],
  ['a set of texts', "const set: ReadonlySet<string> = new Set(['HelpAccepted']);"],
  ['a list of which nobody says what it is of', "const list = ['HelpAccepted'] as const;"],
  ['a value of which nobody says what it is', "const one = 'HelpAccepted';"],
  ['an argument that may be any text', "any('HelpAccepted');"],
  ['an argument of a type that extends any text', "loose('HelpAccepted');"],
  [
    'what a list of any texts is asked for',
    "declare const list: readonly string[]; list.includes('HelpAccepted');",
  ],
  ['text without a value in it', 'any(`HelpAccepted`);'],
  ['text or nothing', "declare const maybe: string | undefined; if (maybe === 'HelpAccepted') any('');"],
  ['anything at all', "const data: { readonly of: unknown } = { of: 'HelpAccepted' };"],
  ['a key of a record of any keys', 'const record: Readonly<Record<string, number>> = { HelpAccepted: 1 };'],
  ['a key in quotation marks', "const record: Readonly<Record<string, number>> = { 'HelpAccepted': 1 };"],
  ['a method', 'const record: Readonly<Record<string, () => number>> = { HelpAccepted() { return 1; } };'],
  ['a member of a record of any keys', 'declare const record: Record<string, number>; record.HelpAccepted;'],
  ['a key of which nobody says what it is', 'const keys = { HelpAccepted: 1 };'],
])('%s is untyped', (_, body) => {
  expect(found(body)).toEqual([`libs/room/file.ts:${LINES} HelpAccepted`]);
});

it.each([
  ['a comparison with a name', "if (name === 'HelpAccepted') any('');"],
  ['a case of a name', "switch (name) { case 'HelpAccepted': any(''); }"],
  ['a set of names', "const set: ReadonlySet<string> = new Set<Name>(['HelpAccepted']);"],
  ['a list that is held to names', "const list = ['HelpAccepted'] as const satisfies readonly Name[];"],
  ['an argument that is a name', "typed('HelpAccepted'); generic('HelpAccepted');"],
  [
    'what a list of names is asked for',
    "declare const list: readonly Name[]; list.includes('HelpAccepted');",
  ],
  ['a name held against any text', "if (text === ('HelpAccepted' satisfies Name)) any('');"],
  ['a record of names', 'const record: Readonly<Partial<Record<Name, number>>> = { HelpAccepted: 1 };'],
  [
    'a method and a member of names',
    'declare const steps: Record<Name, number>; steps.HelpAccepted; const by: Partial<Record<Name, () => 1>> = { HelpAccepted() { return 1; } };',
  ],
  ['a type', "type One = Extract<Name, 'HelpAccepted'>; declare const one: One; typed(one);"],
  ['another text', "any('HelpAcceptedOrNot');"],
])('%s is typed', (_, body) => {
  expect(found(body)).toEqual([]);
});

it.each([
  ['HelpAcepted', 'a letter less'],
  ['HelpAcccepted', 'a letter more'],
  ['HelpAccebted', 'another letter'],
  ['HelpAccpeted', 'two letters that changed places'],
])('%s, %s, is found where any text may stand', (misspelt) => {
  for (const body of [
    `if (text === '${misspelt}') any('');`,
    `const record: Readonly<Record<string, number>> = { ${misspelt}: 1 };`,
    `declare const record: Record<string, number>; record.${misspelt};`,
    `type Own = '${misspelt}'; declare const own: Own; any(own);`,
  ])
    expect([body, found(body)]).toEqual([body, [`libs/room/file.ts:${LINES} ${misspelt}`]]);
});

it('another word is not taken for a name: two slips, small letters, a member that its type has', () => {
  for (const body of [
    "any('HelpAcpted'); any('Accepted'); any('helpAccepted'); any('HelpOfered for');",
    'declare const own: { readonly HelpAcepted: number }; own.HelpAcepted;',
  ])
    expect([body, found(body)]).toEqual([body, []]);
});

it.each([
  ['abc', 'abd', true],
  ['abc', 'ab', true],
  ['abc', 'abcc', true],
  ['abc', 'bac', true],
  ['aab', 'ab', true],
  ['abc', 'abc', false],
  ['abc', 'cba', false],
  ['abcd', 'badc', false],
  ['abc', 'a', false],
])('%s is one slip from %s: %s', (a, b, isOne) => {
  expect([isOneSlipFrom(a, b), isOneSlipFrom(b, a)]).toEqual([isOne, isOne]);
});

it('specs, the catalogue itself and the verifier, which knows no programme, are left alone', () => {
  const body = "any('HelpAccepted');";
  expect(found(body, '/tree/libs/room/file.spec.ts')).toEqual([]);
  expect(found(body, '/tree/libs/programme/households/events.ts')).toEqual([]);
  expect(found(body, '/tree/libs/verifier/walk.ts')).toEqual([]);
  expect(found(body, '/tree/apps/dashboard/pages/page.ts')).toHaveLength(1);
  expect(found(body, '/tree/apps/cli/export/events.ts')).toHaveLength(1);
  expect(found(body, '/tree/libs/programme/events.ts')).toHaveLength(1);
});
