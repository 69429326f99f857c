import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { parsePeriod } from '#libs/indicators';
import { loadConfig, type Config } from '#libs/platform';
import { dateOf } from '#libs/programme';
import { openApp } from '../../../apps/api/bootstrap/open-app.js';
import { STORE } from '../../../apps/api/kernel/tokens.js';
import { AUDITOR, OFFICE, PARTNER, type Json } from '../../e2e/support/server.js';
import { PATIENT } from '../../support/patient.js';
import { Oracle } from '../../support/oracle.js';

const REPORT = `query ($id: ID!) { report(editionId: $id) { edition { digest }
  werklijnen { rows { kpi scope period { value } cumulative { value } } }
  neighbourhoods { scope rows { kpi period { value } } } restatements { kpi scope } } }`;

/** Every file in a folder of its own, so that a fault of one disk meets one of them. */
export const settingsOf = (
  folder: string,
  store = `sqlite:${folder}/log/log.db`,
  vault = `${folder}/vault/vault.db`,
): Config =>
  loadConfig({
    WIJKSPOOR_DEMO: '1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    WIJKSPOOR_STORE: store,
    WIJKSPOOR_LOG_COPY: `${folder}/copy/log-copy.db`,
    WIJKSPOOR_VAULT: vault,
    WIJKSPOOR_READ_MODEL: `${folder}/model/read-model.db`,
    WIJKSPOOR_PROOFS: `${folder}/proofs`,
    WIJKSPOOR_PROOF_KEY: `${folder}/proof.key`,
    WIJKSPOOR_ACCESS_RECORD: ':memory:',
    WIJKSPOOR_READING_KEYS: ':memory:',
  });

export interface Answered {
  readonly status: number;
  readonly body: Json;
}

/** A server as `npm start` makes one, in this process, on the files of a folder. */
export class Running {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly url: string,
  ) {}

  /** Rejects with what the process would say before it ends with exit code 1. */
  static async start(config: Config): Promise<Running> {
    const app = await openApp(config, { patience: PATIENT });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new Running(app, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    await this.app.close();
  }

  async post(events: object | readonly object[], token = PARTNER): Promise<Answered> {
    const kind = Array.isArray(events) ? 'cloudevents-batch' : 'cloudevents';
    return this.fetch('/v1/gebeurtenissen', token, {
      method: 'POST',
      headers: { 'content-type': `application/${kind}+json` },
      body: JSON.stringify(events),
    });
  }

  async fetch(path: string, token?: string, init: RequestInit = {}): Promise<Answered> {
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(init.headers as object) };
    const answer = await fetch(this.url + path, { ...init, headers });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  }

  async ask(query: string, variables: object = {}, token = OFFICE): Promise<Json> {
    const { body } = await this.fetch('/graphql', token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  }

  /**
   * The codes of what keeps it from being ready, as soon as they are these; health has words for each in two
   * languages.
   */
  async faults(wanted: (codes: readonly string[]) => boolean): Promise<readonly Json[]> {
    for (;;) {
      const { status, body } = await this.fetch('/health/ready');
      const faults: readonly Json[] = body.faults ?? [];
      if (wanted(faults.map(({ code }) => code))) {
        expect(status).toBe(faults.length === 0 ? 200 : 503);
        for (const { detail } of faults)
          expect([detail.nl, detail.en]).toEqual([expect.any(String), expect.any(String)]);
        return faults;
      }
      await pause(50);
    }
  }

  /** Ready, with all that is in the log in the figures, and log and vault read again to their end. */
  async whole(): Promise<void> {
    await this.faults((codes) => codes.length === 0);
    for (;;) {
      const { body } = await this.fetch('/health/ready');
      if (body.projection.lag === 0 && body.log.read.rounds > 0) break;
      await pause(50);
    }
    await this.faults((codes) => codes.length === 0);
  }

  async log(): Promise<readonly RecordedEvent[]> {
    const store = this.app.get<EventStore>(STORE, { strict: false });
    const log: RecordedEvent[] = [];
    for (
      let page = await store.readAll();
      page.length > 0;
      page = await store.readAll({ after: log.at(-1)!.position })
    )
      log.push(...page);
    return log;
  }

  /** The figures that it answers are those of a fold by hand over its log. */
  async expectFold(): Promise<void> {
    const log = await this.log();
    const { figures } = await this.ask(
      `{ figures(kpis: ["1.1", "1.2", "1.3"], scopes: ["NL", "noord", "zuid"], period: "2025", cumulative: true, atLeast: "${log.length}") { kpi { code } scope value } }`,
    );
    const oracle = new Oracle(
      log.map((event) => ({ stream: event.stream, event })),
      log.length,
    );
    const { from, to } = parsePeriod('2025', true)!;
    expect(figures).toHaveLength(9);
    for (const { kpi, scope, value } of figures) {
      const question = { from: dateOf(from), to: dateOf(to), scope, ref: '2026-01-01' };
      expect([kpi.code, scope, value]).toEqual([kpi.code, scope, oracle.answer(kpi.code, question).value]);
    }
  }

  /** What a report says, without what is of the moment that it was made. */
  async report(id: string): Promise<string> {
    return JSON.stringify((await this.ask(REPORT, { id })).report);
  }

  async expectRecomputed(id: string): Promise<void> {
    const { status, body } = await this.fetch(`/v1/rapportages/${id}/herberekening`, AUDITOR);
    expect([status, body.equal]).toEqual([200, true]);
  }
}
