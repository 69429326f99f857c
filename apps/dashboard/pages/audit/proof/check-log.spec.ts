import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '#libs/event-store';
import { Sequencer, signingKey } from '#libs/transparency';
import { webCryptography } from '#libs/verifier';

import { aFolder, fill, KEY } from '../../../../../libs/transparency/testing/a-log.js';
import { checkLog, type Outcome } from './check-log.ts';

const [path, other] = [aFolder(), aFolder()];
let held: Uint8Array;
let forked: Uint8Array;
beforeAll(async () => {
  const [store, fork] = [openMemoryStore(), openMemoryStore()];
  const log = new Sequencer({ source: store, folder: path, key: KEY });
  await fill(store, 0, 300);
  await log.pass();
  held = readFileSync(join(path, 'checkpoint'));
  await fill(store, 300, 700);
  await log.pass();
  await fill(fork, 0, 300);
  await new Sequencer({ source: fork, folder: other, key: KEY }).pass();
  forked = readFileSync(join(other, 'checkpoint'));
});
afterAll(() => [path, other].forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const check = (over: Partial<Parameters<typeof checkLog>[0]> = {}): Promise<Outcome> =>
  checkLog({
    get: async (name) => readFileSync(join(path, name)),
    key: KEY.verifier,
    held: undefined,
    cryptography: webCryptography,
    onProgress: () => undefined,
    ...over,
  });

describe('checking the log in a browser', () => {
  it('finds a log as it was signed clean, and the beginning of it as it was kept', async () => {
    const told: number[] = [];
    expect(await check({ onProgress: (done) => told.push(done) })).toEqual({ found: 'clean', size: 700 });
    expect(told).toEqual([256, 512, 700]);
    expect(await check({ held })).toEqual({ found: 'clean', size: 700, held: 300 });
  });

  it('names a history that is not the one that was kept, and one that is shorter', async () => {
    // Seen to fail: without the comparison with what was kept.
    expect(await check({ held: forked })).toEqual({ found: 'held-root', size: 300 });
    const shorter = {
      get: async (name: string) => readFileSync(join(name === 'checkpoint' ? other : path, name)),
    };
    const newest = readFileSync(join(path, 'checkpoint'));
    expect(await check({ ...shorter, held: newest })).toEqual({ found: 'shorter', size: 700 });
  });

  it('finds a leaf that was changed, one that is gone, and a key that is another', async () => {
    // Seen to fail: without the comparison of the root at the end, and without that of the signature.
    const name = join(path, 'tile/entries/001');
    const whole = readFileSync(name);
    const changed = Buffer.from(whole);
    changed.write('x', 40);
    writeFileSync(name, changed);
    expect(await check()).toEqual({ found: 'root', size: 700 });
    writeFileSync(name, whole.subarray(0, whole.length - 9));
    expect(await check()).toEqual({ found: 'entries', leaf: 256 });
    writeFileSync(name, whole);
    const key = signingKey(KEY.name, new Uint8Array(32).fill(8)).verifier;
    expect(await check({ key })).toEqual({ found: 'signature' });
    expect(await check({ key: 'sleutel' })).toEqual({ found: 'bad-key' });
    expect(await check({ held: Buffer.from('iets anders') })).toEqual({ found: 'bad-checkpoint' });
  });

  it('says so where the browser checks no such signatures', async () => {
    const cryptography = { ...webCryptography, isEd25519: async () => false };
    expect(await check({ cryptography })).toEqual({ found: 'no-ed25519' });
  });
});
