import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RULES: unknown = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
const CHECKER = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'house-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What a small tree of our shape breaks: the checker itself, with the rules of the repository. */
async function violations(
  name: string,
  files: Readonly<Record<string, string>>,
  config: string,
  looked = Object.keys(files).filter((path) => !path.endsWith('.json')).length,
): Promise<readonly Violation[]> {
  const tree = join(folder, name);
  const all = {
    ...files,
    'tsconfig.json': '{"compilerOptions":{"module":"nodenext"}}',
    'tsconfig.rules.json': await readFile(join(root, 'tsconfig.rules.json'), 'utf8'),
    'package.json': '{"dependencies":{"declared":"1.0.0"},"devDependencies":{"tool":"1.0.0"}}',
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  const args = [CHECKER, '--config', join(root, config), '--output-type', 'json'];
  const out = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [...args, 'apps', 'libs', 'test'], { cwd: tree }, (error, stdout, stderr) =>
      stdout === '' ? reject(error ?? new Error(stderr)) : resolve(stdout),
    );
  });
  const { summary } = JSON.parse(out) as {
    summary: { violations: readonly Violation[]; totalCruised: number };
  };
  expect(summary.totalCruised).toBeGreaterThanOrEqual(looked);
  return summary.violations;
}

const LEAF = 'export const a = 1;\n';

/** A file that takes `a` from another and gives it on under a name. */
const taking = (from: string, name = 'b'): string =>
  `import { a } from '${from}';\nexport const ${name} = a;\n`;

/** Two folders of a room that import each other, no two files of them. */
const ring = (room: string, x: string): Readonly<Record<string, string>> => ({
  [`${room}/one/${x}`]: "import type { Y } from '../two/y.js';\nexport interface X { y: Y }\n",
  [`${room}/one/leaf.ts`]: 'export interface Leaf { leaf: 1 }\n',
  [`${room}/two/y.ts`]: 'export interface Y { y: 1 }\n',
  [`${room}/two/z.ts`]: "import type { Leaf } from '../one/leaf.js';\nexport interface Z { leaf: Leaf }\n",
});

/** A package that is installed. */
const packaged = (name: string): Readonly<Record<string, string>> => ({
  [`node_modules/${name}/package.json`]: `{"name":"${name}","version":"1.0.0","main":"index.js"}`,
  [`node_modules/${name}/index.js`]: LEAF,
});

/** A tree that keeps the rules. */
const CLEAN = {
  'libs/platform/index.ts': LEAF,
  'apps/api/kernel/leaf.ts': LEAF,
  'apps/api/edge/b.ts': taking('../kernel/leaf.js', 'a'),
  'apps/api/features/c/c.ts': taking('../../kernel/leaf.js', 'a'),
  'apps/api/kernel/packages.ts': taking('declared'),
  // What is only tried or built has the packages of developers.
  'libs/platform/index.spec.ts': taking('tool'),
  'libs/ingest/testing/t.ts': taking('tool'),
  // What adapters share, what a bundle takes along, and specs, which look anywhere.
  'libs/event-store/sql/d.ts': LEAF,
  'libs/event-store/postgres/s.ts': taking('../sql/d.js'),
  'libs/event-store/sql/d.spec.ts': taking('../postgres/s.js', 'a'),
  'apps/verifier/replay.ts': LEAF,
  'apps/cli/c.ts': taking('../verifier/replay.js'),
  'libs/ingest/check/c.ts': LEAF,
  'libs/ingest/decide/d.ts': taking('../check/c.js'),
  'apps/api/main.ts': taking('./edge/b.js', 'a'),
  'apps/dashboard/page.tsx': taking('tool'),
  'test/t.spec.ts': taking('tool'),
  ...packaged('declared'),
  ...packaged('tool'),
};

