import { Global, Module, type DynamicModule, type ValueProvider } from '@nestjs/common';
import type { Actor } from '#libs/access';
import { AccessRecord } from '#libs/access-record';
import { protectionKey } from '#libs/event-store';
import { Ingest } from '#libs/ingest';
import { Monitor } from '#libs/monitor';
import {
  Editions,
  Figures,
  Foretelling,
  LogEditions,
  OutsideEditions,
  ProtectedOpenEditions,
  ReadModel,
} from '#libs/read-model';
import { FileReadingKeys } from '#libs/reading-keys';
import { protectWithin } from '#libs/solver';
import { Closing } from './closing.js';
import { Draining } from '../../kernel/draining.js';
import { Proofs } from '../../kernel/proofs/proofs.js';
import { LogScrub } from '../../kernel/log-scrub.js';
import { DEFAULT_PATIENCE, type Patience } from '../../kernel/patience.js';
import { Projection } from '../../kernel/projection.js';
import { RegisteredPartners } from '../../kernel/access/registered-partners.js';
import { Trail } from '../../kernel/access/trail.js';
import { Quotas } from '../../kernel/quotas/quotas.js';
import { Readiness } from '../../kernel/readiness.js';
import type { AppDependencies } from '../app-dependencies.js';
import type { SignIn } from '../../edge/sign-in/sign-in.js';
import {
  ACCESS_RECORD,
  AUTHENTICATOR,
  CLOCK,
  CLOCK_GUARD,
  DOCUMENTS,
  LOGGER,
  METRICS_PLACE,
  OPEN_EDITIONS,
  PATIENCE,
  PROOFS,
  READING_KEYS,
  SIGN_IN,
  STORE,
  VAULT,
} from '../../kernel/tokens.js';

/** What was made before the application was: the surroundings, and nothing where one is absent. */
const given = (
  {
    store,
    vault,
    clock,
    clockGuard,
    authenticator,
    logger,
    documents = new Map(),
    metrics,
    readingKeys,
  }: AppDependencies,
  quotas: Quotas,
  signIn: SignIn | undefined,
  proofs: Proofs | undefined,
): ValueProvider[] => [
  { provide: STORE, useValue: store },
  { provide: VAULT, useValue: vault },
  { provide: CLOCK, useValue: clock },
  { provide: CLOCK_GUARD, useValue: clockGuard ?? null },
  { provide: AUTHENTICATOR, useValue: authenticator },
  { provide: READING_KEYS, useValue: readingKeys ?? new FileReadingKeys(':memory:', clock) },
  { provide: LOGGER, useValue: logger },
  { provide: DOCUMENTS, useValue: documents },
  { provide: METRICS_PLACE, useValue: metrics ?? null },
  { provide: PROOFS, useValue: proofs ?? null },
  { provide: SIGN_IN, useValue: signIn ?? null },
  { provide: Quotas, useValue: quotas },
];

/** Read model, figures, editions and ingest over the log. */
function overTheLog(
  { store, vault, clock, clockGuard, logger, readModelPath }: AppDependencies,
  trail: Trail,
  proofs: Proofs | undefined,
  patience: Patience,
): ValueProvider[] {
  const waits = { patience: patience.position, work: patience.work, foretelling: patience.foretelling };
  const monitor = new Monitor({ store, clock, readModelPath, alone: true, ...waits });
  const { readModel, figures, foretelling, editions, logEditions } = monitor;
  const outside = new OutsideEditions(readModel, editions, {
    key: (keyId) => protectionKey(vault, keyId),
    protector: protectWithin(patience.protection),
  });
  const onRehearsal = (actor: Actor, items: number): void => {
    const { role, partnerId } = actor;
    logger.info({ role, partnerId, items }, 'dry run');
    trail.dryRun(actor, items);
  };
  const ingest = monitor.ingest(vault, {
    ...(clockGuard ? { clockGuard } : {}),
    ...(proofs ? { checkpoint: () => proofs.known() } : {}),
    onRehearsal,
  });
  return [
    { provide: ReadModel, useValue: readModel },
    { provide: Figures, useValue: figures },
    { provide: Foretelling, useValue: foretelling },
    { provide: Editions, useValue: editions },
    { provide: OutsideEditions, useValue: outside },
    { provide: OPEN_EDITIONS, useValue: new ProtectedOpenEditions(readModel, editions, outside) },
    { provide: LogEditions, useValue: logEditions },
    { provide: Ingest, useValue: ingest },
  ];
}

/** The libraries as providers: one of each, for the life of the application. */
@Global()
@Module({})
export class InfrastructureModule {
  static with(
    dependencies: AppDependencies,
    quotas: Quotas,
    signIn: SignIn | undefined,
    proofs: Proofs | undefined,
  ): DynamicModule {
    const { clock, logger, accessRecord = { path: ':memory:', rows: 10_000 } } = dependencies;
    const record = new AccessRecord({ ...accessRecord, clock });
    const trail = new Trail(record, logger);
    const patience = { ...DEFAULT_PATIENCE, ...dependencies.patience };
    const providers = [
      ...given(dependencies, quotas, signIn, proofs),
      ...overTheLog(dependencies, trail, proofs, patience),
      { provide: PATIENCE, useValue: patience },
      { provide: ACCESS_RECORD, useValue: record },
      { provide: Trail, useValue: trail },
      Draining,
      Projection,
      RegisteredPartners,
      Readiness,
      LogScrub,
      Closing,
    ];
    return { module: InfrastructureModule, providers, exports: providers };
  }
}
