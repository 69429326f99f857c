/**
 * Every decision is written in the one form that docs/decisions/README.md shows, stands in its table once and in
 * order, and is found where it is cited. Seen to fail: with the status of 0057 as it was (in none of its lines), with
 * 0120 out of the table, with *Not chosen* for *Rejected* in 0010, with `replaced in part by 0115` out of 0078, and
 * with 0156 cited in a comment; on the tree before, 48 records had no status of this form.
 */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'docs/decisions';
/** The parts of a record, in their order; every record has the first two. */
const PARTS =
  'Chosen, Why, Rejected, Costs, Not covered, Measured, Since, What would change it, Held by'.split(', ');
const NEEDED = PARTS.slice(0, 2);
const STATUSES = ['accepted'];

/** What can be wrong with the form of a record. */
const HEAD = 'line 1 is not # NNNN Title';
const LINE_3 = 'line 3 is not Status: accepted, DD-MM-YYYY.';
const NO_DAY = 'the date of the status is no day';
const NO_PART = `is no part: there are ${PARTS.join(', ')}, each with a full stop`;
const ORDER = `the parts are not each once and in the order ${PARTS.join(', ')}`;

const NAME = /^(?<number>\d{4})(?:-[a-z0-9]+)+\.md$/;
const HEADING = /^# (?<number>\d{4}) [\p{L}\p{N}*`]/u;
const STATUS =
  /^Status: (?<word>[a-z]+), (?<day>\d\d)-(?<month>\d\d)-(?<year>\d{4})(?:; replaced(?: in part)? by (?<by>\d{4}(?:(?:, | and )\d{4})*))?\.(?: (?<more>\S.*))?$/;
