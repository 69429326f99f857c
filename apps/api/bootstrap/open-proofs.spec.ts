import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '#libs/platform';
import { makeKeyFile } from '#libs/transparency';
import { openProofs } from './open-proofs.js';

const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-open-proofs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = (environment: Readonly<Record<string, string>>) => loadConfig(environment).proofs;

describe('the settings of proofs', () => {
  it('without a key nothing is signed, and what needs one is refused', () => {
    expect(settings({})).toBeUndefined();
    expect(() => settings({ WIJKSPOOR_PROOF_ORIGIN: 'a' })).toThrow(/WIJKSPOOR_PROOF_ORIGIN/);
    expect(() => settings({ WIJKSPOOR_PROOF_POLICY: 'a' })).toThrow(/WIJKSPOOR_PROOF_POLICY/);
    const [url, file] = ['WIJKSPOOR_STAMPS_URL', 'WIJKSPOOR_STAMPS_AUTHORITY'];
    expect(() => settings({ [url]: 'http://tsa.example.org' })).toThrow(new RegExp(file));
    expect(() => settings({ [file]: 'tsa.pem' })).toThrow(new RegExp(url));
    expect(() => settings({ [url]: 'ftp://tsa.example.org', [file]: 'tsa.pem' })).toThrow(new RegExp(url));
    expect(() => settings({ WIJKSPOOR_WITNESS_EVERY: '0' })).toThrow(/WIJKSPOOR_WITNESS_EVERY/);
  });

  it('the folder stands beside the log', () => {
    const given = settings({ WIJKSPOOR_STORE: 'sqlite:/data/w.db', WIJKSPOOR_PROOF_KEY: '/keys/log.key' });
    expect(given).toMatchObject({ keyFile: '/keys/log.key', folder: join('/data', 'proofs') });
  });

  it('the demo makes a key of its own and keeps it', async () => {
    const config = settings({ WIJKSPOOR_STORE: `sqlite:${folder}/demo.db`, WIJKSPOOR_DEMO: '1' })!;
    const { key } = await openProofs(config, true);
    expect(statSync(config.keyFile).mode & 0o777).toBe(0o600);
    expect((await openProofs(config, true)).key.verifier).toBe(key.verifier);
  });

  it('a demo in memory leaves its folder to who closes it', async () => {
    const proofs = await openProofs(settings({ WIJKSPOOR_STORE: 'memory:', WIJKSPOOR_DEMO: '1' })!, true);
    expect(proofs.temporary).toBe(true);
    rmSync(proofs.folder, { recursive: true });
  });

  // Seen to fail: without the comparison of the names, and without the demo's being asked for.
  it('refuses a key of another log, one that is not there outside the demo, and a policy that is none', async () => {
    const keyFile = join(folder, 'log.key');
    await makeKeyFile(keyFile, 'log.example.org/a');
    const config = { keyFile, folder: join(folder, 'proofs'), witnessEvery: 60 };
    await expect(openProofs({ ...config, origin: 'log.example.org/b' }, false)).rejects.toThrow(
      /WIJKSPOOR_PROOF_ORIGIN/,
    );
    await expect(openProofs({ ...config, keyFile: join(folder, 'none.key') }, false)).rejects.toThrow(
      /er niet/,
    );
    const policyFile = join(folder, 'policy');
    writeFileSync(policyFile, 'quorum nobody\n');
    await expect(openProofs({ ...config, policyFile }, false)).rejects.toThrow(/line 1/);
    const stamps = { url: 'http://tsa.example.org', authorityFile: policyFile };
    await expect(openProofs({ ...config, stamps }, false)).rejects.toThrow(/WIJKSPOOR_STAMPS_AUTHORITY/);
    expect(await openProofs({ ...config, origin: 'log.example.org/a' }, false)).toMatchObject({
      temporary: false,
      witnessEvery: 60_000,
      folder: config.folder,
    });
  });
});
