import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { AppDependencies } from '../../../apps/api/bootstrap/app-dependencies.js';
import { browserPath } from '../../../infra/scripts/browsers.mjs';
import { ask } from './ask.js';
import { sharedServer } from './shared-server.js';
import { PATIENCE } from '../../support/dose.js';
import { PATIENT } from '../../support/patient.js';

export const OFFICE = 'demo-programme-office';
export const AUDITOR = 'demo-auditor';
export const MINISTRY = 'demo-ministry';
export const PARTNER = 'demo-partner-gemeente-duindorp';
export const OTHER_PARTNER = 'demo-partner-gemeente-klaverwaard';
export const NOW = '2026-11-02T10:00:00Z';

const DASHBOARD = join(process.cwd(), 'dist/dashboard');

/** `editions`: the demo's reports are published too, which takes a few seconds more. */
export interface StageOptions extends Partial<AppDependencies> {
  readonly editions?: boolean;
  readonly port?: number;
}

/** The programme's demo at a tenth of its size behind the built dashboard, and a real browser before it. */
export class Stage {
  readonly errors: string[] = [];
  readonly foreign: string[] = [];
  readonly posted: string[] = [];
  /** What the dashboard asked by its text, over HTTP or a socket: nothing, as long as the server knows its hashes. */
  readonly asked: string[] = [];
  /** The provisional edition that stands on the run's one server. */
  editionId?: string;
  private constructor(
    readonly browser: Browser,
    readonly url: string,
    /** Of a server of its own. */
    readonly clock: { time: number },
    private readonly closeServer: () => Promise<void>,
    /** The server itself, where it is the suite's own. */
    readonly app?: NestFastifyApplication,
  ) {}

  /**
   * For suites that change nothing: the run's one server of the demo at a tenth of its size with its editions, and
   * a browser of their own. A suite that is run by itself makes that server.
   */
  static async shared(): Promise<Stage> {
    const server = await sharedServer(NOW);
    if (server === undefined) return Stage.open(0.1, { editions: true });
    const stage = new Stage(await launch(), server.url, { time: Date.parse(NOW) }, () => Promise.resolve());
    stage.editionId = server.editionId;
    return stage;
  }

  static async open(
    scale = 0.1,
    { editions = false, port = 0, ...surroundings }: StageOptions = {},
  ): Promise<Stage> {
    if (!existsSync(join(DASHBOARD, 'index.html')))
      throw new Error('the dashboard is not built: npm run build');
    const clock = { time: 0 };
    const now = () => clock.time;
    const folder = await mkdtemp(join(tmpdir(), 'wijkspoor-stage-'));
    const { createApp, createLogger, demoAuthenticator, keptDemo, openStore, openVault, READ_MODEL } =
      await serverModules();
    await keptDemo(folder, { scale, editions: editions && 'protected' });
    clock.time = Date.parse(NOW);
    const store = await openStore(`sqlite:${join(folder, 'log.db')}`, { clock: now, synchronous: 'NORMAL' });
    const vault = await openVault(join(folder, 'vault.db'), { synchronous: 'NORMAL' });
    const app = await createApp({
      store,
      vault,
      clock: { now },
      authenticator: demoAuthenticator,
      logger: createLogger('silent'),
      readModelPath: editions ? join(folder, READ_MODEL) : ':memory:',
      demo: true,
      dashboard: DASHBOARD,
      patience: PATIENT,
      ...surroundings,
    });
    await app.listen(port, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    const close = async (): Promise<void> => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    };
    return new Stage(await launch(), url, clock, close, app);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.closeServer();
  }

  /** A fresh browser for one reader: console errors, requests elsewhere and what is posted are kept. */
  async reader(
    token: string,
    {
      width = 1280,
      height = 900,
      ...more
    }: Parameters<Browser['newContext']>[0] & { width?: number; height?: number } = {},
  ): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: { width, height },
      locale: 'nl-NL',
      reducedMotion: 'reduce',
      ...more,
    });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript((value) => {
      if (location.protocol === 'http:') localStorage.setItem('wijkspoor-token', value);
    }, token);
    await context.clock.setFixedTime(NOW);
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        this.errors.push(`${message.page()?.url()}: ${message.text()}`);
    });
    context.on('weberror', (error) => this.errors.push(error.error().message));
    context.on('request', (request) => {
      const address = request.url();
      if (!address.startsWith(this.url) && !/^(blob|data):/.test(address)) this.foreign.push(address);
      const body = request.postData();
      if (body !== null) this.posted.push(body);
      if (body !== null && address.endsWith('/graphql')) this.asked.push(...textsIn(JSON.parse(body)));
    });
    context.on('page', (page) =>
      page.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) =>
          this.asked.push(...textsIn((JSON.parse(String(payload)) as { payload?: unknown }).payload)),
        ),
      ),
    );
    return context;
  }

  async visit(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await this.go(page, path);
    return page;
  }

  async go(page: Page, path: string): Promise<void> {
    await page.goto(this.url + path);
    await settled(page);
  }

  /** As a reader who follows a link: the page is not loaded again, which is several times as fast. */
  async walk(page: Page, path: string): Promise<void> {
    if (!page.url().startsWith(this.url)) return this.go(page, path);
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, path);
    await settled(page);
  }

  /** The data of a query that must not fail. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  ask(token: string, query: string, variables: object = {}): Promise<any> {
    return ask(this.url, token, query, variables);
  }

  async post(
    token: string,
    event: object,
  ): Promise<{ status: number; body: { entryId: string; position: string } }> {
    const answer = await fetch(`${this.url}/v1/gebeurtenissen`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json', authorization: `Bearer ${token}` },
      body: JSON.stringify(event),
    });
    return { status: answer.status, body: (await answer.json()) as { entryId: string; position: string } };
  }
}

/** Loaded for a server of the suite's own only: the suites that ask the shared one start sooner. */
const serverModules = async () => ({
  ...(await import('#libs/access')),
  ...(await import('#libs/event-store')),
  ...(await import('#libs/platform')),
  ...(await import('../../../apps/api/bootstrap/create-app.js')),
  ...(await import('../../demo/kept-demo.js')),
});

function launch(): Promise<Browser> {
  const executablePath = browserPath();
  if (!executablePath) throw new Error('Chromium ontbreekt: apt-get install chromium, of zet CHROMIUM=/pad');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], timeout: PATIENCE });
}

const textsIn = (body: unknown): string[] => {
  const { query } = (body ?? {}) as { readonly query?: string };
  return query === undefined || query === '' ? [] : [query];
};

/**
 * The page of the address in the bar is drawn, and everything it asked for has come. The address is ahead of the
 * page, and behind a link whose page is still fetched (`aria-busy` of the whole): on a busy machine a test read the
 * page before (three failed runs of all checks).
 */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').waitFor();
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    const isEnglish = new URLSearchParams(location.search).get('lang') === 'en';
    return (
      main !== null &&
      [undefined, location.pathname + location.search].includes(main.dataset['shows']) &&
      document.documentElement.lang === (isEnglish ? 'en' : 'nl') &&
      document.querySelector('[aria-busy="true"]') === null &&
      ![...document.querySelectorAll('[role="status"]')].some((each) =>
        /opgehaald|Fetching/.test(each.textContent ?? ''),
      )
    );
  }, undefined);
}
