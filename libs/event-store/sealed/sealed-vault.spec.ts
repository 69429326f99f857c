import { afterAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeKeyVault, household } from '../../../test/conformance/key-vault-suite.js';
import { openMemoryStore } from '../memory/memory-store.js';
import { openMemoryVault } from '../memory/memory-vault.js';
import { openVault } from '../open.js';
import { mustKnowTokensOf } from '../vault-check.js';
import { eraseFrom, forgottenAmong } from './erasure.js';
import { SealedVault } from './sealed-vault.js';
import { VaultCipher } from './vault-cipher.js';

const root = mkdtempSync(join(tmpdir(), 'wijkspoor-sealed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const newPath = (): string => join(root, `${(count += 1)}`, 'vault.db');
const secret = (name: string): Uint8Array => createHash('sha256').update(name).digest();
const KEY = secret('one');

describeKeyVault('sealed in memory', {
  create: async () => new SealedVault(openMemoryVault(), new VaultCipher(KEY)),
});
describeKeyVault('sealed on sqlite', { create: () => openVault(newPath(), { key: KEY }) });

/** Seen to fail: with `seal` giving the key as it is; with the partner's id left as scope. */
it('given a sealed vault, then no file of it holds a key or a partner, and the same key finds its token after a restart', async () => {
  const path = newPath();
  const keys = [
    household('c2VhbGVkLWtleQ'),
    { kind: 'person', scope: 'partner-x', key: 'cGVyc29u' },
  ] as const;
  const vault = await openVault(path, { key: KEY });
  const tokens = await vault.tokensFor(keys);
  const files = readdirSync(join(path, '..')).map((name) => readFileSync(join(path, '..', name), 'latin1'));
  for (const text of ['c2VhbGVkLWtleQ', 'cGVyc29u', 'partner-x']) expect(files.join()).not.toContain(text);
  await vault.close();
  const again = await openVault(path, { key: KEY });
  expect(await again.tokensFor(keys)).toEqual(tokens);
  expect([...(await again.reveal(tokens)).values()]).toEqual(['c2VhbGVkLWtleQ', 'cGVyc29u']);
  await again.close();
});

/** Seen to fail: without each of the three throws of `#check`. */
describe('given a vault that is not what the setting says, then it is refused in words before a token is made', () => {
  it.each([
    ['plain', undefined, KEY, 'WIJKSPOOR_VAULT_KEY is set'],
    ['sealed', KEY, undefined, 'Set WIJKSPOOR_VAULT_KEY'],
    ['other-key', KEY, secret('two'), 'another key than WIJKSPOOR_VAULT_KEY'],
  ] as const)('%s', async (found, first, second, words) => {
    const path = newPath();
    const vault = await openVault(path, first === undefined ? {} : { key: first });
    const tokens = await vault.tokensFor([household('a')]);
    await vault.close();
    const wrong = openVault(path, second === undefined ? {} : { key: second });
    await expect(wrong).rejects.toMatchObject({ code: 'VAULT_SEAL_MISMATCH', found });
    await expect(wrong).rejects.toThrow(words);
    const right = await openVault(path, first === undefined ? {} : { key: first });
    expect(await right.tokensFor([household('a')])).toEqual(tokens);
    await right.close();
  });
});

it('a key that was changed in the file is said to be damaged, and none is given', async () => {
  const inner = openMemoryVault();
  const vault = new SealedVault(inner, new VaultCipher(KEY));
  await vault.tokensFor([household('a')]);
  const other = new VaultCipher(secret('two')).seal(household('b'));
  const [token = ''] = await inner.tokensFor([other]);
  await expect(vault.reveal([token])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

describe('given a key that was forgotten on purpose', () => {
  const data = (token: string): string => JSON.stringify({ householdKey: token });
  const logWith = async (token: string) => {
    const log = openMemoryStore();
    const event = { eventId: 'e1', type: 'T', schemaVersion: 1, data: data(token), metadata: '{}' };
    await log.append({ stream: 's', expected: 'no-stream', events: [event] });
    return log;
  };

  // Seen to fail: without the marks in eraseFrom, and without the look at them in mustKnowTokensOf.
  it('then its vault is not taken for one that lost it; one that lost it is', async () => {
    const vault = await openVault(newPath(), { key: KEY });
    const [token = ''] = await vault.tokensFor([household('a')]);
    const log = await logWith(token);
    expect(await eraseFrom(vault, [household('a'), household('never')])).toEqual([token]);
    expect(await vault.reveal([token])).toEqual(new Map());
    await expect(mustKnowTokensOf(log, vault)).resolves.toBeUndefined();
    expect([...(await forgottenAmong(vault, [token, 't_other']))]).toEqual([token]);
    await vault.close();
    const lost = await openVault(newPath(), { key: KEY });
    await expect(mustKnowTokensOf(log, lost)).rejects.toMatchObject({ code: 'VAULT_MISMATCH' });
    await lost.close();
  });

  it('when it is asked again, then nothing is left to do; the same key posted later is somebody new', async () => {
    const vault = await openVault(':memory:');
    const [token] = await vault.tokensFor([household('a')]);
    await eraseFrom(vault, [household('a')]);
    expect(await eraseFrom(vault, [household('a')])).toEqual([]);
    expect((await vault.tokensFor([household('a')]))[0]).not.toBe(token);
    await vault.close();
  });
});
