import { isIP } from 'node:net';
import { readFileSync } from 'node:fs';
import { connect, type ConnectionOptions } from 'node:tls';

import type { EventStoreDBClient } from '@eventstore/db-client';

import { StoreError } from '../errors.js';
import { acquireClient } from './client.js';
import type { KurrentSetting } from './setting.js';

/** Milliseconds that the look at how a node speaks may take. */
const LOOK = 2_000;

const WORDS = {
  user: [
    'gebruiker of wachtwoord wordt door de cluster niet aanvaard: zie WIJKSPOOR_STORE',
    'the cluster does not accept user or password: see WIJKSPOOR_STORE',
  ],
  right: [
    'de gebruiker mist een recht: lezen van $all en lezen en schrijven van de stromen van logboek en kluis (docs/guides/cluster.md)',
    'the user lacks a right: to read $all, and to read and write the streams of log and vault (docs/guides/cluster.md)',
  ],
  certificate: [
    'het certificaat van de cluster is van een uitgever die hier niet bekend is: geef tlsCAFile=<pad van ca.crt> in WIJKSPOOR_STORE',
    "the cluster's certificate is of an issuer that is not known here: give tlsCAFile=<path of ca.crt> in WIJKSPOOR_STORE",
  ],
  name: [
    'het certificaat van de cluster is voor een andere naam dan die in WIJKSPOOR_STORE',
    "the cluster's certificate is for another name than that in WIJKSPOOR_STORE",
  ],
  plain: [
    'de cluster spreekt geen TLS: zet tls=false in WIJKSPOOR_STORE, of zet TLS op de cluster aan',
    'the cluster does not speak TLS: put tls=false in WIJKSPOOR_STORE, or turn TLS on at the cluster',
  ],
  tls: [
    'de cluster spreekt TLS en WIJKSPOOR_STORE zegt tls=false: laat dat weg',
    'the cluster speaks TLS and WIJKSPOOR_STORE says tls=false: leave that out',
  ],
} as const;

const refused = (words: readonly [string, string], cause: unknown): StoreError =>
  new StoreError('STORE_UNAVAILABLE', `KurrentDB: ${words[0]} / ${words[1]}`, { cause });

/**
 * The client of a setting. Throws STORE_UNAVAILABLE, with its path, for a file of certificates that cannot be read.
 */
export function clientOf({ connection }: KurrentSetting): EventStoreDBClient {
  const file = queryOf(connection).get('tlscafile');
  try {
    if (file !== undefined) readFileSync(file);
  } catch (cause) {
    throw refused([`tlsCAFile ${file} kan niet worden gelezen`, `tlsCAFile ${file} cannot be read`], cause);
  }
  return acquireClient(connection);
}

/**
 * What no further try can mend, in words with what to do; undefined for all else. With a setting the first node is
 * also asked how it speaks, which the client does not tell where it has several.
 */
export async function refusalOf(
  error: unknown,
  setting: KurrentSetting | undefined,
): Promise<StoreError | undefined> {
  const kinds = chain(error).map(({ type, code, message }) => `${String(type)} ${String(code)} ${message}`);
  const has = (pattern: RegExp): boolean => kinds.some((kind) => pattern.test(kind));
  if (has(/\b16\b.*UNAUTHENTICATED|unauthenticated/i)) return refused(WORDS.user, error);
  if (has(/^access-denied|\b7\b.*PERMISSION_DENIED/)) return refused(WORDS.right, error);
  const how = setting === undefined ? undefined : await spoken(setting);
  return how === undefined ? undefined : refused(WORDS[how], error);
}

interface ErrorInChain {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message: string;
  readonly cause?: unknown;
}

function chain(error: unknown): readonly ErrorInChain[] {
  const said: ErrorInChain[] = [];
  for (let each = error; each instanceof Object && said.length < 5; each = (each as ErrorInChain).cause)
    said.push({ ...(each as ErrorInChain), message: String((each as ErrorInChain).message) });
  return said;
}

function queryOf(connection: string): Map<string, string> {
  const pairs = new URLSearchParams(connection.split('?')[1] ?? '');
  return new Map([...pairs].map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * What is wrong between how the setting has it and how the first node speaks; undefined when nothing is, or none
 * answers.
 */
async function spoken({ connection }: KurrentSetting): Promise<keyof typeof WORDS | undefined> {
  const query = queryOf(connection);
  const wantsTls = query.get('tls') !== 'false' && query.get('tlsverifycert') !== 'false';
  const first = /:\/\/(?:[^@]*@)?([^,?/]+)/.exec(connection)?.[1] ?? '';
  const [, host = '', port = '2113'] = /^\[?(.+?)\]?(?::(\d+))?$/.exec(first) ?? [];
  const file = query.get('tlscafile');
  const problem = await handshake({
    host,
    port: Number(port),
    ALPNProtocols: ['h2'],
    rejectUnauthorized: wantsTls,
    ...(isIP(host) ? {} : { servername: host }),
    ...(wantsTls && file !== undefined ? { ca: readFileSync(file) } : {}),
  });
  if (query.get('tls') === 'false') return problem === undefined ? 'tls' : undefined;
  if (problem === undefined || /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|late/.test(problem)) return undefined;
  if (/ALTNAME/.test(problem)) return 'name';
  return /CERT|SIGNATURE|ISSUER/.test(problem) ? 'certificate' : 'plain';
}

/** Resolves with the code of what went wrong, or undefined when both speak TLS and trust each other. */
function handshake(options: ConnectionOptions): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ ...options, timeout: LOOK });
    const end = (problem: string | undefined): void => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('secureConnect', () => end(undefined));
    socket.once('timeout', () => end('late'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    socket.once('end', () => end('ended'));
  });
}
