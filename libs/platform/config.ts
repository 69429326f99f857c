import { dirname, join } from 'node:path';

import { LOG_LEVELS, type LogLevel } from './logger.js';
import { mailIn, type MailConfig } from './mail-config.js';
import { proofsIn, type ProofConfig } from './proof-config.js';
import { quotasIn, type QuotaConfig } from './quota-config.js';
import { isSafeUrl } from './safe-url.js';
import { signInIn, type SignInConfig } from './sign-in-config.js';

export interface OidcConfig {
  readonly issuer?: string;
  readonly audience?: string;
  /** Default: found by the issuer's discovery document. */
  readonly jwksUri?: string;
  /** The only `typ` of a token that counts; default: that of any access token. */
  readonly tokenType?: string;
}

export interface Config {
  /** `sqlite:<path>`, `memory:` or a connection string of KurrentDB. */
  readonly store: string;
  /** Path of the read model's file, or `:memory:`. */
  readonly readModel: string;
  /** Path of this replica's copy of a log on KurrentDB, or `:memory:`; not used with another store. */
  readonly logCopy: string;
  /** Path of the key vault's file, `:memory:`, or a connection string of KurrentDB. */
  readonly vault: string;
  /** 32 bytes under which the vault's keys are sealed; without it the vault is plain. */
  readonly vaultKey?: Uint8Array;
  /** The vault is known to lack keys of the log, and the server is to start all the same. */
  readonly vaultIncomplete: boolean;
  /** Path of the record of who read what, or `:memory:`. */
  readonly accessRecord: string;
  /** Path of the personal keys that only read figures, or `:memory:`. */
  readonly readingKeys: string;
  /** How many rows of each kind the record keeps. */
  readonly accessRows: number;
  readonly host: string;
  readonly port: number;
  /** A port of their own for the measurements; without it they stand on the public one. */
  readonly metricsPort?: number;
  /** Fixed tokens instead of OIDC; on a loopback address only. */
  readonly demo: boolean;
  readonly oidc: OidcConfig;
  /** How people sign in with a browser; without it they paste a token. */
  readonly signIn?: SignInConfig;
  readonly logLevel: LogLevel;
  /** Seconds between not being ready any more and closing, after SIGTERM. */
  readonly shutdownPause: number;
  /** What one actor may use of this replica. */
  readonly quotas: QuotaConfig;
  /** Of the secret that partners make keys with: by it a typing error is seen before it makes new households. */
  readonly keyFingerprint?: string;
  /** Where this replica tells reminders, and the secret that signs them; told nowhere without it. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** How this replica mails reminders; no mail without it. */
  readonly mail?: MailConfig;
  /** How this server signs its log; only one server of a log does, and it signs nothing without it. */
  readonly proofs?: ProofConfig;
  /** Where traces go (OTLP over HTTP); none without it. */
  readonly otlpEndpoint?: string;
}

export interface ConfigFault {
  readonly setting: string;
  readonly message: { readonly nl: string; readonly en: string };
}

/** Everything that is wrong with the configuration, at once; the message has both languages. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(
      faults.map(({ setting, message }) => `${setting}: ${message.nl} / ${message.en}`).join('\n') ||
        'configuration',
    );
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const STORES = /^(sqlite:.+|memory:|(kurrentdb|esdb)(\+discover)?:\/\/.+)$/;
const ON_CLUSTER = /^(kurrentdb|esdb)(\+discover)?:/;
const isUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/**
 * The configuration from environment variables (docs/guides); an empty variable counts as absent.
 * Throws ConfigError with every fault.
 */
