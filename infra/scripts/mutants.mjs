/**
 * npm run mutants -- [--sample 200] [--seed 1] [--room libs/indicators] [--from 0]: do the tests notice? Makes one small
 * change at a time in the rooms of libs, in a copy of the last commit, and runs the specs that reach the changed file (those
 * without a server or a browser). Says the share that was noticed and lists the rest: equal behaviour, or a test that is
 * missing. Specs that are red without a change notice nothing: then it stops and names them. `--from` goes on in a sample.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutationsOf, randomFrom } from './mutations.mjs';
import { build, install } from './prepare.mjs';

/** A change may make a loop endless: then it is noticed, by a time that is many times what the specs take without it. */
const LIMIT = 600_000;
const TIMES = 10;
const SLOW = '/test/(e2e|browser|crash|kurrentdb|bench|infra|guides)/|/apps/';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    room: { type: 'string', default: 'libs' },
    from: { type: 'string', default: '0' },
  },
});

install();
await build();
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

const files = git('ls-files', `${values.room}/*.ts`)
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
const sequencer = join(copy, 'infra/scripts/jest-shortest-first.mjs');
const options = ['--bail', '--silent', '--passWithNoTests', '--runInBand', '--testSequencer', sequencer];

/** Whether specs fail, which, and whether it was the time; waited for without blocking, so that an interrupt is heard. */
const run = ({ which, skip = SLOW }, limit = 0) =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...jest, ...options, '--testPathIgnorePatterns', skip, ...which],
      { cwd: copy, timeout: limit, killSignal: 'SIGKILL', maxBuffer: Infinity },
      (error, stdout, stderr) => {
        running.delete(child);
        const red = `${stdout}${stderr}`.split('\n').filter((line) => /^FAIL|^ +●/.test(line));
        resolve({ failed: error !== null, stopped: error?.killed === true, red });
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

/** Milliseconds that these specs take as they stand; throws when they fail. */
async function withoutChange(specs) {
  const key = [...specs.which, specs.skip ?? ''].join(' ');
  if (!known.has(key)) {
    const began = performance.now();
    const { failed, red } = await run(specs);
    if (failed) throw new Error(`red without any change: jest ${key}\n${[...new Set(red)].join('\n')}`);
    known.set(key, performance.now() - began);
  }
  return known.get(key);
}

/** Whether these specs fail with the change, and not without it. */
async function failsBy({ name, text }, specs) {
  const path = join(copy, name);
  const original = readFileSync(path, 'utf8');
  const changed = (limit) => {
    writeFileSync(path, text);
    return run(specs, limit).finally(() => writeFileSync(path, original));
  };
  const { failed, stopped } = await changed(LIMIT);
  if (!failed) return false;
  const took = await withoutChange(specs);
  return stopped && TIMES * took > LIMIT ? (await changed(Math.ceil(TIMES * took))).failed : true;
}

/** The specs beside it first, then those of its room: they are few, and mostly they say it. */
async function noticed(mutation) {
  const { name } = mutation;
  const near = beside(name);
  const related = ['--findRelatedTests', name];
  const [, room] = name.split('/');
  return (
    (near.length > 0 && (await failsBy(mutation, { which: ['--runTestsByPath', ...near] }))) ||
    (await failsBy(mutation, { which: related, skip: `${SLOW}|/test/|/libs/(?!${room}/)` })) ||
    (await failsBy(mutation, { which: related }))
  );
}

const missed = [];
const chosen = sample.slice(Number(values.from));
for (const [i, mutation] of chosen.entries()) {
  const seen = await noticed(mutation);
  if (!seen) missed.push(mutation);
  const { name, line, was, becomes } = mutation;
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 60);
  process.stdout.write(
    `${Number(values.from) + i + 1} ${seen ? 'noticed' : 'MISSED '} ${name}:${line}  ${short(was)}  →  ${short(becomes)}\n`,
  );
}
const share = ((100 * (chosen.length - missed.length)) / Math.max(1, chosen.length)).toFixed(1);
process.stdout.write(`${chosen.length - missed.length} of ${chosen.length} noticed: ${share} %\n`);
