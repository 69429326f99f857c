import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const [SALT, NONCE, TAG] = [16, 12, 16];
const derived = (key: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, 'wijkspoor backup', 32));

/**
 * Encrypts a file with AES-256-GCM under a key of its own (HKDF of the backup's and a new salt), bound to its name.
 */
export async function sealFile(from: string, to: string, key: Uint8Array, name: string): Promise<void> {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', derived(key, salt), nonce).setAAD(Buffer.from(name));
  const target = createWriteStream(to, { mode: 0o600 });
  target.write(Buffer.concat([salt, nonce]));
  await pipeline(createReadStream(from), cipher, target, { end: false });
  await new Promise<void>((resolve, reject) => {
    target.once('error', reject);
    target.end(cipher.getAuthTag(), resolve);
  });
}

/**
 * Decrypts what `sealFile` made. Throws in words when the key is another one, or the file was changed; `to` counts
 * only then.
 */
export async function openFile(from: string, to: string, key: Uint8Array, name: string): Promise<void> {
  const { size } = statSync(from);
  const head = Buffer.alloc(SALT + NONCE);
  const tag = Buffer.alloc(TAG);
  const file = openSync(from, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
    readSync(file, tag, 0, TAG, size - TAG);
  } finally {
    closeSync(file);
  }
  const salt = head.subarray(0, SALT);
  const cipher = createDecipheriv('aes-256-gcm', derived(key, salt), head.subarray(SALT))
    .setAAD(Buffer.from(name))
    .setAuthTag(tag);
  const source = createReadStream(from, { start: SALT + NONCE, end: size - TAG - 1 });
  try {
    await pipeline(source, cipher, createWriteStream(to, { mode: 0o600 }));
  } catch (cause) {
    throw new Error(
      `${from}: WIJKSPOOR_BACKUP_KEY past niet, of het bestand is veranderd / does not fit, or the file was changed`,
      { cause },
    );
  }
}