/** What breaks them, all put into one tree: each start of the checker takes seconds. */
const BROKEN: readonly {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file and the rule that it breaks. */
  readonly found: readonly string[];
}[] = [
  {
    what: 'a floor of the server that looks up',
    files: { 'apps/api/kernel/up.ts': taking('../features/e/e.js'), 'apps/api/features/e/e.ts': LEAF },
    found: ['apps/api/kernel/up.ts api-floor-kernel'],
  },
  {
    what: 'what answers everybody and asks for the exact figures',
    files: {
      'libs/read-model/index.ts': LEAF,
      'apps/api/features/open-data/x.ts': taking('../../../../libs/read-model/index.js'),
      'libs/read-model/editions/editions.ts': LEAF,
      'libs/read-model/disclosure/open-observation.ts': taking('../editions/editions.js'),
      'libs/indicators/index.ts': LEAF,
      'libs/open-data/x.ts': taking('../indicators/index.js'),
    },
    found: [
      'apps/api/features/open-data/x.ts open-data-cannot-reach-the-exact-figures',
      'libs/open-data/x.ts room-open-data',
      'libs/read-model/disclosure/open-observation.ts open-observations-cannot-reach-the-exact-ones',
    ],
  },
  {
    what: 'a ring of folders of the server without a ring of files',
    files: {
      'apps/api/features/one/x.ts': taking('../two/y.js'),
      'apps/api/features/one/leaf.ts': LEAF,
      'apps/api/features/two/y.ts': LEAF,
      'apps/api/features/two/z.ts': taking('../one/leaf.js'),
    },
    found: ['apps/api/features/one api-no-ring-of-folders', 'apps/api/features/two api-no-ring-of-folders'],
  },
  {
    what: 'a ring of two files, of types too',
    files: {
      'libs/platform/one.ts': "import type { Two } from './two.js';\nexport interface One { two: Two }\n",
      'libs/platform/two.ts': "import type { One } from './one.js';\nexport interface Two { one: One }\n",
    },
    // Once, at where it begins.
    found: ['libs/platform/one.ts no-circular'],
  },
  {
    what: 'an exact figure where figures for outsiders are made',
    files: {
      'libs/read-model/exact.ts': LEAF,
      'libs/read-model/disclosure/outside-figures.ts': taking('../exact.js'),
      'libs/read-model/disclosure/exact-table.ts': LEAF,
      'libs/read-model/disclosure/outside-report.ts': taking('./exact-table.js'),
    },
    found: ['figures', 'report'].map(
      (which) =>
        `libs/read-model/disclosure/outside-${which}.ts outsiders-figures-cannot-reach-the-exact-ones`,
    ),
  },
  {
    // As all of our code names another room. Seen to fail: with tsconfig.json, by which it is in dist, where no
    // rule looks.
    what: 'a room that imports one above it by its alias, and a page that asks the server’s code',
    files: {
      'libs/read-model/index.ts': LEAF,
      'libs/tabular/above.ts': taking('#libs/read-model'),
      'apps/dashboard/parts/asks.ts': taking('#libs/platform'),
      'apps/dashboard/pages/upload/asks.ts': taking('#libs/platform'),
      'apps/dashboard/parts/xlsx.ts': taking('#libs/platform'),
      'apps/dashboard/url/period.ts': taking('#libs/platform'),
    },
    found: [
      'apps/dashboard/pages/upload/asks.ts dashboard-shares-the-reader-of-files-only',
      'apps/dashboard/parts/asks.ts dashboard-knows-the-api-by-its-interfaces-only',
      'apps/dashboard/parts/xlsx.ts dashboard-shares-the-writer-of-workbooks-only',
      'apps/dashboard/url/period.ts dashboard-shares-the-calendar-only',
      'libs/tabular/above.ts room-tabular',
    ],
  },
  {
    what: 'what takes what was built for the source',
    files: { 'apps/api/kernel/built.ts': taking('../../../dist/x.js'), 'dist/x.js': LEAF },
    found: ['apps/api/kernel/built.ts sources-import-sources'],
  },
  {
    what: 'a room that is entered by a side door',
    files: {
      'libs/platform/inside.ts': LEAF,
      'apps/api/kernel/in.ts': taking('../../../libs/platform/inside.js'),
    },
    found: ['apps/api/kernel/in.ts one-face-per-room'],
  },
  {
    what: 'a witness that knows the program it watches, and a verifier that knows who wrote',
    files: {
      'libs/transparency/index.ts': LEAF,
      'apps/witness/main.ts': taking('../../libs/platform/index.js'),
      'apps/witness/right.ts': taking('../../libs/transparency/index.js'),
      'libs/verifier/index.ts': "import { createHash } from 'node:crypto';\nexport const c = createHash;\n",
      'apps/verifier/verify.ts': taking('../../libs/transparency/index.js'),
    },
    found: [
      'apps/verifier/verify.ts who-verifies-knows-nothing-of-who-wrote',
      'apps/witness/main.ts a-witness-stands-alone',
      'libs/verifier/index.ts pure-rooms-import-nothing',
    ],
  },
  {
    what: 'a room, a program, a floor of the server and a folder of ingest that nobody listed, whoever imports it',
    files: {
      'libs/unheard/index.ts': LEAF,
      'apps/cli/unheard.ts': taking('../../libs/unheard/index.js'),
      'libs/access-unheard/x.ts': taking('../platform/index.js'),
      'apps/unheard/main.ts': taking('../../libs/platform/index.js'),
      'apps/api/unheard/x.ts': taking('../kernel/leaf.js'),
      'libs/ingest/unheard/x.ts': taking('../check/c.js'),
    },
    found: [
      'apps/api/unheard/x.ts api-floor-nobody-listed',
      'apps/cli/unheard.ts room-nobody-listed',
      'apps/unheard/main.ts app-nobody-listed',
      'libs/ingest/unheard/x.ts ingest-floor-nobody-listed',
      'libs/access-unheard/x.ts room-nobody-listed',
    ],
  },
  {
    what: 'a file beside the floors that a floor imports, and a program that imports another',
    files: {
      'apps/api/beside.ts': LEAF,
      'apps/api/kernel/beside.ts': taking('../beside.js'),
      'apps/witness/other.ts': LEAF,
      'apps/cli/other.ts': taking('../witness/other.js'),
    },
    found: [
      'apps/api/kernel/beside.ts api-floor-kernel',
      'apps/api/kernel/beside.ts api-floor-nobody-listed',
      'apps/cli/other.ts app-cli',
    ],
  },
  {
    what: 'a description of the interface that leads to what answers, by way of what it may import',
    files: {
      'apps/api/features/openapi/openapi-x.ts': taking('../report-files/report-formats.js'),
      'apps/api/features/report-files/report-formats.ts': taking('./formats.js', 'a'),
      'apps/api/features/report-files/formats.ts': LEAF,
    },
    found: ['openapi/openapi-x.ts', 'report-files/report-formats.ts'].map(
      (file) => `apps/api/features/${file} what-describes-the-interface-reaches-nothing-that-answers`,
    ),
  },
  {
    what: 'a step of ingest that imports a later one, or what uses them all',
    files: {
      'libs/ingest/ingest.ts': LEAF,
      'libs/ingest/log/later.ts': taking('../check/c.js'),
      'libs/ingest/check/all.ts': taking('../ingest.js'),
    },
    found: ['libs/ingest/check/all.ts ingest-floor-check', 'libs/ingest/log/later.ts ingest-floor-log'],
  },
  {
    // Seen to fail: with the three adapters that there were named in the rule, by which a new one had none.
    what: 'an adapter of the event store that imports another, a new one too, and what they share that imports one',
    files: {
      'libs/event-store/sqlite/x.ts': LEAF,
      'libs/event-store/postgres/x.ts': taking('../sqlite/x.js'),
      'libs/event-store/memory/x.ts': taking('../postgres/s.js'),
      'libs/event-store/sql/x.ts': taking('../sqlite/x.js'),
    },
    found: ['memory', 'postgres', 'sql'].map(
      (folder) => `libs/event-store/${folder}/x.ts adapters-never-import-each-other`,
    ),
  },
  {
    what: 'a feature that imports a feature above it',
    files: {
      'apps/api/features/d/d.ts': taking('../../bootstrap/b.js'),
      'apps/api/bootstrap/b.ts': LEAF,
    },
    found: ['apps/api/features/d/d.ts api-floor-features'],
  },
  {
    what: 'a package that only another brings, of types and of tests too',
    files: {
      ...packaged('brought'),
      'apps/api/kernel/types.ts': "import type { a } from 'brought';\nexport type B = typeof a;\n",
      'libs/access/late.ts': "export const b = () => import('brought');\n",
      'libs/platform/brought.spec.ts': taking('brought'),
      'test/brought.ts': taking('brought'),
    },
    found: [
      'apps/api/kernel/types.ts what-is-imported-is-declared',
      'libs/access/late.ts what-is-imported-is-declared',
      'libs/platform/brought.spec.ts what-is-imported-is-declared',
      'test/brought.ts what-is-imported-is-declared',
    ],
  },
  {
    what: 'a package of developers in what runs',
    files: { 'apps/api/kernel/tool.ts': taking('tool'), 'libs/platform/tool.ts': taking('tool') },
    found: ['apps/api/kernel/tool.ts what-runs-is-installed', 'libs/platform/tool.ts what-runs-is-installed'],
  },
];

