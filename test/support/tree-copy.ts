import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-i'];

/** Nothing of a run of all tests is shared with what runs in a copy, and no snapshot is written. */
const env = Object.fromEntries([
  ...Object.entries(process.env).filter(([name]) => !/^(WIJKSPOOR_|KURRENTDB_|JEST_)/.test(name)),
  ['CI', '1'],
]);

/** What a command said, and whether it ended well. */
export interface Said {
  readonly ok: boolean;
  readonly text: string;
}

/** A copy of the tree as it is now, in a folder of its own, in which a test does what a guide says. */
export class TreeCopy {
  private constructor(readonly folder: string) {}

  static async make(): Promise<TreeCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'wijkspoor-copy-'));
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      maxBuffer: 1 << 24,
    });
    const files = new Set(stdout.split('\0'));
    const tops = [...new Set([...files].map((path) => path.split('/')[0] ?? ''))].filter((top) => top !== '');
    const folders = new Set([...files].flatMap((path) => parentsOf(path)));
    const root = resolve('.');
    const isOfTree = (path: string): boolean => {
      const own = path.slice(root.length + 1);
      return files.has(own) || folders.has(own);
    };
    for (const top of tops)
      await cp(join(root, top), join(folder, top), { recursive: true, filter: isOfTree });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return new TreeCopy(folder);
  }

  path(...steps: readonly string[]): string {
    return join(this.folder, ...steps);
  }

  async node(...args: readonly string[]): Promise<Said> {
    try {
      const { stdout, stderr } = await run(process.execPath, args, {
        cwd: this.folder,
        env,
        maxBuffer: 1 << 24,
      });
      return { ok: true, text: stdout + stderr };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return { ok: false, text: `${stdout}${stderr}` };
    }
  }

  /** Runs specs of the copy. */
  specs(...args: readonly string[]): Promise<Said> {
    return this.node(...JEST, ...args);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

function parentsOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === '.' ? [] : [parent, ...parentsOf(parent)];
}
