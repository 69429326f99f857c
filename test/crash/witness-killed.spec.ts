/**
 * The real witness, killed with SIGKILL while two histories of one log, both signed with its key, are sent to it at
 * once: it never cosigns two roots of one size, nor one that does not go on from what it cosigned before.
 * Seen to fail: with `keep` in apps/witness/witness.ts after the answer.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  COSIGNATURE,
  leafHash,
  newSigningKey,
  parseNote,
  parseSigningKey,
  parseVerifierKey,
  signingKey,
  verifyNote,
} from '#libs/transparency';
import { consistencyOf, rootOf, signedTree, submissionOf } from '../support/a-tree.js';
import { dose, PATIENCE, progress } from '../support/dose.js';

const ROUNDS = dose(5, 1_000);
const LOG = signingKey('log.example.org/wijkspoor', new Uint8Array(32).fill(1));
const root = join(import.meta.dirname, '../..');
let folder: string;
let environment: NodeJS.ProcessEnv;
let verifier: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-witness-'));
  const key = newSigningKey('witness.example.org', COSIGNATURE);
  verifier = parseSigningKey(key).verifier;
  writeFileSync(join(folder, 'key'), key, { mode: 0o600 });
  writeFileSync(join(folder, 'logs'), `# the log\nlog ${LOG.verifier}\n`);
  environment = {
    ...process.env,
    NODE_OPTIONS: '',
    PORT: '0',
    WITNESS_KEY: join(folder, 'key'),
    WITNESS_LOGS: join(folder, 'logs'),
    WITNESS_FOLDER: join(folder, 'state'),
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function started(): Promise<Running> {
  const child = spawn(process.execPath, ['dist/apps/witness/main.js'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`ended (${code}): ${said}`)));
  });
  return { child, url };
}

/** Sends a history that goes on from `size`; answers whether it was cosigned, undefined when the witness was gone. */
async function isCosigned(
  url: string,
  size: number,
  leaves: readonly Uint8Array[],
): Promise<boolean | undefined> {
  const proof = size === 0 ? [] : consistencyOf(leaves, size);
  const body = submissionOf(size, proof, signedTree(leaves, LOG));
  try {
    const response = await fetch(`${url}add-checkpoint`, { method: 'POST', body });
    const line = await response.text();
    if (response.status !== 200) return false;
    const note = parseNote(signedTree(leaves, LOG) + line);
    expect(verifyNote(note, [parseVerifierKey(verifier)])).toHaveLength(1);
    return true;
  } catch {
    return undefined;
  }
}

/** The root that a witness shows as its latest, in base64; undefined before there is one. */
async function shown(url: string): Promise<string | undefined> {
  const name = createHash('sha256').update(LOG.name).digest('hex');
  const response = await fetch(`${url}${name}/checkpoint`);
  const text = await response.text();
  return response.status === 200 ? text.split('\n')[2] : undefined;
}

const base64 = (leaves: readonly Uint8Array[]): string => Buffer.from(rootOf(leaves)).toString('base64');

/** Histories that each go on from one, and from no other; some are of the same size. */
const goingOn = (history: readonly Uint8Array[], round: number): readonly (readonly Uint8Array[])[] =>
  [1, 1, 2, 2, 3].map((more, at) => [
    ...history,
    ...Array.from({ length: more }, (_, i) => leafHash(Buffer.from(`${round} ${at} ${i}`))),
  ]);

describe('a witness that is killed', () => {
  it(
    `never cosigns two histories, ${ROUNDS} times`,
    async () => {
      const tell = progress('the witness killed', ROUNDS);
      let history: readonly Uint8Array[] = [];
      let sent: readonly (readonly Uint8Array[])[] = [];
      let told: readonly (readonly Uint8Array[])[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        tell(round);
        const { child, url } = await started();
        const exit = once(child, 'exit');
        const root = await shown(url);
        const kept = [history, ...sent].find((leaves) => leaves.length > 0 && base64(leaves) === root);
        // What it told is what it kept; of what it kept and did not tell there is one at most, since one is shown.
        if (told.length > 0) expect(told).toEqual([kept]);
        expect(kept === undefined).toBe(root === undefined);
        history = kept ?? history;
        sent = goingOn(history, round);
        const answers = sent.map((leaves) => isCosigned(url, history.length, leaves));
        if (round % 3 > 0) await Promise.race(answers);
        else for (let turn = round % 7; turn > 0; turn -= 1) await new Promise(setImmediate);
        child.kill('SIGKILL');
        await exit;
        const outcomes = await Promise.all(answers);
        told = sent.filter((_, at) => outcomes[at] === true);
      }
      expect(history.length).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
