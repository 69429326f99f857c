import { readFileSync, statSync } from 'node:fs';

import {
  COSIGNATURE,
  ED25519,
  parseSigningKey,
  parseVerifierKey,
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
export function witnessSettings(environment: Environment): WitnessSettings {
  const faults: string[] = [];
  const get = (name: string): string => environment[name]?.trim() ?? '';
  const read = <T>(name: string, work: (text: string) => T): T | undefined => {
    try {
      return work(get(name));
    } catch (error) {
      faults.push(`${name}: ${(error as Error).message}`);
      return undefined;
    }
  };
  const key = read('WITNESS_KEY', keyIn);
  const logs = read('WITNESS_LOGS', logsIn);
  const folder = read('WITNESS_FOLDER', (text) => wanted(text !== '', text, 'een map / a folder'));
  const port = read('PORT', (text) =>
    wanted(/^\d{0,5}$/.test(text) && Number(text) < 65_536, Number(text || 3100), '0–65535'),
  );
  const prefix = read('WITNESS_PREFIX', (text) =>
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

/** The key of a witness, from a file that nobody else may read. */
function keyIn(path: string): SigningKey {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${path} is voor anderen te lezen (chmod 600) / can be read by others (chmod 600)`);
  const key = parseSigningKey(readFileSync(path, 'utf8').trim());
  if (parseVerifierKey(key.verifier).kind === COSIGNATURE) return key;
  throw new Error('geen sleutel van een getuige / not the key of a witness (--new-key)');
}

/** Keys of logs, a line each; lines that begin with # are remarks, and `log ` before a key is as a tlog-policy writes it. */
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