// Seen to fail: every case, with its rule taken out of the configuration.
describe('the rules of the house', () => {
  let found: readonly string[];
  beforeAll(async () => {
    const files = Object.assign({}, CLEAN, ...BROKEN.map((each) => each.files)) as Record<string, string>;
    const all = await violations('broken', files, '.dependency-cruiser.cjs');
    found = [...new Set(all.map(({ from, rule }) => `${from} ${rule.name}`))].sort();
  });

  it('find nothing in a tree that keeps them', async () => {
    expect(await violations('clean', CLEAN, '.dependency-cruiser.cjs')).toEqual([]);
  });

  it.each(BROKEN)('find $what', (each) => {
    expect(found).toEqual(expect.arrayContaining([...each.found]));
  });

  it('find nothing else in that tree', () => {
    expect(found).toEqual(BROKEN.flatMap((each) => each.found).sort());
  });

  // Seen to fail: with a room, a program, a floor and a folder of ingest taken out of their tables, and put in.
  it.each([
    ['libs', 'room', []],
    ['apps', 'app', []],
    ['apps/api', 'api-floor', []],
    ['libs/ingest', 'ingest-floor', ['testing']],
  ])('name every folder of %s, and none that is not there', async (base, rule, free) => {
    const entries = await readdir(join(root, base), { withFileTypes: true });
    const there = entries.filter((each) => each.isDirectory()).map(({ name }) => name);
    const { forbidden } = RULES as { forbidden: readonly { name: string }[] };
    const named = new Set(forbidden.map(({ name }) => name).filter((name) => name.startsWith(`${rule}-`)));
    expect([...named].sort()).toEqual(
      [...there.filter((name) => !free.includes(name)), 'nobody-listed']
        .map((name) => `${rule}-${name}`)
        .sort(),
    );
  });

  it('find a ring of folders in any other room, of types too, without a ring of files; specs make none', async () => {
    const files = {
      ...CLEAN,
      ...ring('libs/indicators', 'x.ts'),
      ...ring('apps/dashboard', 'x.tsx'),
      ...ring('apps/cli', 'x.spec.ts'),
    };
    const rings = await violations('rings', files, '.dependency-cruiser.folders.cjs', 10);
    expect(rings.map(({ rule, from }) => `${rule.name} ${from}`).sort()).toEqual(
      ['apps/dashboard/one', 'apps/dashboard/two', 'libs/indicators/one', 'libs/indicators/two'].map(
        (each) => `no-ring-of-folders ${each}`,
      ),
    );
  });
});

