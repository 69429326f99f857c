/**
 * `npm run attack`: the long form of test/attack (10,000 inputs; TRIES and SEED in the environment), against a
 * server of its own on loopback, with a report: kind, tries, longest wait of somebody else, longest turn of the
 * main thread, most memory.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, checkNode, install, root } from './prepare.mjs';

/** Of somebody else's answer, ms, on two quiet cores; of resident memory, MiB. */
const [LONGEST_WAIT, MOST_MEMORY] = [250, 1_024];
let missed = 0;

checkNode();
install();
await build();
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-attack-'));
const place = join(folder, 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    'test/attack',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, WIJKSPOOR_TEST_LONG: '1', ATTACK_REPORT: place },
  },
);
try {
  const { seed, mostMemoryMiB, outcomes } = JSON.parse(readFileSync(place, 'utf8'));
  const tries = outcomes.reduce((sum, outcome) => sum + outcome.tries, 0);
  console.log(
    `\n| soort / kind | pogingen / tries | langste wachten / longest wait (ms) | langste beurt / longest turn (ms processor) | mis / wrong |\n|---|---|---|---|---|`,
  );
  for (const { kind, tries: own, longestBlock, longestTurn, wrong } of outcomes)
    console.log(`| ${kind} | ${own} | ${longestBlock} | ${longestTurn} | ${wrong.length} |`);
  const longest = Math.max(...outcomes.map(({ longestBlock }) => longestBlock));
  const met = longest <= LONGEST_WAIT && mostMemoryMiB <= MOST_MEMORY;
  console.log(
    `\nlangste wachten / longest wait ${longest} ms (≤ ${LONGEST_WAIT}), geheugen / memory ${mostMemoryMiB} MiB (≤ ${MOST_MEMORY}): ${met ? 'MET' : 'MISSED'}`,
  );
  if (!met) missed = 1;
  console.log(
    `\n${tries} pogingen / tries, seed ${seed}; meeste geheugen / most memory ${mostMemoryMiB} MiB`,
  );
} catch {
  console.log('geen verslag / no report');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = status === 0 ? missed : (status ?? 1);
