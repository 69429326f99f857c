/**
 * npm run mutants -- [--sample 200] [--seed 1] [--room libs/indicators] [--from 0] [--to 200] [--only 3,8] [--deep]
 * [--budget 300] [--at-once 2]: do the tests notice? Makes one small change at a time in the rooms of libs, in
 * copies of the last commit, and runs the specs that evaluate the changed expression; which do, one run with a
 * probe in each says. Without `--deep` no spec with a server is asked. Says the share that was noticed and lists
 * the rest: equal behaviour, or a test that is missing. Specs that are red without a change notice nothing: then it
 * stops and names them. `--from`, `--to` and `--only` take a part of a sample; `--budget` ends with a change after
 * so many seconds of specs, as long as they take without it.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, install } from './prepare.mjs';

/**
 * A change may make a loop endless: then it is noticed by the time, which is some times what the specs take without
 * it.
 */
const LIMIT = 120_000;
const TIMES = 4;
/**
 * What the specs take at most that run first (milliseconds), and how many times that the next: mostly the first say
 * it.
 */
const FIRST = 12_000;
const GROWTH = 4;
/** What starts browsers and processes, and what reads sources; with `--deep` the others are asked too. */
const NEVER = 'browser|crash|kurrentdb|bench|infra|guides|house';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    room: { type: 'string', default: 'libs' },
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: 'Infinity' },
    only: { type: 'string' },
    deep: { type: 'boolean', default: false },
    budget: { type: 'string', default: 'Infinity' },
    'at-once': { type: 'string', default: String(availableParallelism()) },
  },
});
const SKIP = values.deep ? `/test/(${NEVER})/` : `/test/(e2e|${NEVER})/|/apps/`;
const only = values.only?.split(',').map(Number);

install();
// It reads TypeScript by its compiler: a package, which is there from now on.
const { mutationsOf, randomFrom, withProbes } = await import('./mutations.mjs');
await build();
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-mutants-'));
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const commit = git('rev-parse', 'HEAD').trim();
const copies = [];
/** Public vectors stand beside the tree, where there are any. */
const shared = join(root, '../shared');
if (existsSync(shared)) symlinkSync(shared, join(folder, 'shared'));
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const copy of copies) spawnSync('git', ['worktree', 'remove', '--force', copy], { cwd: root });
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
for (let i = 0; i < Number(values['at-once']); i += 1) {
  const copy = join(folder, `tree-${i}`);
  git('worktree', 'add', '--detach', '--quiet', copy, commit);
  copies.push(copy);
  for (const made of ['node_modules', 'dist']) symlinkSync(join(root, made), join(copy, made));
}

const files = git('ls-files', `${values.room}/*.ts`)
  .split('\n')
  .filter((name) => name !== '' && !/\.spec\.ts$|\/testing\/|labels\.ts$/.test(name));
const all = files.flatMap((name) =>
  mutationsOf(name, readFileSync(join(copies[0], name), 'utf8')).map((mutation) => ({ name, ...mutation })),
);
const random = randomFrom(Number(values.seed));
const sample = [];
while (sample.length < Number(values.sample) && all.length > 0)
  sample.push(...all.splice(Math.floor(random() * all.length), 1));
process.stdout.write(`${sample.length} of ${sample.length + all.length} changes in ${files.length} files\n`);
const chosen = sample
  .map((mutation, i) => ({ ...mutation, number: i + 1 }))
  .slice(Number(values.from), Number(values.to))
  .filter(({ number }) => only?.includes(number) ?? true);

/**
 * Runs Jest in a copy: whether specs failed, which, and whether it was the time; waited for without blocking, so
 * that an interrupt is heard.
 */
function jest(copy, args, { limit = 0, env = {} } = {}) {
  const [bin, ...options] = ['node_modules/jest/bin/jest.js', '--silent', '--passWithNoTests', ...args];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', join(copy, bin), ...options],
      {
        cwd: copy,
        env: { ...process.env, ...env },
        timeout: limit,
        killSignal: 'SIGKILL',
        maxBuffer: Infinity,
      },
      (error, stdout, stderr) => {
        running.delete(child);
        const red = `${stdout}${stderr}`.split('\n').filter((line) => /^FAIL|^ +●/.test(line));
        resolve({ failed: error !== null, stopped: error?.killed === true, red: [...new Set(red)] });
      },
    );
    running.add(child);
  });
}

const nameIn = (copy, path) => relative(copy, path);

/**
 * Runs every related spec once, with a probe at each chosen change: what each spec takes (milliseconds) and the
 * numbers of the changes it evaluates. A spec is asked as it stands where it is red with the probes in it.
 */
