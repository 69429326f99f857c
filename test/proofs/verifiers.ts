import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { verifyBundle, type Report } from '#libs/verifier';
import { folderSource } from '../../apps/verifier/folder.js';
import { nodeCryptography } from '../../apps/verifier/node-cryptography.js';

export const PYTHON_FILE = fileURLToPath(new URL('../../apps/verifier/verify.py', import.meta.url));

/** What an auditor brings: names of files. */
export interface Brought {
  readonly key?: string;
  readonly checkpoints?: readonly string[];
  readonly receipts?: readonly string[];
  readonly earlier?: string;
  readonly authority?: string;
}

export type Found = Pick<Report, 'exitCode' | 'counts'> & {
  readonly firstBad: { readonly leaf: number; readonly upTo?: number } | null;
};

const held = (
  names: readonly string[] = [],
): readonly { readonly name: string; readonly bytes: Uint8Array }[] =>
  names.map((name) => ({ name, bytes: readFileSync(name) }));

/** By the verifier in TypeScript, in this process. */
export async function byScript(
  bundle: string,
  { key, checkpoints, receipts, earlier, authority }: Brought,
): Promise<Found> {
  const { exitCode, counts, firstBad } = await verifyBundle({
    source: folderSource(bundle),
    cryptography: nodeCryptography,
    ...(key === undefined ? {} : { key }),
    checkpoints: held(checkpoints),
    receipts: held(receipts),
    ...(earlier === undefined ? {} : { earlier: folderSource(earlier) }),
    ...(authority === undefined ? {} : { authority: { name: authority, bytes: readFileSync(authority) } }),
  });
  return { exitCode, counts, firstBad: firstBad ?? null };
}

const argumentsOf = (
  bundle: string,
  { key, checkpoints = [], receipts = [], earlier, authority }: Brought,
): readonly string[] => [
  bundle,
  '--json',
  ...(key === undefined ? [] : ['--key', key]),
  ...checkpoints.flatMap((name) => ['--checkpoint', name]),
  ...receipts.flatMap((name) => ['--receipt', name]),
  ...(earlier === undefined ? [] : ['--earlier', earlier]),
  ...(authority === undefined ? [] : ['--authority', authority]),
];

/**
 * Calls the program for each line of arguments as often as there are, in one process: to start Python takes longer
 * than to check.
 */
const DRIVER = `
import contextlib, io, json, runpy, sys
program = runpy.run_path(sys.argv[1])
for line in sys.stdin:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            code = program["main"](json.loads(line))
        except (program["NotRun"], program["Malformed"], OSError):
            code = 3
    print(json.dumps([code, out.getvalue()]))
`;

/** By the one in Python, of each bundle in order. */
export function byPython(asked: readonly (readonly [bundle: string, brought: Brought])[]): readonly Found[] {
  const input = asked.map(([bundle, brought]) => JSON.stringify(argumentsOf(bundle, brought))).join('\n');
  const { stdout, stderr, status } = spawnSync('python3', ['-c', DRIVER, PYTHON_FILE], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [code, text] = JSON.parse(line) as [number, string];
      if (code === 3) return { exitCode: 3 as never, counts: {}, firstBad: null };
      const { exitCode, counts, firstBad } = JSON.parse(text) as Found;
      if (exitCode !== code) throw new Error(`told ${exitCode}, ended with ${code}`);
      return { exitCode, counts, firstBad };
    });
}

export const hasPython = spawnSync('python3', ['--version']).status === 0;
