/**
 * npm run mutants -- [--sample 200] [--seed 1] [--room libs/indicators]: do the tests notice? Makes one small change at a
 * time in the rooms of libs, in a copy of the last commit, and runs the specs that reach the changed file (those without a
 * server or a browser). Says the share that was noticed and lists the rest: equal behaviour, or a test that is missing.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutationsOf, randomFrom } from './mutations.mjs';

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
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

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

/** Whether a spec fails with the change. */
async function noticed({ name, text }) {
  const path = join(copy, name);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, text);
  try {
    // The specs beside it first: they are few, and mostly they say it.
    const near = beside(name);
    return (
      (near.length > 0 && (await fails('--runTestsByPath', ...near))) ||
      (await fails('--findRelatedTests', name))
    );
  } finally {
    writeFileSync(path, original);
  }
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
