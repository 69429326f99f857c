/**
 * Every command of docs/guides/bewijs-nagaan.md and its English twin, in their order, by the programs as they are
 * built.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

interface Block {
  readonly script: string;
  readonly exit: number;
}

const blocksOf = (name: string): readonly Block[] =>
  [
    ...readFileSync(join(root, 'docs/guides', name), 'utf8').matchAll(/^```sh(?: exit=(\d))?\n(.*?)^```$/gms),
  ].map(([, exit = '0', script = '']) => ({ script, exit: Number(exit) }));

const DUTCH = blocksOf('bewijs-nagaan.md');
const ENGLISH = blocksOf('checking-the-proof.md');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-guide-'));
  symlinkSync(join(root, 'dist'), join(folder, 'dist'));
  const { status, output } = run('node dist/apps/cli/main.js demo --scale 0.02');
  expect([status, output]).toEqual([0, expect.any(String)]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], WIJKSPOOR_STORE: 'sqlite:log.db', LOG_LEVEL: 'warn' },
  });
  return { status, output: stdout + stderr };
}

describe('the guides for auditors', () => {
  it('have the same commands in both languages', () => {
    const both = (blocks: readonly Block[]): readonly Block[] =>
      blocks.map(({ script, exit }) => ({ exit, script: script.replace(/--lang \w+/, '') }));
    expect(DUTCH.length).toBeGreaterThanOrEqual(8);
    expect(both(DUTCH)).toEqual(both(ENGLISH));
  });

  it('have commands that do what they say', () => {
    const said = DUTCH.map(({ script, exit }) => {
      const { status, output } = run(script);
      expect([script, status, output]).toEqual([script, exit, expect.any(String)]);
      return output;
    }).join('');
    expect(said.match(/IN ORDE: niets gewijzigd, weggehaald of toegevoegd \/ CLEAN/g)).toHaveLength(5);
    expect(said.match(/0 verschillen/g)).toHaveLength(2);
    expect(said).toMatch(/Eerste foute blad: \d+\nGEMANIPULEERD\n/);
    expect(said).toMatch(/\[HELD_SIZE\]\nEerste foute blad: \d+\nGEMANIPULEERD\n/);
  });
});
