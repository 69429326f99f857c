/**
 * The move of a log and its vault to a cluster, killed with SIGKILL again and again, in the log and in the keys:
 * the next run goes on where it stopped, and at the end the logs are equal, and nothing stands twice. Runs on the
 * test server.
 * Seen to fail: when what stands already is offered again (`copyLog` from the start, and no look for its ids); when
 * a key is restored with a token of its own.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { logDigest } from '../../apps/cli/migrate.js';
import { openSqliteStore, openStore, openVault, type VaultEntry } from '#libs/event-store';

import { anEvent } from '../conformance/event-store-suite.js';
import { dose, PATIENCE, progress } from '../support/dose.js';
import { KurrentServer } from '../support/kurrent-server/kurrent-server.js';

const [EVENTS, KEYS] = [1_300, 600] as const;
/** Killed at so many writes of a run: to the log, or of the vault's. */
const KILLS: readonly (readonly [part: 'log' | 'vault', at: number])[] = dose(
  [
    ['log', 700],
    ['log', 350],
    ['vault', 800],
    ['vault', 610],
  ],
  [
    ...Array.from({ length: 25 }, (_, kill) => ['log', 1 + 2 * kill] as const),
    ...Array.from({ length: 25 }, (_, kill) => ['vault', 500 + 30 * kill] as const),
  ],
);
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-migrate-killed-'));
const [log, vault] = [join(folder, 'log.db'), join(folder, 'vault.db')];
let cluster: KurrentServer;
beforeAll(async () => {
  if (!existsSync(join(root, 'dist/apps/cli/main.js'))) throw new Error('run `npm run build` first');
  cluster = await KurrentServer.start();
});
afterAll(() => {
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const partOf = (stream: string): 'log' | 'vault' | undefined =>
  stream.startsWith('wijkspoor/') ? 'log' : stream.startsWith('wijkspoor.vault/') ? 'vault' : undefined;
const stored = (part: 'log' | 'vault'): number =>
  cluster.ledger.records.filter(({ stream }) => partOf(stream) === part).length;

async function source(): Promise<void> {
  let now = 1_000;
  const store = await openSqliteStore({ path: log, synchronous: 'OFF', clock: () => (now += 3) });
  for (let n = 0; n < EVENTS; n += 1)
    await store.append({ stream: `s${n % 900}`, expected: 'any', events: [anEvent()] });
  await store.close();
  const keys = await openVault(vault, { synchronous: 'OFF' });
  const key = (): string => randomBytes(32).toString('base64url');
  await keys.tokensFor(
    Array.from({ length: KEYS }, () => ({ kind: 'household' as const, scope: '', key: key() })),
  );
  await keys.close();
}

interface Run {
  readonly code: number | null;
  readonly said: string;
  /** Writes to the log that it asked for. */
  readonly offered: number;
}

/** One run of the command; killed when the server gets the n-th write of a part. */
async function run(part?: 'log' | 'vault', at = 0): Promise<Run> {
  const append = cluster.ledger.append.bind(cluster.ledger);
  const asked = { log: 0, vault: 0 };
  const to = cluster.url;
  const options = ['--from', `sqlite:${log}`, '--to', to, '--from-vault', vault, '--to-vault', to];
  const child = spawn(process.execPath, ['dist/apps/cli/main.js', 'migrate', ...options], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cluster.ledger.append = (name, ...rest) => {
    const of = partOf(name);
    if (of !== undefined) asked[of] += 1;
    if (of !== undefined && of === part && asked[of] === at) child.kill('SIGKILL');
    return append(name, ...rest);
  };
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  cluster.ledger.append = append;
  return { code, said, offered: asked.log };
}

async function keysOf(setting: string): Promise<readonly VaultEntry[]> {
  const keys = await openVault(setting);
  const found: VaultEntry[] = [];
  for await (const { kind, scope, key, token } of keys.entries()) found.push({ kind, scope, key, token });
  await keys.close();
  return found.sort((one, other) => one.token.localeCompare(other.token));
}

it(
  `killed ${KILLS.length} times: it goes on, and log and vault are those of the source`,
  async () => {
    await source();
    const tell = progress('the move killed', KILLS.length);
    for (const [kill, [part, at]] of KILLS.entries()) {
      const before = stored('log');
      const { code, said, offered } = await run(part, at);
      expect([code, said]).toEqual([null, expect.not.stringContaining('sleutels in de kluis')]);
      expect(offered).toBeLessThanOrEqual(EVENTS - before);
      tell(kill + 1);
    }
    const before = stored('log');
    const last = await run();
    expect(last).toMatchObject({ code: 0, offered: EVENTS - before });
    expect(last.said).toContain(`${KEYS} sleutels in de kluis`);
    expect([stored('log'), stored('vault')]).toEqual([EVENTS, 2 * KEYS]);
    const digests = [];
    for (const setting of [`sqlite:${log}`, cluster.url]) {
      const store = await openStore(setting);
      digests.push(await logDigest(store));
      await store.close();
    }
    expect(digests[1]).toBe(digests[0]);
    expect(await keysOf(cluster.url)).toEqual(await keysOf(vault));
  },
  PATIENCE,
);
