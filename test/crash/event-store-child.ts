import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./event-store-appender.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../dist/libs/event-store/index.js', import.meta.url));

export interface Appender {
  readonly child: ChildProcess;
  /** `<event id> <position>` of every acknowledged append so far. */
  readonly acknowledged: string[];
  /** Resolves when the process has ended and all it printed is read. */
  readonly ended: Promise<number | null>;
  /** Resolves once that many appends are acknowledged; rejects when the process ends before. */
  reached(count: number): Promise<void>;
}

/** A process of its own that appends to the log at `path`; without `count` until it is killed. */
export function startAppender(
  path: string,
  over: { synchronous?: string; name?: string; count?: number; env?: object } = {},
): Appender {
  if (!existsSync(built)) throw new Error(`${built} is missing: run \`npm run build\` before the tests`);
  const { synchronous = 'FULL', name = 'crash', count, env = {} } = over;
  const args = [script, path, synchronous, name, ...(count === undefined ? [] : [String(count)])];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    acknowledged.push(...lines);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const reached = async (wanted: number): Promise<void> => {
    while (acknowledged.length < wanted) {
      if (child.exitCode !== null) throw new Error(`the appender ended after ${acknowledged.length} appends`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  return { child, acknowledged, ended, reached };
}