export function loadConfig(environment: Environment): Config {
  const faults: ConfigFault[] = [];
  const complain = (setting: string, nl: string, en: string): void => {
    faults.push({ setting, message: { nl, en } });
  };
  const get = (name: string): string | undefined => environment[name]?.trim() || undefined;

  const store = get('WIJKSPOOR_STORE') ?? 'sqlite:./data/wijkspoor.db';
  if (!STORES.test(store))
    complain(
      'WIJKSPOOR_STORE',
      'moet sqlite:<pad>, memory: of kurrentdb://… zijn',
      'must be sqlite:<path>, memory: or kurrentdb://…',
    );
  const portText = get('PORT') ?? '3000';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535)
    complain('PORT', 'moet een getal van 0 tot 65535 zijn', 'must be a number from 0 to 65535');
  const metricsText = get('WIJKSPOOR_METRICS_PORT');
  if (metricsText !== undefined && (!/^\d{1,5}$/.test(metricsText) || Number(metricsText) > 65_535))
    complain(
      'WIJKSPOOR_METRICS_PORT',
      'moet een getal van 0 tot 65535 zijn',
      'must be a number from 0 to 65535',
    );
  const demo = get('WIJKSPOOR_DEMO');
  if (demo !== undefined && demo !== '0' && demo !== '1')
    complain('WIJKSPOOR_DEMO', 'moet 1 of 0 zijn', 'must be 1 or 0');
  for (const name of ['WIJKSPOOR_OIDC_ISSUER', 'WIJKSPOOR_OIDC_JWKS_URI']) {
    const value = get(name);
    if (value !== undefined && !isSafeUrl(value))
      complain(
        name,
        'moet een https-URL zijn (http alleen naar deze computer): een URL zonder naam en wachtwoord',
        'must be an https URL (http to this computer only): a URL without name and password',
      );
  }
  for (const name of ['OTEL_EXPORTER_OTLP_ENDPOINT']) {
    const value = get(name);
    if (value !== undefined && !isUrl(value)) complain(name, 'moet een URL zijn', 'must be a URL');
  }
  const signIn = signInIn(get, complain);
  const webhook = webhookIn(get, complain);
  const mail = mailIn(get, complain, (file) => beside(store, file));
  const quotas = quotasIn(get, complain);
  const proofs = proofsIn(get, complain, (file) => beside(store, file), demo === '1');
  const pauseText = get('WIJKSPOOR_SHUTDOWN_PAUSE') ?? '0';
  if (!/^\d{1,2}$/.test(pauseText))
    complain(
      'WIJKSPOOR_SHUTDOWN_PAUSE',
      'moet een aantal seconden van 0 tot 99 zijn',
      'must be a number of seconds from 0 to 99',
    );
  const rowsText = get('WIJKSPOOR_ACCESS_ROWS') ?? '200000';
  if (!/^[1-9]\d{2,8}$/.test(rowsText))
    complain(
      'WIJKSPOOR_ACCESS_ROWS',
      'moet een aantal van 100 tot 999999999 zijn',
      'must be a number from 100 to 999999999',
    );
  const keyFingerprint = get('WIJKSPOOR_KEY_FINGERPRINT');
  if (keyFingerprint !== undefined && !/^[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(keyFingerprint))
    complain(
      'WIJKSPOOR_KEY_FINGERPRINT',
      'moet de vingerafdruk zijn die het aanleverscherm toont, zoals AB12-CD34',
      'must be the fingerprint that the upload page shows, such as AB12-CD34',
    );
  const vaultKey = secretIn('WIJKSPOOR_VAULT_KEY', get, complain);
  const logLevel = LOG_LEVELS.find((level) => level === (get('LOG_LEVEL') ?? 'info'));
  if (!logLevel)
    complain('LOG_LEVEL', `moet zijn: ${LOG_LEVELS.join(', ')}`, `must be: ${LOG_LEVELS.join(', ')}`);
  if (faults.length > 0) throw new ConfigError(faults);

  const issuer = get('WIJKSPOOR_OIDC_ISSUER');
  const audience = get('WIJKSPOOR_OIDC_AUDIENCE');
  const jwksUri = get('WIJKSPOOR_OIDC_JWKS_URI');
  const tokenType = get('WIJKSPOOR_OIDC_TOKEN_TYPE');
  const otlpEndpoint = get('OTEL_EXPORTER_OTLP_ENDPOINT');
  return {
    store,
    readModel: get('WIJKSPOOR_READ_MODEL') ?? beside(store, 'read-model.db'),
    logCopy: get('WIJKSPOOR_LOG_COPY') ?? beside(store, 'log-copy.db'),
    vault: get('WIJKSPOOR_VAULT') ?? (ON_CLUSTER.test(store) ? store : beside(store, 'vault.db')),
    ...(vaultKey === undefined ? {} : { vaultKey }),
    ...(keyFingerprint === undefined ? {} : { keyFingerprint }),
    vaultIncomplete: get('WIJKSPOOR_VAULT_INCOMPLETE') === '1',
    accessRecord: get('WIJKSPOOR_ACCESS_RECORD') ?? beside(store, 'access-record.db'),
    readingKeys: get('WIJKSPOOR_READING_KEYS') ?? beside(store, 'reading-keys.db'),
    accessRows: Number(rowsText),
    host: get('HOST') ?? '127.0.0.1',
    port,
    ...(metricsText === undefined ? {} : { metricsPort: Number(metricsText) }),
    demo: demo === '1',
    oidc: {
      ...(issuer === undefined ? {} : { issuer }),
      ...(audience === undefined ? {} : { audience }),
      ...(jwksUri === undefined ? {} : { jwksUri }),
      ...(tokenType === undefined ? {} : { tokenType }),
    },
    ...(signIn === undefined ? {} : { signIn }),
    logLevel: logLevel ?? 'info',
    shutdownPause: Number(pauseText),
    quotas,
    ...(otlpEndpoint === undefined ? {} : { otlpEndpoint }),
    ...(webhook === undefined ? {} : { webhook }),
    ...(mail === undefined ? {} : { mail }),
    ...(proofs === undefined ? {} : { proofs }),
  };
}

