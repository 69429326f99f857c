/* global location, localStorage, document */
/**
 * Takes docs/screens: every page of a running demo at 1280 and 390 pixels wide. `npm start` first, then
 * node infra/scripts/screens.mjs [address [page …]]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath } from './browsers.mjs';

const [address = 'http://127.0.0.1:3000', ...only] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const OFFICE = 'demo-programme-office';
const PARTNER = 'demo-partner-gemeente-duindorp';

const executablePath = browserPath();
const ask = async (query) => {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${OFFICE}` },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()).data;
};
const { entries } = await ask(
  '{ entries(first: 1, filter: { corrected: true, types: ["HouseholdReached"] }) { edges { node { entryId } } } }',
);
const { editions } = await ask('{ editions { editionId } }');
const entry = entries.edges[0]?.node.entryId;
const edition = editions.at(-1)?.editionId;

const PAGES = [
  ['overzicht', '/', OFFICE],
  ['eerdere-stand', '/?stand=2026-03&bekend=2026-03-31', OFFICE],
  ['overzicht-partner', '/', PARTNER],
  ['overzicht-ministerie', '/', 'demo-ministry'],
  ['werklijnen', '/werklijnen', OFFICE],
  ['werklijn', '/werklijnen/1', OFFICE],
  ['indicator', '/indicatoren/1.4', OFFICE],
  ['gebieden', '/gebieden?kpi=3.2', OFFICE],
  ['gebied', '/gebieden/utrecht-overvecht', OFFICE],
  ['gebeurtenissen', '/gebeurtenissen', OFFICE],
  ['gebeurtenissen-van-een-cijfer', '/gebeurtenissen?kpi=1.1', 'demo-auditor'],
  ['gebeurtenis', `/gebeurtenissen/${entry}`, OFFICE],
  ['aanleveren', '/aanleveren', PARTNER],
  ['formulier', '/aanleveren/nieuw/HouseholdReached', PARTNER],
  ['corrigeren', `/aanleveren/${entry}/corrigeren`, OFFICE],
  ['upload', '/upload', PARTNER],
  ['koppelkansen', '/koppelkansen', OFFICE],
  ['belemmeringen', '/belemmeringen', OFFICE],
  ['inzendingen', '/inzendingen', OFFICE],
  ['rapportages', '/rapportages', OFFICE],
  ...(edition ? [['rapportage', `/rapportages/${edition}`, 'demo-ministry']] : []),
  ['controle', '/controle?van=2024-H2-1&tot=2024-H2-2', 'demo-auditor'],
  ['naspelen', '/controle?kpi=1.3&stand=2026-06&op=30000', 'demo-auditor'],
  ['datakwaliteit', '/datakwaliteit', OFFICE],
  ['uitleg', '/uitleg', OFFICE],
  ['toegankelijkheid', '/toegankelijkheid', OFFICE],
  ['api', '/api', OFFICE],
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const width of [1280, 390]) {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    locale: 'nl-NL',
  });
  for (const [name, path, token] of PAGES) {
    if (only.length > 0 && !only.includes(name)) continue;
    const page = await context.newPage();
    await page.addInitScript((value) => {
      if (location.protocol.startsWith('http')) localStorage.setItem('wijkspoor-token', value);
    }, token);
    await page.goto(address + path);
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(
      () =>
        document.querySelector('main h1') !== null &&
        document.querySelector('[aria-busy="true"]') === null &&
        !document.querySelector('main').innerText.includes('Gegevens worden opgehaald'),
    );
    const height = Math.min(
      width === 390 ? 1300 : 1500,
      await page.evaluate(() => document.documentElement.scrollHeight),
    );
    await page.screenshot({
      path: join(folder, `${name}-${width}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height },
    });
    await page.close();
  }
  await context.close();
}
await browser.close();
