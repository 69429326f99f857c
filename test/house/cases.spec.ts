/**
 * docs/cases.md names for each case that the reviews found the tests that hold it: every one of them is there, no
 * case is left out, and none is there twice. Seen to fail: with the title of a test changed by a letter, with a
 * file that is not there, with B24 taken out, and with a case that leads to itself.
 */
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

interface Case {
  readonly id: string;
  readonly right: string;
  /** Other cases whose tests hold this one too. */
  readonly as: readonly string[];
  readonly tests: readonly { readonly file: string; readonly names: readonly string[] }[];
}

const ROW = /^\| ([A-Z][\w-]*) \| (.+?) \| (.+) \|$/;
const REFERENCE = /`([\w/.-]+\.spec\.tsx?)` › /;
const LEFT_OUT = 'left out';

function readCases(): readonly Case[] {
  return readFileSync('docs/cases.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, id = '', right = '', held = ''] = ROW.exec(line) ?? [];
      return id === '' ? [] : [{ id, right, ...readHeld(held) }];
    });
}

/**
 * `W1, W2; file › title; file › describe › title`: titles may hold a semicolon, files in backticks begin a new
 * reference.
 */
function readHeld(held: string): Pick<Case, 'as' | 'tests'> {
  const [before = '', ...rest] = held.split(new RegExp(REFERENCE.source));
  const as = before.split(/[,;]/).flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
  const tests = [];
  for (let i = 0; i < rest.length; i += 2)
    tests.push({ file: rest[i] ?? '', names: (rest[i + 1] ?? '').replace(/; $/, '').split(' › ') });
  return { as, tests };
}

/** The titles of describe, it and test in a file, as they are written there. */
const titles = new Map<string, ReadonlySet<string>>();
function titlesIn(file: string): ReadonlySet<string> {
  const known = titles.get(file);
  if (known) return known;
  const found = new Set<string>();
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(describe|it|itLong)\b/.test(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) found.add(title.text);
      else if (title && ts.isTemplateExpression(title)) found.add(title.getText(source).slice(1, -1));
    }
    ts.forEachChild(node, look);
  };
  look(source);
  titles.set(file, found);
  return found;
}

/** What issue 18 asks, a word a line of it. */
const PEOPLE = [
  ...['first', 'periods', 'quarter', 'partner', 'submit', 'conversation', 'late', 'judge', 'publish', 'why'],
  ...[
    'areas',
    'entering',
    'door',
    'finding',
    'auditor',
    'engineer',
    'files',
    'pictures',
    'follow-mail',
    'clean',
  ],
];

const cases = readCases();
const byId = new Map(cases.map((each) => [each.id, each]));
const range = (letter: string, last: number, width = 1): string[] =>
  Array.from({ length: last }, (_, i) => `${letter}${String(i + 1).padStart(width, '0')}`);

/** Whether a test holds a case, by itself or by the cases it leads to. */
const isHeld = ({ id, as, tests }: Case, met: readonly string[] = []): boolean =>
  !met.includes(id) &&
  (tests.length > 0 || as.length > 0) &&
  as.every((other) => {
    const led = byId.get(other);
    return other === LEFT_OUT || (led !== undefined && isHeld(led, [...met, id]));
  });

describe('the table of cases', () => {
  it('has every case that the reviews number, each once', () => {
    const ids = cases.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const numbered = [
      ...range('W', 10),
      ...range('U', 25),
      ...range('B', 44, 2),
      ...range('D', 4),
      ...range('F', 10),
      ...range('A', 8),
      ...PEOPLE.map((each) => `P-${each}`),
    ];
    expect(numbered.filter((id) => !byId.has(id))).toEqual([]);
  });

  it('names a test for each, that is there', () => {
    const missing = cases.flatMap(({ id, tests }) =>
      tests.flatMap(({ file, names }) =>
        existsSync(file)
          ? names.flatMap((name) => (titlesIn(file).has(name) ? [] : [`${id}: ${file} has no "${name}"`]))
          : [`${id}: ${file} is not there`],
      ),
    );
    expect(missing).toEqual([]);
    expect(cases.filter((each) => !isHeld(each)).map(({ id }) => id)).toEqual([]);
  });
});
