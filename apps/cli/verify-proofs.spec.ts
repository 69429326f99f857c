/**
 * Seen to fail: with `checkLog` answering no fault, a changed event beside its digest is not told; without
 * `againstKept`, a log that was signed again is not; without `isOf`, what another key signed counts.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';
import { newSigningKey, parseSigningKey, Sequencer, type SigningKey } from '#libs/transparency';
import { aFolder, fill } from '../../libs/transparency/testing/a-log.js';
import { insiderSets } from '../../libs/transparency/testing/an-insider.js';
import { keptCheckpoint, verifyProofs } from './verify-proofs.js';

const ORIGIN = 'log.example.org/wijkspoor';

let folder: string;
let key: SigningKey;
let config: Config;
beforeEach(async () => {
  folder = aFolder();
  const text = newSigningKey(ORIGIN);
  key = parseSigningKey(text);
  writeFileSync(join(folder, 'key'), `${text}\n`, { mode: 0o600 });
  config = loadConfig({
    WIJKSPOOR_STORE: `sqlite:${join(folder, 'log.db')}`,
    WIJKSPOOR_PROOF_KEY: join(folder, 'key'),
    WIJKSPOOR_ACCESS: 'open',
  });
  await posted(0, 300);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = () => openSqliteStore({ path: join(folder, 'log.db') });

async function posted(from: number, to: number): Promise<void> {
  const store = await opened();
  await fill(store, from, to);
  await store.close();
}

/** Signs what is in the log; answers the file of a checkpoint that somebody keeps elsewhere. */
async function signed(by: SigningKey = key): Promise<string> {
  const store = await opened();
  const note = (await new Sequencer({ source: store, folder: join(folder, 'proofs'), key: by }).pass())?.note;
  await store.close();
  const kept = join(folder, `kept-${Math.random()}`);
  writeFileSync(kept, note ?? '');
  return kept;
}

async function verified(
  kept: readonly string[] = [],
  of = config,
): Promise<{ readonly wrong: number; readonly said: string }> {
  const store = await opened();
  let said = '';
  try {
    const wrong = await verifyProofs(of, store, kept.map(keptCheckpoint), (text) => (said += text));
    return { wrong, said };
  } finally {
    await store.close();
  }
}

/** With its digest, so that the log by itself is as it was. */
const changed = (): void => insiderSets(join(folder, 'log.db'), 200, 'data', ['199', '198']);

describe('verify, given a log of 300 events', () => {
  it('says what it cannot see, where nothing was signed', async () => {
    changed();
    const { wrong, said } = await verified();
    expect(said).toMatch(/^niets ondertekend .* \/ nothing signed beside this log: .*cannot be seen here\n$/);
    expect(wrong).toBe(0);
  });

  it('holds the log against all that was signed, and says what is not yet', async () => {
    await signed();
    await posted(300, 340);
    await signed();
    await posted(340, 345);
    const { wrong, said } = await verified();
    expect(said).toMatch(/340 events and 2 checkpoints held against what was signed, 5 behind them not/);
    expect(wrong).toBe(0);
  });

  it('names an event that was changed together with its digest', async () => {
    await signed();
    changed();
    const { wrong, said } = await verified();
    expect(said).toMatch(/Blad 199 is niet wat is ondertekend: de gebeurtenis .* \/ Leaf 199 is not what/);
    expect(wrong).toBe(1);
  });

  it('is right about a log that was signed again after a change, unless somebody kept a checkpoint', async () => {
    const kept = await signed();
    expect(await verified([kept])).toMatchObject({ wrong: 0, said: expect.stringMatching(/root of 300 ev/) });
    changed();
    rmSync(join(folder, 'proofs'), { recursive: true });
    await signed();
    expect((await verified()).wrong).toBe(0);
    const { wrong, said } = await verified([kept]);
    expect(said).toContain(`${kept}: het logboek geeft een andere wortel dan is ondertekend`);
    expect(wrong).toBe(1);
  });

  it('takes no signature of another key, beside the log or kept', async () => {
    const kept = await signed(parseSigningKey(newSigningKey(ORIGIN)));
    const { wrong, said } = await verified([kept]);
    expect(said.match(/of van een andere sleutel/g)).toHaveLength(2);
    expect(wrong).toBe(2);
  });

  it('says that it did not look by whom, where no key is at hand', async () => {
    await signed();
    const { proofs, ...without } = config;
    expect(proofs).toBeDefined();
    const { wrong, said } = await verified([], without);
    expect(said).toMatch(/by whom was not checked: name the key \(WIJKSPOOR_PROOF_KEY\)\n$/);
    expect(wrong).toBe(0);
  });

  it('refuses a log that is shorter than a kept checkpoint, and a file that is none', async () => {
    cpSync(join(folder, 'log.db'), join(folder, 'before.db'));
    await posted(300, 310);
    const kept = await signed();
    rmSync(join(folder, 'proofs'), { recursive: true });
    cpSync(join(folder, 'before.db'), join(folder, 'log.db'));
    expect((await verified([kept])).said).toMatch(/korter dan wat is ondertekend/);
    await expect(verified([join(folder, 'key')])).rejects.toThrow(/geen controlepunt \/ this is no checkp/);
  });
});
