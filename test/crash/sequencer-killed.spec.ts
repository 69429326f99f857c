/**
 * A sequencer killed at any thing it does to the disk goes on where it was, ends in the root of an independent computation, and never
 * signs two roots of one size.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSqliteStore } from '#libs/event-store';
import { leafOf } from '#libs/transparency';
import { fill } from '../../libs/transparency/testing/a-log.js';
import { dose } from '../support/dose.js';

const KILLS = dose(15, 220);
/** What it writes, and the steps of writing a file: open, write (half of it), sync, put in its place. */
const PLACES = ['guard', 'checkpoints', 'tile/0', 'tile/entries', ''];
const STEPS = [2, 4, 3, 1, 7, 9, 5, 11, 17, 29, 6];
const EVENTS = dose(600, 6_000);
const SCRIPT = fileURLToPath(new URL('./sequencer-signer.mjs', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'wijkspoor-signer-'));
const [log, folder] = [join(directory, 'log.db'), join(directory, 'proofs')];
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** Roots of every size, by RFC 9162, 2.1.1, and nothing of libs/transparency. */
const roots: string[] = [];
beforeAll(async () => {
  const store = await openSqliteStore({ path: log });
  await fill(store, 0, EVENTS);
  const stack: { size: number; hash: Buffer }[] = [];
  for (let after = 0n; roots.length < EVENTS; after = BigInt(roots.length))
    for (const event of await store.readAll({ after, limit: 1_000 })) {
      stack.push({ size: 1, hash: sha256(Uint8Array.of(0), leafOf(event)) });
      for (let [left, right] = stack.slice(-2); left?.size === right?.size; [left, right] = stack.slice(-2)) {
        if (!left || !right) break;
        const hash = sha256(Uint8Array.of(1), left.hash, right.hash);
        stack.splice(-2, 2, { size: left.size * 2, hash });
      }
      const root = stack
        .map(({ hash }) => hash)
        .reduceRight((right, left) => sha256(Uint8Array.of(1), left, right));
      roots.push(root.toString('base64'));
    }
  await store.close();
}, 60_000);

/** Runs the signer; answers what it signed, and by what it ended. */
function run(
  diesAt: number,
  place = '',
): Promise<{ readonly told: readonly string[]; readonly signal: string | null }> {
  const child = spawn(process.execPath, [SCRIPT, log, folder, String(diesAt), place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  return new Promise((resolve) =>
    child.once('close', (_, signal) => resolve({ told: text.split('\n').slice(0, -1), signal })),
  );
}

/** Every signed checkpoint in the folder: the guard, what is shown, and each by its size. */
function signedInFolder(): readonly string[] {
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => /[/\\](guard|checkpoint)$|[/\\]checkpoints[/\\]/.test(path))
    : [];
  return files.map((path) => readFileSync(path, 'utf8').split('\n').slice(1, 3).join(' '));
}

it(
  `killed ${KILLS} times`,
  async () => {
    // Seen to fail: with tiles that are not on the disk before they are signed, and with files written in their place.
    let kills = 0;
    const seen = new Set<string>();
    for (let round = 0; kills < KILLS; round += 1) {
      const step = STEPS[Math.floor(round / PLACES.length) % STEPS.length];
      const { told, signal } = await run(step ?? 1, PLACES[round % PLACES.length]);
      for (const line of [...told, ...signedInFolder()]) seen.add(line);
      if (signal === 'SIGKILL') kills += 1;
      else {
        expect([signal, told.at(-1)?.split(' ')[0]]).toEqual([null, String(EVENTS)]);
        rmSync(folder, { recursive: true });
      }
    }
    const { told, signal } = await run(0);
    expect(signal).toBeNull();
    for (const line of [...told, ...signedInFolder()]) seen.add(line);
    expect(told.at(-1)).toBe(`${EVENTS} ${roots[EVENTS - 1]}`);
    for (const line of seen) {
      const [size, root] = line.split(' ');
      expect([size, root]).toEqual([size, roots[Number(size) - 1]]);
    }
    expect(seen.size).toBeGreaterThan(3);
  },
  dose(180_000, 1_800_000),
);
