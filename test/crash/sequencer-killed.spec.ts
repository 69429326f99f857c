/**
 * A sequencer killed at any thing it does to the disk, and every other time with the power gone too, goes on where
 * it was, ends in the root and the tiles of an independent computation, and never signs two roots of one size.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSqliteStore, type EventStore } from '#libs/event-store';
import { leafOf, TileFolder } from '#libs/transparency';
import { fill } from '../../libs/transparency/testing/a-log.js';
import { dose, PATIENCE, progress } from '../support/dose.js';

const KILLS = dose(6, 220);
const THREAD_KILLS = dose(3, 60);
/** What it writes, and the steps of writing a file: open, write (half of it), sync, put in its place. */
const PLACES = ['guard', 'checkpoints', 'tile/0', 'tile/entries', ''];
const STEPS = [2, 4, 3, 1, 7, 9, 5, 11, 17, 29, 6];
const EVENTS = dose(600, 6_000);
const SCRIPT = fileURLToPath(new URL('./sequencer-signer.mjs', import.meta.url));
const BESIDE = fileURLToPath(new URL('./thread-signer.mjs', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'wijkspoor-signer-'));
const [log, folder] = [join(directory, 'log.db'), join(directory, 'proofs')];
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

let roots: readonly string[];
let leaves: readonly Uint8Array[];
beforeAll(async () => {
  const store = await openSqliteStore({ path: log });
  await fill(store, 0, EVENTS);
  ({ roots, leaves } = await computed(store, EVENTS));
  await store.close();
}, PATIENCE);

