import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../apps/api/bootstrap/create-app.js';
import type { AppDependencies } from '../../../apps/api/bootstrap/app-dependencies.js';
import { demoAuthenticator, type Authenticator } from '#libs/access';
import { openStore, openVault, type EventStore, type KeyVault } from '#libs/event-store';
import type { ReadingKeys } from '#libs/reading-keys';
import { createLogger, type Clock, type ClockGuard } from '#libs/platform';

import { withLog } from '../../support/kurrentdb-url.js';
import { PATIENT } from '../../support/patient.js';

export const OFFICE = 'demo-programme-office';
export const AUDITOR = 'demo-auditor';
export const MINISTRY = 'demo-ministry';
export const PARTNER = 'demo-partner-gemeente-duindorp';
export const OTHER_PARTNER = 'demo-partner-corporatie-zandkasteel';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Json;
  readonly errors: Json[] | undefined;
}

/** A cluster that is slow to answer is asked again: how fast it is, is no test's matter. */
async function patiently<Of>(open: () => Of | Promise<Of>): Promise<Of> {
  for (let tries = 1; ; tries += 1)
    try {
      return await open();
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'STORE_UNAVAILABLE' || tries === 10) throw error;
    }
}

/**
 * A real server on a port of its own, with a clock that the test sets; its log is at KURRENTDB_URL where that is set.
 */
export class Server {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly clock: { time: number },
  ) {}

  static async start(
    options: {
      store?: (clock: Clock) => EventStore | Promise<EventStore>;
      vault?: () => Promise<KeyVault>;
      readModelPath?: string;
      authenticator?: Authenticator;
      now?: string;
      /** Made of the server's clock; without it tests may set the time as they like. */
      clockGuard?: (clock: Clock) => ClockGuard;
      webhook?: AppDependencies['webhook'];
      mail?: AppDependencies['mail'];
      logger?: AppDependencies['logger'];
      documents?: ReadonlyMap<string, string>;
      signIn?: AppDependencies['signIn'];
      quotas?: AppDependencies['quotas'];
      /** By which shares come back; without it by the time of the machine. */
      monotonic?: () => number;
      /** Of what never comes, which is waited for as long as the test waits otherwise. */
      patience?: AppDependencies['patience'] | 'default';
      metrics?: AppDependencies['metrics'];
      readingKeys?: (clock: Clock) => Promise<ReadingKeys>;
      /** Signs the log; nothing is signed without it. */
      proofs?: AppDependencies['proofs'];
    } = {},
  ): Promise<Server> {
    const time = { time: Date.parse(options.now ?? '2025-06-30T10:00:00Z') };
    const clock: Clock = { now: () => time.time };
    const cluster = process.env['KURRENTDB_URL'];
    const log = cluster === undefined ? undefined : withLog(cluster, `e2e-${randomUUID()}`);
    const settings = { clock: () => clock.now() };
    const store = await patiently(() => options.store?.(clock) ?? openStore(log ?? 'memory:', settings));
    const app = await createApp({
      store,
      vault: await patiently(() => options.vault?.() ?? openVault(log ?? ':memory:')),
      clock,
      authenticator: options.authenticator ?? demoAuthenticator,
      logger: options.logger ?? createLogger('silent'),
      readModelPath: options.readModelPath ?? ':memory:',
      ...(options.documents === undefined ? {} : { documents: options.documents }),
      ...(options.clockGuard === undefined ? {} : { clockGuard: options.clockGuard(clock) }),
      demo: options.signIn === undefined,
      ...(options.signIn === undefined ? {} : { signIn: options.signIn }),
      ...(options.quotas === undefined ? {} : { quotas: options.quotas }),
      ...(options.monotonic === undefined ? {} : { monotonic: options.monotonic }),
      ...(options.patience === 'default' ? {} : { patience: { ...PATIENT, ...options.patience } }),
      ...(options.proofs === undefined ? {} : { proofs: options.proofs }),
      ...(options.readingKeys === undefined ? {} : { readingKeys: await options.readingKeys(clock) }),
      ...(options.metrics === undefined ? {} : { metrics: options.metrics }),
      ...(options.webhook === undefined ? {} : { webhook: options.webhook }),
      ...(options.mail === undefined ? {} : { mail: options.mail }),
    });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new Server(app, `http://127.0.0.1:${port}`, time);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async fetch(path: string, token?: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(init.headers as object) };
    const answer = await fetch(`${this.url}${path}`, { ...init, headers });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') && text !== '';
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
  }

  /** Posts one event (an object) or a batch (a list). */
  post(
    events: object | readonly object[],
    token: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const mode = Array.isArray(events) ? 'cloudevents-batch' : 'cloudevents';
    return this.fetch('/v1/gebeurtenissen', token, {
      method: 'POST',
      headers: { 'content-type': `application/${mode}+json`, ...headers },
      body: JSON.stringify(events),
    });
  }

  async query(query: string, token: string | undefined, variables: object = {}): Promise<GraphqlAnswer> {
    const answer = await this.fetch('/graphql', token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: answer.status, data: answer.body.data, errors: answer.body.errors };
  }

  /** The data of a query that must not fail. */
  async ask(query: string, token: string, variables: object = {}): Promise<Json> {
    const { data, errors } = await this.query(query, token, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
}
