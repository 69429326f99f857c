/** Does what docs/guides/add-a-kpi.md says, with the very code of that page, in a copy of the two pure rooms. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve('.');
let folder: string;
let blocks: { path: string; code: string }[];

const node = async (...args: string[]): Promise<string> => {
  try {
    const { stdout, stderr } = await run(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, CI: '1' },
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-kpi-'));
  const guide = await readFile(join(root, 'docs/guides/add-a-kpi.md'), 'utf8');
  blocks = [...guide.matchAll(/^```ts file=(\S+)\n(.*?)^```$/gms)].map(([, path = '', code = '']) => ({
    path,
    code,
  }));
  for (const path of [
    'package.json',
    'tsconfig.json',
    'jest.config.mjs',
    'libs/programme',
    'libs/indicators',
    'infra/scripts/list-kpis.mjs',
    'infra/scripts/jest-sequencer.mjs',
  ])
    await cp(join(root, path), join(folder, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const only = {
    extends: './tsconfig.json',
    include: blocks.map(({ path }) => path).concat('libs/indicators/definitions.ts'),
  };
  await writeFile(join(folder, 'tsconfig.only.json'), JSON.stringify(only));
  for (const { path, code } of blocks) await writeFile(join(folder, path), code);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('docs/guides/add-a-kpi.md', () => {
  it('names one file and its spec, neither of which is there', async () => {
    expect(blocks.map(({ path }) => path)).toEqual([
      'libs/indicators/kpis/savings-estimated.ts',
      'libs/indicators/kpis/savings-estimated.spec.ts',
    ]);
    for (const { path } of blocks) await expect(readFile(join(root, path))).rejects.toThrow(/ENOENT/);
  });

  it('is found by the build, has right types and meets its spec', async () => {
    expect(await node('infra/scripts/list-kpis.mjs')).toContain('definitions.ts written');
    expect(await readFile(join(folder, 'libs/indicators/definitions.ts'), 'utf8')).toMatch(
      /referralsTakenUp,\n {2}savingsEstimated,\n {2}participants,/,
    );
    const [types, spec] = await Promise.all([
      node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.only.json'),
      node(
        '--experimental-vm-modules',
        '--no-warnings',
        'node_modules/jest/bin/jest.js',
        'savings-estimated',
      ),
    ]);
    expect(types).toBe('');
    expect(spec).toMatch(/Tests: +3 passed, 3 total/);
  });
});