/** Leaves and the roots of every size, by RFC 9162, 2.1.1, and nothing of libs/transparency but the leaf. */
async function computed(store: EventStore, size: number) {
  const roots: string[] = [];
  const leaves: Uint8Array[] = [];
  const stack: { size: number; hash: Buffer }[] = [];
  for (let after = 0n; roots.length < size; after = BigInt(roots.length))
    for (const event of await store.readAll({ after, limit: 1_000 })) {
      leaves.push(leafOf(event));
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
  return { roots, leaves };
}

/** Runs the signer; answers what it signed, and by what it ended. */
function run(
  diesAt: number,
  place = '',
  by = '37',
): Promise<{ readonly told: readonly string[]; readonly signal: string | null }> {
  const child = spawn(process.execPath, [SCRIPT, log, folder, String(diesAt), place, by], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  return new Promise((resolve) =>
    child.once('close', (_, signal) => resolve({ told: text.split('\n').slice(0, -1), signal })),
  );
}

/**
 * What may still be lost with the power: files of the tree that were not synced since they were written, or their
 * folder was not after them.
 */
function unsynced(): readonly string[] {
  const [written, named] = [new Set<string>(), new Set<string>()];
  const lines = existsSync(`${folder}.disk`) ? readFileSync(`${folder}.disk`, 'utf8').split('\n') : [];
  for (const [what, path = ''] of lines.map((line) => line.split(' '))) {
    if (what === 'w') [written, named].forEach((set) => set.add(path));
    else if (!written.delete(path))
      for (const file of named) if (dirname(file) === path && !written.has(file)) named.delete(file);
  }
  return [...named].filter((path) => existsSync(path));
}

/** The power is gone: of what was not synced some is not there, some empty, some cut off, some whole. */
function cutPower(round: number): number {
  const lost = unsynced().filter((_, i) => (i + round) % 4 !== 0);
  for (const [i, path] of lost.entries())
    if (i % 3 === 0) rmSync(path);
    else truncateSync(path, i % 3 === 1 ? 0 : 41);
  return lost.length;
}

/** Every tile and entry is what an independent computation gives. */
async function expectWholeTree(path = folder, made = { roots, leaves }): Promise<void> {
  const [tiles, size] = [new TileFolder(path), made.leaves.length];
  for (let at = 0; at < size; at += 256) {
    const entries = await tiles.entries(at / 256, size);
    const hashes = await tiles.hashes(0, at / 256, size);
    for (const [i, leaf] of made.leaves.slice(at, at + 256).entries()) {
      expect(Buffer.from(entries[i] ?? []).equals(leaf)).toBe(true);
      expect(sha256(Uint8Array.of(0), leaf).equals(hashes[i] ?? new Uint8Array())).toBe(true);
    }
  }
  expect(Buffer.from(await tiles.root(size)).toString('base64')).toBe(made.roots[size - 1]);
}

/** Every signed checkpoint in the folder: the guard, what is shown, and each by its size. */
function signedInFolder(of = folder): readonly string[] {
  const files = existsSync(of)
    ? readdirSync(of, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => /[/\\](guard|checkpoint)$|[/\\]checkpoints[/\\]/.test(path))
    : [];
  return files.map((path) => readFileSync(path, 'utf8').split('\n').slice(1, 3).join(' '));
}

it(
  `killed ${KILLS} times`,
  async () => {
    // Seen to fail: with tiles that are not on the disk before they are signed, and with files written in their
    // place.
    const tell = progress('the sequencer killed', KILLS);
    let [kills, lost] = [0, 0];
    const seen = new Set<string>();
    for (let round = 0; kills < KILLS; round += 1) {
      const step = STEPS[Math.floor(round / PLACES.length) % STEPS.length];
      const { told, signal } = await run(step ?? 1, PLACES[round % PLACES.length]);
      for (const line of [...told, ...signedInFolder()]) seen.add(line);
      if (signal === 'SIGKILL') {
        tell((kills += 1));
        if (round % 2 === 0) lost += cutPower(round);
      } else {
        expect([signal, told.at(-1)?.split(' ')[0]]).toEqual([null, String(EVENTS)]);
        await expectWholeTree();
        rmSync(folder, { recursive: true });
        rmSync(`${folder}.disk`);
      }
    }
    expect(lost).toBeGreaterThan(0);
    const { told, signal } = await run(0);
    expect(signal).toBeNull();
    for (const line of [...told, ...signedInFolder()]) seen.add(line);
    expect(told.at(-1)).toBe(`${EVENTS} ${roots[EVENTS - 1]}`);
    await expectWholeTree();
    for (const line of seen) {
      const [size, root] = line.split(' ');
      expect([size, root]).toEqual([size, roots[Number(size) - 1]]);
    }
    expect(seen.size).toBeGreaterThan(3);
  },
  PATIENCE,
);

it('with the power gone before any tile was synced, it makes what is lost again; after that nothing can be', async () => {
  // Seen to fail: without the comparison with the log after a start, and with a mark that is kept before the tiles
  // are synced.
  rmSync(folder, { recursive: true, force: true });
  rmSync(`${folder}.disk`, { force: true });
  // Each time when the guard is kept and what was signed is shown: the one of before, in seven steps, and then the
  // next.
  for (const step of [1, 8, 8]) expect((await run(step, 'checkpoints', '170')).signal).toBe('SIGKILL');
  // Not at the right edge of the tree, which is read when it goes on.
  for (const name of ['tile/0/000', 'tile/entries/000']) {
    expect(unsynced()).toContain(join(folder, name));
    truncateSync(join(folder, name), 0);
  }
  await expect(expectWholeTree()).rejects.toThrow();
  expect((await run(0)).signal).toBeNull();
  await expectWholeTree();
  cutPower(0);
  await expectWholeTree();
});

it(
  `beside posting, in its thread, killed ${THREAD_KILLS} times`,
  async () => {
    // Seen to fail: with a tree that goes on without the hashes of its open tiles.
    const [path, beside] = [join(directory, 'beside.db'), join(directory, 'beside')];
    const seen: string[] = [];
    const until = (checkpoints: number, ...end: string[]): Promise<void> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [BESIDE, path, beside, String(seen.length), ...end], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let [text, told] = ['', 0];
        child.stdout.setEncoding('utf8').on('data', (part: string) => {
          const lines = (text + part).split('\n');
          text = lines.pop() ?? '';
          seen.push(...lines);
          told += lines.length;
          if (told >= checkpoints) child.kill('SIGKILL');
        });
        child.once('close', () => resolve());
      });
    const tell = progress('its thread killed', THREAD_KILLS);
    for (let round = 0; round < THREAD_KILLS; round += 1) {
      await until(1 + (round % 7));
      tell(round + 1);
      seen.push(...signedInFolder(beside));
    }
    await until(Infinity, 'end');
    seen.push(...signedInFolder(beside));
    const store = await openSqliteStore({ path });
    const size = Number(await store.head());
    const made = await computed(store, size);
    await store.close();
    await expectWholeTree(beside, made);
    expect(seen.at(-1)).toBeDefined();
    expect(seen).toContain(`${size} ${made.roots[size - 1]}`);
    for (const line of seen)
      expect(line).toBe(`${line.split(' ')[0]} ${made.roots[Number(line.split(' ')[0]) - 1]}`);
  },
  PATIENCE,
);
