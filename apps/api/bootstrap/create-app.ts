import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { DEFAULT_QUOTAS, uuidv7 } from '#libs/platform';
import { AppModule } from './app.module.js';
import { ProtectAhead } from '../features/editions/protect-ahead.js';
import { knownParameters } from '../features/openapi/known-parameters.js';
import { documentsIn } from '../edge/dashboard/documents.js';
import { dashboardHook } from '../edge/dashboard/serve-dashboard.js';
import { endDeadSockets, limitSocketMessages, logBadFrames } from '../edge/graphql/socket-limits.js';
import { byReadingKey } from '../edge/http/by-reading-key.js';
import { authenticateHook } from '../edge/http/authenticate.js';
import { answerClientError } from '../edge/http/client-error.js';
import { knownPaths } from '../edge/http/known-paths.js';
import { routedAddress } from '../edge/http/routed-address.js';
import { bodyPolicy } from '../edge/http/body-policy.js';
import { requestQuota } from '../edge/http/request-quota.js';
import { registerContentParsers } from '../edge/http/content-parsers.js';
import { atOnce } from '../kernel/http/at-once.js';
import { acceptsJson, securityHeaders, strictTransport } from '../kernel/http/headers.js';
import { openToAll } from '../edge/http/open-cors.js';
import { guardOwnHost, ownHostOnly } from '../edge/http/own-host.js';
import { whileClientWaits } from '../edge/http/while-asked.js';
import { answerUnroutable } from '../edge/http/unroutable.js';
import { guardUpgrades } from '../edge/http/upgrade-guard.js';
import type { ReadingKeys } from '#libs/reading-keys';
import { READING_KEYS } from '../kernel/tokens.js';
import { ReadModel } from '#libs/read-model';
import { addCheckpointHeader } from '../edge/http/checkpoint-header.js';
import { addAgeHeaders } from '../edge/http/age-headers.js';
import { Metrics } from '../edge/telemetry/metrics.js';
import { recordRefusals } from '../edge/http/record-refusals.js';
import { observeRequests } from '../edge/telemetry/observe.js';
import { bySession } from '../edge/sign-in/by-session.js';
import { SignIn } from '../edge/sign-in/sign-in.js';
import { Trail } from '../kernel/access/trail.js';
import { DEFAULT_PATIENCE } from '../kernel/patience.js';
import { Quotas } from '../kernel/quotas/quotas.js';
import { Proofs } from '../kernel/proofs/proofs.js';
import { LogScrub } from '../kernel/log-scrub.js';
import { Projection } from '../kernel/projection.js';
import type { AppDependencies } from './app-dependencies.js';

export interface AppOptions extends AppDependencies {
  /** Default true: resolves when the read model has caught up. Otherwise it does so in the background. */
  readonly awaitProjection?: boolean;
  /** Editions are protected when they are published, not when an outsider first asks; default false. */
  readonly protectAhead?: boolean;
  /** Folder of the built dashboard; not served without it. */
  readonly dashboard?: string;
}

/** The server of HTTP under the application, before anything is said of it. */
const adapterWith = (clock: AppDependencies['clock']): FastifyAdapter =>
  new FastifyAdapter({
    genReqId: () => uuidv7(clock),
    /** Enough for the largest upload over a slow line (1 Mbit/s). */
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: routedAddress,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerClientError,
  });

/** What is made before the application, and what its requests pass. */
interface Before {
  readonly signIn: SignIn | undefined;
  readonly quotas: Quotas;
  readonly proofs: Proofs | undefined;
  /** The application, once it is there: every request comes later. */
  readonly app: () => NestFastifyApplication;
}

/**
 * What every request passes, in this order: it is measured, protected, served as a page, known, counted, and then
 * looked at.
 */
