import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { KeyFileError, makeKeyFile, readKeyFile } from './key-file.js';

const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the file of a signing key', () => {
  it('is made for its owner alone, never over another, and read back', async () => {
    const path = join(folder, 'one.key');
    const made = await makeKeyFile(path, 'log.example.org/wijkspoor');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await readKeyFile(path)).verifier).toBe(made.verifier);
    await expect(makeKeyFile(path, 'log.example.org/wijkspoor')).rejects.toThrow(KeyFileError);
    expect((await readKeyFile(path)).verifier).toBe(made.verifier);
  });

  it.each([0o640, 0o604, 0o620, 0o660])('is refused when its mode is %o', async (mode) => {
    // Seen to fail: without the comparison of the mode.
    const path = join(folder, `${mode}.key`);
    await makeKeyFile(path, 'log.example.org/wijkspoor');
    chmodSync(path, mode);
    await expect(readKeyFile(path)).rejects.toThrow(/chmod 600/);
  });

  it('is refused when it is not there or no key, without a word of what is in it', async () => {
    const path = join(folder, 'broken.key');
    const made = join(folder, 'whole.key');
    await makeKeyFile(made, 'log.example.org/wijkspoor');
    const text = readFileSync(made, 'utf8').replace('log.example', 'other.example');
    writeFileSync(path, text, { mode: 0o600 });
    await expect(readKeyFile(join(folder, 'none.key'))).rejects.toThrow(KeyFileError);
    const error = (await readKeyFile(path).catch((found: unknown) => found)) as Error;
    expect(error).toBeInstanceOf(KeyFileError);
    // What is behind the fourth plus: base64, which may have a plus itself.
    const secret = text.trim().replace(/^(?:[^+]*\+){4}/, '');
    expect(secret).toMatch(/^[A-Za-z0-9+/]{44}$/);
    expect(error.message).not.toContain(secret);
  });
});
