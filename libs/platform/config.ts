import { dirname, join } from 'node:path';

import { checkForms, checkSecret, type Complain, type Get } from './config-forms.js';
import { defined } from './defined.js';
import { LOG_LEVELS, type LogLevel } from './logger.js';
import { mailIn, type MailConfig } from './mail-config.js';
import { proofsIn, type ProofConfig } from './proof-config.js';
import { quotasIn, type QuotaConfig } from './quota-config.js';
import { isSafeUrl } from './safe-url.js';
import { filePathOf, IN_MEMORY, isKurrentSetting } from './store-setting.js';
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

/**
 * The configuration from environment variables (docs/guides); an empty variable counts as absent.
 * Throws ConfigError with every fault.
 */
export function loadConfig(environment: Environment): Config {
  const faults: ConfigFault[] = [];
  const complain: Complain = (setting, nl, en) => {
    faults.push({ setting, message: { nl, en } });
  };
  const get: Get = (name) => environment[name]?.trim() || undefined;
  const store = get('WIJKSPOOR_STORE') ?? 'sqlite:./data/wijkspoor.db';
  const demo = get('WIJKSPOOR_DEMO') === '1';
  checkForms(get, complain);
  const [vaultKey, keyFingerprint] = [
    secretIn('WIJKSPOOR_VAULT_KEY', get, complain),
    get('WIJKSPOOR_KEY_FINGERPRINT'),
  ];
  const config: Config = {
    store,
    ...filesIn(get, store),
    ...defined({ vaultKey, keyFingerprint }),
    vaultIncomplete: get('WIJKSPOOR_VAULT_INCOMPLETE') === '1',
    accessRows: Number(get('WIJKSPOOR_ACCESS_ROWS') ?? '200000'),
    host: get('HOST') ?? '127.0.0.1',
    port: Number(get('PORT') ?? '3000'),
    ...defined({ metricsPort: numberIn(get('WIJKSPOOR_METRICS_PORT')) }),
    demo,
    oidc: oidcIn(get),
    logLevel: LOG_LEVELS.find((level) => level === get('LOG_LEVEL')) ?? 'info',
    shutdownPause: Number(get('WIJKSPOOR_SHUTDOWN_PAUSE') ?? '0'),
    quotas: quotasIn(get, complain),
    ...defined({
      signIn: signInIn(get, complain),
      otlpEndpoint: get('OTEL_EXPORTER_OTLP_ENDPOINT'),
      webhook: webhookIn(get, complain),
      mail: mailIn(get, complain, (file) => beside(store, file)),
      proofs: proofsIn(get, complain, (file) => beside(store, file), demo),
    }),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** Where the files of a server are; beside its log, but for what is said otherwise. */
const filesIn = (
  get: Get,
  store: string,
): Pick<Config, 'readModel' | 'logCopy' | 'vault' | 'accessRecord' | 'readingKeys'> => ({
  readModel: get('WIJKSPOOR_READ_MODEL') ?? beside(store, 'read-model.db'),
  logCopy: get('WIJKSPOOR_LOG_COPY') ?? beside(store, 'log-copy.db'),
  vault: get('WIJKSPOOR_VAULT') ?? (isKurrentSetting(store) ? store : beside(store, 'vault.db')),
  accessRecord: get('WIJKSPOOR_ACCESS_RECORD') ?? beside(store, 'access-record.db'),
  readingKeys:
    get('WIJKSPOOR_READING_KEYS') ?? (isKurrentSetting(store) ? store : beside(store, 'reading-keys.db')),
});

const oidcIn = (get: Get): OidcConfig =>
  defined({
    issuer: get('WIJKSPOOR_OIDC_ISSUER'),
    audience: get('WIJKSPOOR_OIDC_AUDIENCE'),
    jwksUri: get('WIJKSPOOR_OIDC_JWKS_URI'),
    tokenType: get('WIJKSPOOR_OIDC_TOKEN_TYPE'),
  });

/**
 * A secret of 32 bytes in base64url or base64, as `openssl rand -base64 32` writes one; complains of any other text.
 */
export function secretIn(name: string, get: Get, complain: Complain): Uint8Array | undefined {
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

function webhookIn(get: Get, complain: Complain): Config['webhook'] {
  const [url, secret] = [get('WIJKSPOOR_WEBHOOK_URL'), get('WIJKSPOOR_WEBHOOK_SECRET')];
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || !isSafeUrl(url))
    complain(
      'WIJKSPOOR_WEBHOOK_URL',
      'moet een https-URL zijn zonder naam en wachtwoord (http alleen naar deze computer)',
      'must be an https URL without name and password (http to this computer only)',
    );
  checkSecret('WIJKSPOOR_WEBHOOK_SECRET', secret, complain);
  return { url: url ?? '', secret: secret ?? '' };
}

/** A file in the folder of the SQLite log; with a log in memory everything is; with a cluster `./data`. */
function beside(store: string, file: string): string {
  if (store === IN_MEMORY) return ':memory:';
  const log = filePathOf(store);
  return log === undefined ? join('data', file) : join(dirname(log), file);
}