function addHooks(
  fastify: FastifyInstance,
  { dashboard, ...surroundings }: AppOptions,
  { signIn, quotas, proofs, app }: Before,
): void {
  const { authenticator, demo, logger, keyFingerprint } = surroundings;
  const paths = knownPaths(fastify);
  observeRequests(fastify, logger, () => app().get(Metrics, { strict: false }));
  fastify.addHook('onResponse', atOnce(recordRefusals(() => app().get(Trail, { strict: false }))));
  addAgeHeaders(fastify, surroundings.store, () => app().get(ReadModel, { strict: false }));
  if (proofs) addCheckpointHeader(fastify, proofs);
  fastify.addHook('onRequest', atOnce(securityHeaders));
  if (surroundings.signIn?.publicUrl.startsWith('https:'))
    fastify.addHook('onRequest', atOnce(strictTransport));
  if (demo) fastify.addHook('onRequest', atOnce(ownHostOnly));
  fastify.addHook('onRequest', atOnce(openToAll));
  if (dashboard !== undefined) {
    const entrance = demo ? 'demo' : signIn ? 'session' : 'oidc';
    fastify.addHook('onRequest', atOnce(dashboardHook(dashboard, entrance, keyFingerprint)));
  }
  fastify.addHook('onRequest', atOnce(acceptsJson));
  fastify.addHook(
    'onRequest',
    authenticateHook(authenticator, signIn && ((request, reply) => bySession(signIn, request, reply))),
  );
  fastify.addHook(
    'onRequest',
    byReadingKey(() => app().get<ReadingKeys>(READING_KEYS, { strict: false }), paths.isThere),
  );
  fastify.addHook('onRequest', requestQuota(quotas, surroundings.patience?.turn));
  fastify.addHook('onRequest', atOnce(paths.mustBeThere));
  fastify.addHook('onRequest', atOnce(bodyPolicy()));
  fastify.addHook('onRequest', atOnce(knownParameters()));
  fastify.addHook('preHandler', whileClientWaits);
}

/** The read model catches up and the log is signed; resolves at once unless that is to be waited for. */
async function startWork(
  app: NestFastifyApplication,
  { awaitProjection = true, protectAhead = false, logger }: AppOptions,
  proofs: Proofs | undefined,
): Promise<void> {
  const { damage } = app.get(ReadModel);
  if (damage) logger.warn({ err: damage }, 'the read model was damaged and is made again from the log');
  await app
    .get(Projection)
    .mustBeOfLog()
    .catch(async (error: unknown) => {
      await app.close();
      throw error;
    });
  const caughtUp = app.get(Projection).start();
  app.get(LogScrub).start();
  if (protectAhead) app.get(ProtectAhead, { strict: false }).start();
  const signing = proofs?.start();
  if (awaitProjection) await Promise.all([caughtUp, signing]);
}

/**
 * The application, ready to listen. Closing it closes the HTTP server, then the read model, the vault and the store.
 */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { awaitProjection: _, protectAhead: __, dashboard, ...surroundings } = options;
  const documents = dashboard === undefined ? {} : { documents: documentsIn(dashboard) };
  const { authenticator, clock, demo, logger } = surroundings;
  const patience = { ...DEFAULT_PATIENCE, ...surroundings.patience };
  const signIn =
    surroundings.signIn && !demo
      ? new SignIn(surroundings.signIn, authenticator, clock, logger, patience)
      : undefined;
  const quotas = new Quotas({ ...DEFAULT_QUOTAS, ...surroundings.quotas }, surroundings.monotonic);
  const proofs = surroundings.proofs && new Proofs(surroundings.proofs, surroundings.store, logger);
  const adapter = adapterWith(clock);
  const fastify = adapter.getInstance<FastifyInstance>();
  addHooks(fastify, options, { signIn, quotas, proofs, app: () => app });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({ ...documents, ...surroundings }, quotas, signIn, proofs),
    adapter,
    { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false },
  );
  registerContentParsers(fastify);
  guardUpgrades(app.getHttpServer(), '/graphql');
  if (demo) guardOwnHost(app.getHttpServer());
  await app.init();
  limitSocketMessages(app);
  logBadFrames(app, logger);
  endDeadSockets(app);
  await startWork(app, options, proofs);
  return app;
}