/** One start of the linter for all files: each start reads all types again. */
const LINTER = `
  import { ESLint } from 'eslint';
  const [text, ...paths] = process.argv.slice(1);
  const linter = new ESLint();
  const found = [];
  for (const filePath of paths) found.push((await linter.lintText(text, { filePath }))[0].messages);
  console.log(JSON.stringify(found.map((each) => each.map(({ ruleId }) => ruleId))));
`;

/** The rules that the linter says files of ours with this text break, whether or not they are there. */
async function linted(text: string, paths: readonly string[]): Promise<unknown> {
  const args = ['--input-type=module', '-e', LINTER, '--', text, ...paths];
  return JSON.parse(
    await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) =>
        stdout === '' ? reject(error ?? new Error(stderr)) : resolve(stdout),
      );
    }),
  );
}

const RESTRICTED = '@typescript-eslint/no-restricted-imports';

// Seen to fail: with the block taken out of eslint.config.mjs, and with Editions among the names that are let in.
describe('what makes the answers of outsiders', () => {
  const EXACT = `import { Editions, ReadModel } from '#libs/read-model';
import { calculate } from '#libs/indicators';
import type { Report } from '#libs/read-model';
export const all: readonly unknown[] & { report?: Report } = [Editions, ReadModel, calculate];
`;

  it('cannot import what knows or computes exact figures; the gates that ask who asks can', async () => {
    const makers = ['report-files/report-csv', 'open-data/answer', 'editions/get-report'];
    const found = await linted(
      EXACT,
      makers.map((name) => `apps/api/features/${name}.ts`),
    );
    expect(found).toEqual([[RESTRICTED, RESTRICTED], [RESTRICTED, RESTRICTED], []]);
  });
});

// Seen to fail: with the block taken out of eslint.config.mjs.
it('the addresses of the dashboard have the calendar of the programme, and nothing else of it', async () => {
  const text = `import { amsterdamDate, decide, periodDays } from '#libs/programme';
export const all: readonly unknown[] = [amsterdamDate, decide, periodDays];
`;
  expect(await linted(text, ['apps/dashboard/url/period.ts'])).toEqual([[RESTRICTED]]);
});
