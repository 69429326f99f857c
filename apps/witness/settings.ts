import { readFileSync } from 'node:fs';

import {
  COSIGNATURE,
  ED25519,
  parseVerifierKey,
  readKeyFile,
  type SigningKey,
  type VerifierKey,
} from '#libs/transparency';

export interface WitnessSettings {
  readonly key: SigningKey;
  readonly logs: readonly VerifierKey[];
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly prefix: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings from environment variables. Throws an Error with all that is wrong, in both languages. */
export async function witnessSettings(environment: Environment): Promise<WitnessSettings> {
  const faults: string[] = [];
  const get = (name: string): string => environment[name]?.trim() ?? '';
  const read = async <T>(name: string, work: (text: string) => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work(get(name));
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
      return undefined;
    }
  };
  const key = await read('WITNESS_KEY', keyIn);
  const logs = await read('WITNESS_LOGS', logsIn);
  const folder = await read('WITNESS_FOLDER', (text) => wanted(text !== '', text, 'een map / a folder'));
  const port = await read('PORT', (text) =>
    wanted(/^\d{0,5}$/.test(text) && Number(text) < 65_536, Number(text || 3100), '0–65535'),
  );
  const prefix = await read('WITNESS_PREFIX', (text) =>
    wanted(/^(\/[A-Za-z0-9._-]+)*$/.test(text), text, '/pad / a path'),
  );
  if (
    key === undefined ||
    logs === undefined ||
    folder === undefined ||
    port === undefined ||
    prefix === undefined
  )
    throw new Error(faults.join('\n'));
  return { key, logs, folder, port, prefix, host: get('HOST') || '127.0.0.1' };
}

function wanted<T>(isRight: boolean, value: T, what: string): T {
  if (isRight) return value;
  throw new Error(`moet zijn / must be: ${what}`);
}

/**
 * The key of a witness, from a file that nobody else may read. Throws KeyFileError, and Error for the key of a log.
 */
async function keyIn(path: string): Promise<SigningKey> {
  const key = await readKeyFile(path);
  if (parseVerifierKey(key.verifier).kind === COSIGNATURE) return key;
  throw new Error('geen sleutel van een getuige / not the key of a witness (--new-key)');
}

/**
 * Keys of logs, a line each; lines that begin with # are remarks, and `log ` before a key is as a tlog-policy
 * writes it.
 */
function logsIn(path: string): readonly VerifierKey[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const keys = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => parseVerifierKey(line.replace(/^log\s+/, '').split(/\s/)[0] ?? ''));
  if (keys.length === 0) throw new Error('geen logboeken / no logs');
  if (keys.some(({ kind }) => kind !== ED25519))
    throw new Error('geen sleutel van een logboek / not the key of a log');
  return keys;
}
