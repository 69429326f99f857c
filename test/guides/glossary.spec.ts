/**
 * Every name that the glossary gives as code is in the source, and every class, interface and type that a room of
 * libs shows, or that a file of a program but the pages exports, is made of words that the glossary has. Cause: the
 * glossary was true and said little: who met `Passage`, `OfLog` or `Sequencer` looked it up in vain. Seen to fail:
 * with `LogPosition` given as a name when there was none; with the row of sequencer or of fingerprint taken out; with
 * a type `Gizmo` shown by libs/platform, and with one exported by apps/api.
 */
import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOMS = ['apps', 'libs', 'test/support'];

const source = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
).join('\n');

/** The first cell is what is explained, the last but one of the split the names. */
const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| word'));
const names = rows.flatMap((row) => {
  const cells = row.split('|').map((cell) => cell.trim());
  return [...(cells.at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
});

it('finds every name of the glossary in the source', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(names.length).toBeGreaterThan(60);
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
  expect(missing).toEqual([]);
});

it('says each word once', () => {
  const words = rows.map((row) => row.split('|')[1]?.trim());
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});

/** Words of programming, the same in every program. Who adds one asks first whether it is not a term with a row. */
const FRAMEWORK =
  'code config database error file filter folder format group id input item json kind logger memory name number options page reason result spec sql statement status summary text thread unavailable value';
/** Words of NestJS, HTTP, GraphQL and of the layout of a page, as their own documentation has them. */
const SERVED =
  'api app args block body box bucket component connection content controller cookie cursor dashboard dependency destination document edge export face flow get graphiql grid handler health html identity info infrastructure job language line make manifest message metric migrate migration mode module mutation notice paragraph parameter path payload publisher reader readiness ready recorder representation resolver search section semaphore sender server session slice socket static string style tag telemetry template token transaction url view webhook writer';
/** Words between words. */
const PLAIN =
  'about ahead ask bad bar book bound by defined ended for found given gone known least many me meant need new next other overview own previous quality reached refused repeatable run sent settle show shown taken thing too use watch wish written';

/** One word in the singular and without the ending of a participle: stored and store, entries and entry are one. */
const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(ed|ing)$/, '')
    .replace(/e$/, '')
    .replace(/([bdglmnprt])\1$/, '$1');
/** `KeptFigures` is kept figures, `TlogProof` tlog proof, `OdataSet` odata set. */
const wordsOf = (name: string): readonly string[] =>
  name.replaceAll('-', '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];

const terms = new Set(
  [...rows.map((row) => row.split('|')[1] ?? ''), FRAMEWORK, SERVED, PLAIN].flatMap(wordsOf).map(stem),
);
const unknownWords = (name: string): readonly string[] =>
  wordsOf(name).filter((word) => !terms.has(stem(word)));

const typesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^export (?:abstract )?(?:class|interface|type) (\w+)/gm)].map(([, name = '']) => name);

/** Names of the classes, interfaces and types that a room shows by its index.ts, as they are declared in it. */
function shownBy(room: string): readonly string[] {
  const face = readFileSync(join(room, 'index.ts'), 'utf8');
  const declared = new Set(
    readdirSync(room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .flatMap((entry) => typesIn(readFileSync(join(entry.parentPath, entry.name), 'utf8'))),
  );
  const whole = [...face.matchAll(/export \* from '(.+)\.js'/g)].flatMap(([, file = '']) =>
    typesIn(readFileSync(join(room, `${file}.ts`), 'utf8')),
  );
  const named = [...face.matchAll(/export (?:type )?\{([^}]+)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .split(' as '),
    )
    .filter(([name = '']) => declared.has(name))
    .map((name) => name.at(-1) ?? '');
  return [...whole, ...named, ...typesIn(face)];
}

it('has every word that the rooms of libs are named by', () => {
  const rooms = readdirSync('libs').map((room) => join('libs', room));
  const shown = rooms.flatMap((room) => shownBy(room).map((name) => ({ room, name })));
  expect(shown.length).toBeGreaterThan(300);
  expect(
    shown.flatMap(({ room, name }) => unknownWords(name).map((word) => `${room} ${name}: ${word}`)),
  ).toEqual([]);
});

it('has every word that the files of the programs name their types by', () => {
  const programs = ['api', 'cli', 'verifier', 'witness'].map((name) => join('apps', name));
  const named = programs.flatMap((program) =>
    readdirSync(program, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.spec)\.ts$/.test(entry.name))
      .flatMap((entry) => typesIn(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
      .map((name) => ({ program, name })),
  );
  expect(named.length).toBeGreaterThan(300);
  expect(
    named.flatMap(({ program, name }) => unknownWords(name).map((word) => `${program} ${name}: ${word}`)),
  ).toEqual([]);
});

it('does not have a word that nobody explained', () => {
  expect(['GizmoStore', 'StretchRange', 'EntryScrubs'].map(unknownWords)).toEqual([
    ['Gizmo'],
    ['Stretch'],
    [],
  ]);
});