/** A secret of 32 bytes in base64url or base64, as `openssl rand -base64 32` writes one; complains of any other text. */
export function secretIn(
  name: string,
  get: (name: string) => string | undefined,
  complain: (setting: string, nl: string, en: string) => void,
): Uint8Array | undefined {
  const text = get(name);
  if (text === undefined) return undefined;
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return new Uint8Array(Buffer.from(text, 'base64'));
  complain(
    name,
    'moet 32 bytes in base64 zijn, zoals van: openssl rand -base64 32',
    'must be 32 bytes in base64, as of: openssl rand -base64 32',
  );
  return undefined;
}

/** The key of the vault as one opens it with: nothing for a plain one. */
export const vaultKeyOf = ({ vaultKey }: Pick<Config, 'vaultKey'>): { readonly key?: Uint8Array } =>
  vaultKey === undefined ? {} : { key: vaultKey };

/** As long as the digest that it keys (RFC 2104, 3). */
const SHORTEST_SECRET = 32;

function webhookIn(
  get: (name: string) => string | undefined,
  complain: (setting: string, nl: string, en: string) => void,
): Config['webhook'] {
  const [url, secret] = [get('WIJKSPOOR_WEBHOOK_URL'), get('WIJKSPOOR_WEBHOOK_SECRET')];
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || !isSafeUrl(url))
    complain(
      'WIJKSPOOR_WEBHOOK_URL',
      'moet een https-URL zijn zonder naam en wachtwoord (http alleen naar deze computer)',
      'must be an https URL without name and password (http to this computer only)',
    );
  if (secret === undefined || secret.length < SHORTEST_SECRET)
    complain(
      'WIJKSPOOR_WEBHOOK_SECRET',
      `moet ten minste ${SHORTEST_SECRET} tekens hebben`,
      `must have at least ${SHORTEST_SECRET} characters`,
    );
  return { url: url ?? '', secret: secret ?? '' };
}

/** A file in the folder of the SQLite log; with a log in memory everything is; with a cluster `./data`. */
function beside(store: string, file: string): string {
  if (store === 'memory:') return ':memory:';
  return store.startsWith('sqlite:')
    ? join(dirname(store.slice('sqlite:'.length)), file)
    : join('data', file);
}