const ROW = /^\| \[(?<number>\d{4})\]\((?<file>[^)]+)\) \| \S.* \|$/;
/** `docs/decisions/0009`, `decision 0121`, `Decisions 0007 and …`, `decision [0121](…)`. */
const CITED = /\bdecisions?[ /]\[?(\d{4})\b/gi;

/** A decision as a file says it: its number, its words, and what stands in its status. */
interface Decision {
  readonly file: string;
  readonly number: string;
  readonly lines: readonly string[];
  readonly status: Readonly<Record<string, string | undefined>>;
}

const read = ([file, text]: readonly [string, string]): Decision => {
  const lines = text.split('\n');
  return {
    file,
    number: NAME.exec(file)?.groups?.['number'] ?? '',
    lines,
    status: STATUS.exec(lines[2] ?? '')?.groups ?? {},
  };
};

const numbersIn = (text = ''): readonly string[] => [...new Set(text.match(/\b\d{4}\b(?!-)/g))];
/** The decisions that one says it replaces: those of its sentence *Replaces of …*. */
const replacedBy = ({ status }: Decision): readonly string[] =>
  numbersIn(/(?:^|\. )(Replaces of .*?)(?:\. |\.$)/.exec(status['more'] ?? '')?.[1]);

function isDay({ day, month, year }: Decision['status']): boolean {
  const text = `${year}-${month}-${day}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function faultsOfTop({ number, lines, status }: Decision): readonly string[] {
  const faults: string[] = [];
  if (number === '') faults.push('the name is not NNNN-some-words.md');
  if (HEADING.exec(lines[0] ?? '')?.groups?.['number'] !== number) faults.push(HEAD);
  if (status['word'] === undefined) faults.push(LINE_3);
  else if (!STATUSES.includes(status['word'])) faults.push(`${status['word']} is no status`);
  else if (!isDay(status)) faults.push(NO_DAY);
  if (lines[1] !== '' || lines[3] !== '') faults.push('lines 2 and 4 are not empty');
  return faults;
}

/** Bold words that begin a paragraph are the label of a part; a topic within one is in italics or in a list. */
function faultsOfParts({ lines }: Decision): readonly string[] {
  const parts = lines.flatMap((line, i) => {
    const label = /^\*\*(.+?)\*\*/.exec(line)?.[1];
    return label === undefined ? [] : [{ label, i, rest: line.slice(label.length + 4) }];
  });
  const labels = parts.map(({ label }) => label);
  const faults = labels
    .filter((label) => !PARTS.includes(label.replace(/\.$/, '')) || !label.endsWith('.'))
    .map((label) => `**${label}** ${NO_PART}`);
  for (const part of NEEDED) if (!labels.includes(`${part}.`)) faults.push(`**${part}.** is missing`);
  const known = labels.map((label) => PARTS.indexOf(label.slice(0, -1))).filter((place) => place >= 0);
  if (known.some((place, i) => i > 0 && place <= (known[i - 1] ?? 0))) faults.push(ORDER);
  if (parts[0] && parts[0].i !== 4) faults.push('the first part does not follow the status');
  const empty = parts.filter(({ i, rest }, n) =>
    [rest, ...lines.slice(i + 1, parts[n + 1]?.i)].every((line) => line.trim() === ''),
  );
  return [...faults, ...empty.map(({ label }) => `**${label}** says nothing`)];
}

/** Who is replaced says by whom, who replaces says whom, and both are there. */
function faultsOfOthers(decision: Decision, all: ReadonlyMap<string, Decision>): readonly string[] {
  const { number, status, lines } = decision;
  const by = numbersIn(status['by']);
  const named = [...by, ...numbersIn(status['more']?.replace(/\d\d-\d\d-\d{4}/g, ''))];
  const links = [...lines.join('\n').matchAll(/\]\((\d{4}-[^)#]*)/g)].map(([, file = '']) => file);
  const files = [...all.values()].map(({ file }) => file);
  return [
    ...named.filter((each) => !all.has(each)).map((each) => `the status names ${each}, which is not there`),
    ...by
      .filter((each) => all.has(each) && !replacedBy(all.get(each) as Decision).includes(number))
      .map((each) => `${each} does not say that it replaces this`),
    ...replacedBy(decision)
      .filter((each) => all.has(each) && !numbersIn(all.get(each)?.status['by']).includes(number))
      .map((each) => `${each} does not say that this replaces it`),
    ...links.filter((file) => !files.includes(file)).map((file) => `the link to ${file} leads nowhere`),
  ];
}

function faultsOfTable(table: string, all: readonly Decision[]): readonly string[] {
  const lines = table.split('\n').filter((line) => line.startsWith('| ['));
  const rows = lines.map((line) => ROW.exec(line)?.groups);
  const files = rows.map((row) => row?.['file']);
  const faults = lines.filter((_, i) => !rows[i]).map((line) => `README.md: ${line} is no row`);
  for (const [i, row] of rows.entries())
    if (row && i > 0 && (row['number'] ?? '') <= (rows[i - 1]?.['number'] ?? ''))
      faults.push(`README.md: ${row['number']} is not in order of number`);
  for (const row of rows)
    if (row && !all.some(({ file, number }) => file === row['file'] && number === row['number']))
      faults.push(`README.md: ${row['number']} is a row without a record`);
  for (const { file } of all)
    if (files.filter((each) => each === file).length !== 1) faults.push(`README.md: ${file} has not one row`);
  return faults;
}

/** All that is wrong with the records (text by name of file) and the table of README.md. */
function faultsIn(records: ReadonlyMap<string, string>, table: string): readonly string[] {
  const all = [...records].map(read);
  const byNumber = new Map(all.map((decision) => [decision.number, decision]));
  const faults = all.flatMap((decision) =>
    [
      ...(byNumber.get(decision.number) === decision ? [] : ['another record has this number']),
      ...faultsOfTop(decision),
      ...faultsOfParts(decision),
      ...faultsOfOthers(decision, byNumber),
    ].map((fault) => `${decision.file}: ${fault}`),
  );
  return [...faults, ...faultsOfTable(table, all)];
}

const records = new Map(
  readdirSync(FOLDER)
    .filter((file) => file !== 'README.md')
    .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const),
);
const table = readFileSync(join(FOLDER, 'README.md'), 'utf8');

/** Every text of the tree that people write, docs/decisions among them. */
const texts = ['apps', 'libs', 'infra', 'test', 'docs'].flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|md|py|yml|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules') && !path.endsWith('house/decisions.spec.ts')),
);
const roots = readdirSync('.').filter((name) => name.endsWith('.md'));

describe('the decisions', () => {
  it('have one form, and a row each', () => {
    expect(records.size).toBeGreaterThan(115);
    expect(faultsIn(records, table)).toEqual([]);
  });

  it('are there wherever one is cited', () => {
    const numbers = new Set([...records.keys()].map((file) => file.slice(0, 4)));
    const cited = [...texts, ...roots].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(CITED)].map(([, number = '']) => ({ path, number })),
    );
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter(({ number }) => !numbers.has(number))).toEqual([]);
  });
});

describe('a record that is not in the form', () => {
  const ONE = '0001-one-thing.md';
  const TWO = '0002-another.md';
  const ends = '**Chosen.**\n- **Much**: this.\n\n**Why.** That.\n';
  const good = new Map([
    [ONE, `# 0001 One thing\n\nStatus: accepted, 28-02-2026; replaced in part by 0002.\n\n${ends}`],
    [TWO, `# 0002 Two\n\nStatus: accepted, 01-03-2026. Replaces of 0001 a line. Adds to 0001.\n\n${ends}`],
  ]);
  good.set(
    TWO,
    `${good.get(TWO) ?? ''}\n**Rejected.** All else.\n\n*Also* [this](${ONE}).\n\n**Held by.** This.\n`,
  );
  const index = `# Decisions\n\n| [0001](${ONE}) | one |\n| [0002](${TWO}) | another |\n`;

  it('is none of two that are', () => expect(faultsIn(good, index)).toEqual([]));

  it.each([
    ['a dash in the heading', ONE, '# 0001 One', '# 0001 – One', HEAD],
    ['a heading without a number', ONE, '# 0001 One', '# One', HEAD],
    ['a heading with the number of another', ONE, '# 0001 One', '# 0002 One', HEAD],
    ['a number in short', ONE, '# 0001 One', '# 1. One', HEAD],
    ['no status', ONE, /^Status: .*/m, '', LINE_3],
    ['a date the other way round', TWO, '01-03-2026', '2026-03-01', LINE_3],
    ['a date in brackets', TWO, ', 01-03-2026', ' (01-03-2026)', LINE_3],
    ['a date that says so', TWO, ', 01-03-2026', '. Date: 01-03-2026', LINE_3],
    ['a status without its full stop', ONE, 'by 0002.', 'by 0002', LINE_3],
    ['a status that nobody knows', TWO, 'accepted', 'adopted', 'adopted is no status'],
    ['a day that is none', TWO, '01-03-2026', '29-02-2026', NO_DAY],
    ['a month that is none', TWO, '01-03-2026', '01-13-2026', NO_DAY],
    ['no empty line', ONE, '.\n\n**Chosen', '.\n**Chosen', 'lines 2 and 4 are not empty'],
    [
      'words before its parts',
      ONE,
      '**Chosen',
      'So.\n\n**Chosen',
      'the first part does not follow the status',
    ],
    ['no Chosen', TWO, '**Chosen.**\n', '', '**Chosen.** is missing'],
    ['no Why', ONE, '**Why.** That', 'That', '**Why.** is missing'],
    ['a Why of no words', ONE, '**Why.** That.', '**Why.**', '**Why.** says nothing'],
    ['a part by another name', TWO, '**Rejected.**', '**Not chosen.**', `**Not chosen.** ${NO_PART}`],
    ['a part without its full stop', TWO, '**Rejected.**', '**Rejected**', `**Rejected** ${NO_PART}`],
    ['a topic in bold', TWO, '*Also*', '**Also**', `**Also** ${NO_PART}`],
    ['parts in another order', TWO, '**Why.**', '**Costs.** Much.\n\n**Why.**', ORDER],
    ['a part twice', ONE, '**Why.**', '**Chosen.** That.\n\n**Why.**', ORDER],
    ['a link to nothing', TWO, `(${ONE})`, '(0003-gone.md)', 'the link to 0003-gone.md leads nowhere'],
    ['an addition to nothing', TWO, 'to 0001', 'to 0003', 'the status names 0003, which is not there'],
    ['nobody who replaced it', ONE, 'by 0002', 'by 0003', 'the status names 0003, which is not there'],
    [
      'one that does not say so',
      TWO,
      'Replaces of 0001 a line. ',
      '',
      '0002 does not say that it replaces this',
    ],
    ['one that it says it replaces', ONE, /; .*0002/, '', '0001 does not say that this replaces it'],
  ] as const)('is seen with %s', (_what, file, from, to, fault) => {
    const was = good.get(file) ?? '';
    const text = was.replace(from, to);
    expect(text).not.toBe(was);
    const faults = faultsIn(new Map(good).set(file, text), index);
    expect(faults.map((each) => each.replace(/^\S+: /, ''))).toContain(fault);
  });

  it.each([
    ['a record without a row', index.replace(/\| \[0002.*\n/, ''), `${TWO} has not one row`],
    ['a record with two rows', `${index}| [0002](${TWO}) | again |\n`, `${TWO} has not one row`],
    ['rows out of order', index.replace(/(\| \[0001.*\n)(.*\n)/, '$2$1'), '0001 is not in order of number'],
    ['a row without a record', `${index}| [0003](0003-gone.md) | gone |\n`, '0003 is a row without a record'],
    ['a row that leads elsewhere', index.replace('[0002]', '[0004]'), '0004 is a row without a record'],
    ['a row of no words', index.replace('another |', '|'), `| [0002](${TWO}) | | is no row`],
  ])('is seen with %s', (_what, spoiled, fault) => {
    expect(faultsIn(good, spoiled)).toContain(`README.md: ${fault}`);
  });

  it.each([
    ['a number that is taken', '0001-once-more.md', '0001', 'another record has this number'],
    ['a name without a number', 'one-more.md', '0003', 'the name is not NNNN-some-words.md'],
  ])('is seen with %s', (_what, file, number, fault) => {
    const text = `# ${number} More\n\nStatus: accepted, 01-03-2026.\n\n${ends}`;
    const faults = faultsIn(new Map([...good, [file, text]]), index);
    expect(faults.some((each) => each.endsWith(`: ${fault}`))).toBe(true);
  });
});
