/**
 * npm run mutants -- [--sample 200] [--seed 1] [--room libs/indicators]: do the tests notice? Makes one small change at a
 * time in the rooms of libs, in a copy of the last commit, and runs the specs that reach the changed file (those without a
 * server or a browser). Says the share that was noticed and lists the rest: equal behaviour, or a test that is missing.
 * Specs that are red without a change notice nothing: then it stops and names them.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutationsOf, randomFrom } from './mutations.mjs';
import { build, install } from './prepare.mjs';

/** A change may make a loop endless: then it is noticed, by the time. */
const LIMIT = 600_000;
const SLOW = '/test/(e2e|browser|crash|kurrentdb|bench|infra|guides)/|/apps/';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    room: { type: 'string', default: 'libs' },
  },
});

install();
build();
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-mutants-'));
const copy = join(folder, 'tree');
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
git('worktree', 'add', '--detach', '--quiet', copy, 'HEAD');
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  spawnSync('git', ['worktree', 'remove', '--force', copy], { cwd: root });
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
for (const made of ['node_modules', 'dist']) symlinkSync(join(root, made), join(copy, made));

const files = git('ls-files', `${values.room}/**/*.ts`)
  .split('\n')
  .filter((name) => name !== '' && !/\.spec\.ts$|\/testing\/|labels\.ts$/.test(name));
const all = files.flatMap((name) =>
  mutationsOf(name, readFileSync(join(copy, name), 'utf8')).map((mutation) => ({ name, ...mutation })),
);
const random = randomFrom(Number(values.seed));
const sample = [];
while (sample.length < Number(values.sample) && all.length > 0)
  sample.push(...all.splice(Math.floor(random() * all.length), 1));
process.stdout.write(`${sample.length} of ${sample.length + all.length} changes in ${files.length} files\n`);

const jest = ['--experimental-vm-modules', '--no-warnings', join(copy, 'node_modules/jest/bin/jest.js')];
const options = ['--bail', '--silent', '--passWithNoTests', '--runInBand', '--testPathIgnorePatterns', SLOW];

/** Waited for without blocking, so that an interrupt is heard. */
const fails = (...which) =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...jest, ...options, ...which],
      { cwd: copy, timeout: LIMIT },
      (error) => {
        running.delete(child);
        resolve(error !== null);
      },
    );
    running.add(child);
  });

/** The specs in the folder of a file. */
const beside = (name) =>
  readdirSync(join(copy, dirname(name)))
    .filter((each) => each.endsWith('.spec.ts'))
    .map((each) => join(dirname(name), each));

const known = new Map();

/** Throws when these specs fail as they stand. */
async function mustBeGreen(which) {
  const key = which.join(' ');
  if (!known.has(key)) known.set(key, await fails(...which));
  if (known.get(key)) throw new Error(`red without any change: jest ${key}`);
}

/** Whether these specs fail with the change, and not without it. */
async function failsBy({ name, text }, which) {
  const path = join(copy, name);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, text);
  const failed = await fails(...which).finally(() => writeFileSync(path, original));
  if (failed) await mustBeGreen(which);
  return failed;
}

/** The specs beside it first: they are few, and mostly they say it. */
async function noticed(mutation) {
  const near = beside(mutation.name);
  return (
    (near.length > 0 && (await failsBy(mutation, ['--runTestsByPath', ...near]))) ||
    (await failsBy(mutation, ['--findRelatedTests', mutation.name]))
  );
}

const missed = [];
for (const [i, mutation] of sample.entries()) {
  const seen = await noticed(mutation);
  if (!seen) missed.push(mutation);
  const { name, line, was, becomes } = mutation;
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 60);
  process.stdout.write(
    `${i + 1} ${seen ? 'noticed' : 'MISSED '} ${name}:${line}  ${short(was)}  →  ${short(becomes)}\n`,
  );
}
const share = ((100 * (sample.length - missed.length)) / Math.max(1, sample.length)).toFixed(1);
process.stdout.write(`${sample.length - missed.length} of ${sample.length} noticed: ${share} %\n`);
