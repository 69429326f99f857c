import { chmod, open, readFile, stat } from 'node:fs/promises';

import { newSigningKey, parseSigningKey, type SigningKey } from './keys.js';

/** A key that is not there, that others could read, or that is none: said with its path, never with its content. */
export class KeyFileError extends Error {
  constructor(path: string, nl: string, en: string, cause?: unknown) {
    super(`${path}: ${nl} / ${en}`, { cause });
  }
}

/** Anybody but the owner. */
const OTHERS = 0o077;

/**
 * Reads the key of one who signs. Throws KeyFileError when it is not there, when anybody but its owner may read or
 * write it, and when it is no key.
 */
export async function readKeyFile(path: string): Promise<SigningKey> {
  const found = await stat(path).catch((error: unknown) => {
    throw new KeyFileError(path, 'de sleutel is er niet', 'the key is not there', error);
  });
  // Windows knows no such bits and answers 0o666 for whatever may be written.
  if (process.platform !== 'win32' && (found.mode & OTHERS) !== 0)
    throw new KeyFileError(
      path,
      'anderen dan de eigenaar mogen bij deze sleutel: maak er 0600 van (chmod 600)',
      'others than its owner may reach this key: make it 0600 (chmod 600)',
    );
  try {
    return parseSigningKey((await readFile(path, 'utf8')).trim());
  } catch (error) {
    throw new KeyFileError(path, 'dit is geen sleutel', 'this is no signing key', error);
  }
}

/**
 * Makes a new key under a name and keeps it in a new file that only its owner reads. Throws KeyFileError when there
 * is a file.
 */
export async function makeKeyFile(path: string, name: string, kind?: number): Promise<SigningKey> {
  const text = newSigningKey(name, kind);
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw new KeyFileError(path, 'hier kan geen nieuwe sleutel komen', 'no new key can be made here', error);
  });
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
  return parseSigningKey(text);
}