async function specsOf(mutations) {
  const [copy] = copies;
  const [report, lines] = ['report.json', 'reached.ndjson'].map((name) => join(folder, name));
  writeFileSync(lines, '');
  const touched = new Set(mutations.map(({ name }) => name));
  for (const name of touched) {
    const probes = mutations
      .filter((each) => each.name === name && each.reach !== undefined)
      .map(({ reach, number }) => ({ reach, before: `globalThis.wijkspoorReached?.add(${number})` }));
    writeFileSync(join(copy, name), withProbes(readFileSync(join(copy, name), 'utf8'), probes));
  }
  const setup = join(copy, 'infra/scripts/jest-reached.mjs');
  await jest(
    copy,
    [
      ...['--json', `--outputFile=${report}`, '--setupFilesAfterEnv', setup],
      ...['--testPathIgnorePatterns', SKIP, '--findRelatedTests', ...touched],
    ],
    { env: { WIJKSPOOR_TEST_REACHED: lines } },
  );
  git('-C', copy, 'checkout', '--quiet', '--', '.');
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const red = testResults.filter(({ status }) => status === 'failed').map(({ name }) => nameIn(copy, name));
  if (red.length > 0) {
    const again = await jest(copy, ['--runTestsByPath', ...red]);
    if (again.failed) throw new Error(`red without any change:\n${again.red.join('\n')}`);
  }
  const reached = new Map();
  for (const line of readFileSync(lines, 'utf8').trim().split('\n')) {
    const { spec, numbers } = JSON.parse(line);
    reached.set(nameIn(copy, spec), new Set(numbers));
  }
  const takes = new Map(
    testResults.map(({ name, startTime, endTime }) => [nameIn(copy, name), endTime - startTime]),
  );
  return { takes, reached, unsure: new Set(red) };
}

/** Whether one of these specs fails with the change that now stands in the copy, and whether it was the time. */
async function asked(copy, specs) {
  const limit = Math.max(LIMIT, TIMES * specs.reduce((sum, spec) => sum + takes.get(spec), 0));
  return jest(
    copy,
    [
      ...['--bail', '--runInBand', '--testSequencer', join(copy, 'infra/scripts/jest-shortest-first.mjs')],
      ...['--runTestsByPath', ...specs],
    ],
    { limit: Math.ceil(limit) },
  );
}

const { takes, reached, unsure } = await specsOf(chosen);

/** The specs that evaluate what a mutation changes: those beside it first, then those that take least. */
function specsFor({ name, number, reach }) {
  const beside = (spec) => Number(dirname(spec) === dirname(name));
  return [...takes.keys()]
    .filter((spec) => reach === undefined || unsure.has(spec) || reached.get(spec)?.has(number))
    .sort((a, b) => beside(b) - beside(a) || takes.get(a) - takes.get(b));
}

/** Specs in groups that take longer and longer, those of the budget. */
function groupsOf(specs) {
  const groups = [[]];
  let [most, inGroup, inAll] = [FIRST, 0, 0];
  for (const spec of specs) {
    const time = takes.get(spec);
    inAll += time;
    if (inAll > 1000 * Number(values.budget) && inAll > time) break;
    if (inGroup > 0 && inGroup + time > most) {
      groups.push([]);
      [most, inGroup] = [most * GROWTH, 0];
    }
    groups.at(-1).push(spec);
    inGroup += time;
  }
  return groups;
}

async function noticed(copy, mutation) {
  const { name, text } = mutation;
  const specs = specsFor(mutation);
  const path = join(copy, name);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, text);
  try {
    for (const some of groupsOf(specs))
      if (some.length > 0) {
        const { failed, stopped } = await asked(copy, some);
        if (failed) return { verdict: stopped ? 'BY TIME' : 'noticed', specs };
      }
    return { verdict: specs.length === 0 ? 'NO SPEC' : 'MISSED ', specs };
  } finally {
    writeFileSync(path, original);
  }
}

const short = (text) => text.replace(/\s+/g, ' ').slice(0, 60);
const missed = [];
const waiting = [...chosen];
await Promise.all(
  copies.map(async (copy) => {
    for (let mutation = waiting.shift(); mutation !== undefined; mutation = waiting.shift()) {
      const { verdict, specs } = await noticed(copy, mutation);
      if (verdict === 'MISSED ' || verdict === 'NO SPEC') missed.push(mutation);
      const { number, name, line, was, becomes } = mutation;
      process.stdout.write(
        `${number} ${verdict} ${name}:${line}  ${short(was)}  →  ${short(becomes)}  (${specs.length} specs)\n`,
      );
    }
  }),
);
const share = ((100 * (chosen.length - missed.length)) / Math.max(1, chosen.length)).toFixed(1);
process.stdout.write(`${chosen.length - missed.length} of ${chosen.length} noticed: ${share} %\n`);
