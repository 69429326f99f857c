import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { authenticatorFor, OtherIssuerError, type Authenticator } from '#libs/access';
import {
  isStoreError,
  mustKnowTokensOf,
  openStore,
  openVault,
  withFolder,
  type EventStore,
  type KeyVault,
} from '#libs/event-store';
import {
  ClockGuard,
  createLogger,
  defined,
  filePathOf,
  isKurrentSetting,
  vaultKeyOf,
  systemClock,
  type Config,
  type Logger,
} from '#libs/platform';
import { clockReadingsIn, LOG_STREAM } from '#libs/programme';
import { openReadingKeys } from '#libs/reading-keys';
import type { AppDependencies } from './app-dependencies.js';
import { createApp } from './create-app.js';
import { opening, type FileKind } from './opening.js';
import { openProofs } from './open-proofs.js';
import { mustHaveFaces } from '../features/report-files/pdf/face-files.js';
import { traced } from '../edge/telemetry/traced-store.js';

/** Beside the compiled API; not there when it runs from its sources. */
const DASHBOARD = fileURLToPath(new URL('../../../dashboard', import.meta.url));

/**
 * The application that a configuration asks for, with its files opened. Throws before anything is opened when the
 * configuration does not say how to tell who asks (demo mode on loopback, or OIDC), or the build lacks a face.
 * `patience`: of a test, which depends on no machine's speed.
 */
export async function openApp(
  config: Config,
  { patience }: Pick<AppDependencies, 'patience'> = {},
): Promise<NestFastifyApplication> {
  const authenticator = authenticatorFor(config);
  mustHaveFaces();
  const logger = createLogger(config.logLevel);
  await mustBeOwnIssuer(authenticator, logger);
  const clock = systemClock;
  const store = await opening(...logFile(config), () => openStore(config.store, { copy: config.logCopy }));
  const opened: { close(): Promise<void> }[] = [store];
  try {
    const vault = await opening('vault', config.vault, () => openVault(config.vault, vaultKeyOf(config)));
    opened.unshift(vault);
    if (!config.vaultIncomplete) await mustBelongTogether(config, store, vault);
    const proofs = config.proofs && (await openProofs(config.proofs, config.demo));
    const readModelPath = await withFolder(config.readModel);
    const clockGuard = new ClockGuard(clock, () => performance.now());
    // The demo programme plays in a time of its own.
    if (!config.demo) noteNewest(store, clockGuard);
    logger.info({ store: store.description, readModel: readModelPath }, 'opened');
    const surroundings = {
      store: config.otlpEndpoint === undefined ? store : traced(store),
      vault,
      clock,
      clockGuard,
      authenticator,
      logger,
      readModelPath,
      accessRecord: { path: await withFolder(config.accessRecord), rows: config.accessRows },
      readingKeys: await openReadingKeys(config.readingKeys, clock),
      demo: config.demo,
      quotas: config.quotas,
      ...(config.metricsPort === undefined
        ? {}
        : { metrics: { host: config.host, port: config.metricsPort } }),
      ...(config.signIn === undefined
        ? {}
        : { signIn: { ...config.signIn, issuer: config.oidc.issuer ?? '' } }),
      // A scrub that never ends is no request to trace.
      ...(proofs === undefined ? {} : { proofs: { ...proofs, source: store, ...logFileOf(config) } }),
      ...defined({ keyFingerprint: config.keyFingerprint, webhook: config.webhook, patience }),
      ...(config.mail === undefined
        ? {}
        : { mail: { ...config.mail, outbox: await withFolder(config.mail.outbox) } }),
    };
    return await opening('read-model', readModelPath, () =>
      createApp({ ...surroundings, awaitProjection: false, protectAhead: true, dashboard: DASHBOARD }),
    );
  } catch (error) {
    for (const each of opened) await each.close();
    throw error;
  }
}

/** Throws VaultMismatchError, or what is wrong with the one of the two that could not be read. */
function mustBelongTogether(config: Config, store: EventStore, vault: KeyVault): Promise<void> {
  return mustKnowTokensOf(store, vault).catch((error: unknown) => {
    const [kind, path] = isStoreError(error) ? logFile(config) : (['vault', config.vault] as const);
    return opening(kind, path, () => Promise.reject(error as Error));
  });
}

/** What the log is in files of this machine. */
const logFile = ({ store, logCopy }: Config): readonly [FileKind, string] =>
  isKurrentSetting(store) ? ['log-copy', logCopy] : ['log', store];

/** Where the log, or this replica's copy of one on a cluster, is a file that another thread can read. */
function logFileOf({ store, logCopy }: Config): { readonly logFile?: string } {
  const path = isKurrentSetting(store) ? logCopy : (filePathOf(store) ?? ':memory:');
  return path === ':memory:' ? {} : { logFile: path };
}

/**
 * Throws OtherIssuerError, whose tokens never count; an issuer that does not answer yet is asked again with the first
 * token.
 */
async function mustBeOwnIssuer(authenticator: Authenticator, logger: Logger): Promise<void> {
  await authenticator.check?.().catch((error: unknown) => {
    if (error instanceof OtherIssuerError) throw error;
    logger.warn({ err: error }, 'the identity provider does not answer yet');
  });
}

/**
 * Holds the clock against the newest entry once the log answers; a cluster that is away at the start is not waited
 * for.
 */
function noteNewest(store: EventStore, clockGuard: ClockGuard): void {
  Promise.all([store.readStream(LOG_STREAM), store.readAll({ direction: 'backward', limit: 1 })]).then(
    ([notes, [last]]) => {
      clockGuard.settled(clockReadingsIn(notes).at(-1)?.ahead ?? 0);
      if (last) clockGuard.note(last.recordedAt);
    },
    () => undefined,
  );
}
