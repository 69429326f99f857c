import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { oidcAuthenticator } from '#libs/access';
import { AUDIENCE, CLIENT, OidcIssuer } from '../support/oidc-issuer.js';
import { freePort } from '../support/free-port.js';
import { violations } from './support/axe.js';
import { settled, Stage } from './support/stage.js';
import { PATIENCE } from '../support/dose.js';

const ON = 'Ga verder als proefpersoon';

describe('signing in', () => {
  let issuer: OidcIssuer;
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    // localhost and 127.0.0.1 are two sites to a browser, as an issuer and a monitor are.
    issuer = await OidcIssuer.start('localhost');
    issuer.asks = true;
    issuer.claims = { wijkspoor_role: 'partner', wijkspoor_partner: 'gemeente-duindorp' };
    const port = await freePort();
    stage = await Stage.open(0.02, {
      port,
      demo: false,
      authenticator: oidcAuthenticator({ issuer: issuer.url, audience: AUDIENCE, patience: PATIENCE }),
      signIn: {
        ...CLIENT,
        issuer: issuer.url,
        publicUrl: `http://127.0.0.1:${port}`,
        scope: 'openid',
        sessionSecret: 'proefgeheim-'.repeat(4),
      },
    });
    // Tokens are checked by the real time too: the stage's is never behind it.
    stage.clock.time = Math.max(stage.clock.time, Date.now());
    issuer.now = () => stage.clock.time;
    context = await stage.browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(PATIENCE);
    await context.clock.setFixedTime(stage.clock.time);
    context.on('request', (request) => requests.push(request.url()));
    page = await context.newPage();
  });
  afterAll(async () => {
    await stage.close();
    await issuer.stop();
  });

  const at = (): string => page.url().replace(stage.url, '');

  it('begins on a page with one button, in either language, that axe finds nothing on', async () => {
    await page.goto(`${stage.url}/indicatoren/1.1?stand=2026-06`);
    await page.getByRole('heading', { name: 'Inloggen' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('main a, main button, main input').count()).toBe(1);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('link', { name: 'Nederlands' }).click();
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('goes by the issuer’s page back to where one was, as who one is', async () => {
    await page.getByRole('link', { name: 'Inloggen' }).click();
    await page.getByRole('link', { name: ON }).click();
    await page.getByText('Ingelogd als Gemeente Duindorp (fictief)').waitFor();
    await settled(page);
    expect(at()).toBe('/indicatoren/1.1?stand=2026-06');
    expect(
      await page.evaluate(() => document.cookie + JSON.stringify({ ...sessionStorage, ...localStorage })),
    ).not.toMatch(/eyJ/);
    await page.reload();
    await page.getByText('Ingelogd als Gemeente Duindorp (fictief)').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });

  it('renews the session without a word', async () => {
    const before = issuer.count('refresh');
    stage.clock.time += 6 * 60_000;
    await page.goto(`${stage.url}/`);
    await settled(page);
    expect(issuer.count('refresh')).toBe(before + 1);
    expect(await page.getByText('Ingelogd als Gemeente Duindorp (fictief)').count()).toBe(1);
  });

  it('when it ends during work says so, and what was typed stays and is posted after signing in again', async () => {
    await page.goto(`${stage.url}/aanleveren/nieuw/HouseholdReached`);
    await settled(page);
    const day = page.getByLabel('Datum van de gebeurtenis');
    await day.fill('05-10-2026');
    issuer.endAll();
    stage.clock.time += 6 * 60_000;
    await page.locator('main').getByLabel('Gebied', { exact: true }).selectOption('den-haag-zuidwest');
    await page.getByLabel('Onderbouwing').selectOption('REGISTRATION');
    await page.getByLabel('Huishouden (pseudoniem)').fill('A'.repeat(43));
    await page.getByLabel('Kanaal').selectOption('HOME_VISIT');
    await page.getByLabel('Huur of koop').selectOption('OWNER');
    await page.getByLabel('Energie', { exact: true }).check();
    // Checking asks the server, so it is there that the end is met.
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByText('Uw sessie is verlopen').waitFor();
    expect(await day.inputValue()).toBe('05-10-2026');
    expect(await violations(page)).toEqual([]);
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Opnieuw inloggen' }).click();
    const tab = await opened;
    await tab.getByRole('link', { name: ON }).click();
    await tab.getByRole('heading', { name: 'U bent ingelogd' }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await tab.close();
    await page.bringToFront();
    await page.getByText('Uw sessie is verlopen').waitFor({ state: 'detached' });
    expect(await day.inputValue()).toBe('05-10-2026');
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Bewaar dit ontvangstbewijs').waitFor();
  });

  it('out, one is back on the page with one button, and the cookie is gone', async () => {
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.getByRole('heading', { name: 'Inloggen' }).waitFor();
    expect(issuer.count('/end')).toBe(1);
    expect((await context.cookies(stage.url)).map(({ name }) => name)).toEqual([]);
  });

  it('without a role of ours says so on a page of the monitor, and offers another account', async () => {
    issuer.claims = { wijkspoor_role: 'elders' };
    await page.goto(`${stage.url}/controle?lang=en`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: ON }).click();
    await page.getByText('Your account has no access to this monitor').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sign in with another account' }).click();
    await page.getByRole('link', { name: ON }).waitFor();
    expect(issuer.authorizations.at(-1)?.get('prompt')).toBe('login');
  });

  it('asked nothing of anyone but the server and the issuer’s own page', () => {
    const elsewhere = requests.filter(
      (url) => !url.startsWith(`${stage.url}/`) && !/^(data|blob):/.test(url),
    );
    expect(elsewhere.length).toBeGreaterThan(0);
    for (const url of elsewhere) expect(url).toMatch(new RegExp(`^${issuer.url}/(authorize|end|favicon)`));
  });
});
