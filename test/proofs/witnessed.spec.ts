/** The whole chain: a log, its sequencer, the witness as it is run, a bundle, and both verifiers. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  COSIGNATURE,
  Feeding,
  noteOfSize,
  parsePolicy,
  parseVerifierKey,
  signingKey,
  TileFolder,
} from '#libs/transparency';
import { writeBundle } from '../../apps/cli/export/write-bundle.js';
import { witnessServer } from '../../apps/witness/server.js';
import { Witness } from '../../apps/witness/witness.js';
import { ALog, KEY, noPrograms } from './a-bundle.js';
import { byPython, byScript, hasPython } from './verifiers.js';

const MINISTRY = signingKey('witness.example.org', new Uint8Array(32).fill(5), COSIGNATURE);
const key = KEY.verifier;
let folder: string;
let server: Server;
let policy: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-witnessed-'));
  const witness = new Witness({
    key: MINISTRY,
    logs: [parseVerifierKey(key)],
    folder: join(folder, 'seen'),
    now: () => 1_700_000_060_000,
  });
  server = witnessServer(witness, '', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  policy = `log ${key}\nwitness ministry ${MINISTRY.verifier} http://127.0.0.1:${port}\nquorum ministry\n`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** A log that asks the witness after each size, and its bundle; `faults` says what the witness did not sign. */
async function witnessed(
  name: string,
): Promise<{ readonly path: string; readonly faults: readonly unknown[] }> {
  const log = new ALog(join(folder, name));
  const { checkpoints, tiles } = log.sequencer;
  const feeding = new Feeding({ policy: parsePolicy(policy), folder: log.folder, checkpoints, tiles });
  const faults: unknown[] = [];
  for (const size of [40, 90]) {
    await log.fill({ sizes: [size] });
    if (log.sequencer.signed) await feeding.feed(log.sequencer.signed);
    faults.push(feeding.status[0]?.fault);
  }
  await feeding.close();
  const signed = await noteOfSize(log.folder, 90);
  if (signed === undefined) throw new Error('nothing was signed');
  const path = join(folder, `${name}-bundle`);
  const programs = noPrograms(join(folder, 'programs'));
  await writeBundle({
    store: log.store,
    signed,
    tiles: new TileFolder(log.folder),
    policy,
    programs,
    target: path,
  });
  return { path, faults };
}

it('a log that the witness saw grow is clean by its policy; another one, signed with the same key, it does not sign', async () => {
  const { path, faults } = await witnessed('log');
  expect(faults).toEqual([undefined, undefined]);
  expect(await byScript(path, { key })).toEqual({ exitCode: 0, counts: {}, firstBad: null });
  const other = await witnessed('other');
  expect(other.faults).toEqual([expect.any(String), expect.any(String)]);
  expect(await byScript(other.path, { key })).toEqual({ exitCode: 2, counts: { QUORUM: 1 }, firstBad: null });
  const checkpoints = [join(path, 'checkpoint')];
  expect(await byScript(other.path, { key, checkpoints })).toMatchObject({
    exitCode: 1,
    counts: { HELD_ROOT: 1 },
  });
  if (hasPython)
    expect(
      byPython([
        [path, { key }],
        [other.path, { key }],
      ]).map(({ exitCode }) => exitCode),
    ).toEqual([0, 2]);
});
