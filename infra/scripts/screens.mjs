/* global location, localStorage, document, scrollY, Image, OffscreenCanvas, FileReader */
/**
 * Takes docs/screens: what the guides show of a running demo, as WebP, 1280 pixels wide and of some pages 390. `npm
 * start` first, then node infra/scripts/screens.mjs [address [page …]]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath } from './browsers.mjs';

const [address = 'http://127.0.0.1:3000', ...only] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));
const OFFICE = 'demo-programme-office';
const PARTNER = 'demo-partner-gemeente-duindorp';
const AUDITOR = 'demo-auditor';
const MINISTRY = 'demo-ministry';
/** Of WebP: text stays sharp at a small part of the bytes of PNG. */
const QUALITY = 0.5;
/** Pixels of a page that are shown at most, from its top. */
const HIGHEST = { 1280: 1100, 390: 1100 };
/** Also shown as a phone has them. */
const ON_PHONE = ['overzicht-partner', 'formulier'];

const ask = async (query) => {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${OFFICE}` },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()).data;
};
const { entries, editions, due } = await ask(
  `{ entries(first: 1, filter: { corrected: true, types: ["HouseholdReached"] }) { edges { node { entryId } } }
     editions { editionId } due { partnerId period { code } } }`,
);
const entry = entries.edges[0]?.node.entryId;
const edition = editions.at(-1)?.editionId;
const period = due.find(({ partnerId }) => PARTNER.endsWith(partnerId))?.period.code ?? '2026-H1';

/** Chooses a period to publish: what is shown then comes before anything is recorded. */
const choosePeriod = async (page) => {
  await page.locator('[data-publish] select').first().selectOption({ index: 1 });
  await page.locator('[data-preview]').scrollIntoViewIfNeeded();
};
const publishing = async (page) => page.locator('[data-publish]');
const operation = async (page) => {
  const one = page.locator('[data-operation="get /gebeurtenissen"]');
  await one.locator('summary').first().click();
  await one.locator('details summary').first().click();
  return one;
};

/** Name, address, who looks, what to do first, and which part is shown where that is not the page from its top. */
const PAGES = [
  ['overzicht', '/', OFFICE],
  ['periode', '/?stand=2026-Q3&over=periode', OFFICE],
  ['eerdere-stand', '/?stand=2026-03&bekend=2026-03-31', OFFICE],
  ['overzicht-partner', '/', PARTNER],
  ['overzicht-ministerie', '/', MINISTRY],
  ['werklijn', '/werklijnen/1', OFFICE],
  ['indicator', '/indicatoren/1.4', OFFICE],
  ['indicator-ministerie', '/indicatoren/4.2', MINISTRY],
  ['gebieden', '/gebieden?kpi=3.2', OFFICE],
  ['gebeurtenissen-van-een-cijfer', '/gebeurtenissen?kpi=1.1', AUDITOR],
  ['gebeurtenis', `/gebeurtenissen/${entry}`, OFFICE],
  ['formulier', '/aanleveren/nieuw/HouseholdReached', PARTNER],
  ['corrigeren', `/aanleveren/${entry}/corrigeren`, OFFICE],
  ['upload', '/upload', PARTNER],
  ['inzendingen', '/inzendingen', OFFICE],
  ['indienen', `/inzendingen?periode=${period}`, PARTNER],
  ['vaststellen', '/rapportages', OFFICE, choosePeriod, publishing],
  ...(edition ? [['rapportage', `/rapportages/${edition}`, MINISTRY]] : []),
  ['controle', '/controle?van=2024-H2-1&tot=2024-H2-2', AUDITOR],
  ['naspelen', '/controle?kpi=1.3&stand=2026-06&op=30000', AUDITOR],
  ['datakwaliteit', '/datakwaliteit', OFFICE],
  ['api-velden', '/api', PARTNER, undefined, operation],
];

/** The page as it is when all that it asked for has come. */
async function opened(context, path, token, act) {
  const page = await context.newPage();
  await page.addInitScript((value) => {
    if (location.protocol.startsWith('http')) localStorage.setItem('wijkspoor-token', value);
  }, token);
  await page.goto(address + path);
  await ready(page);
  await act?.(page);
  await ready(page);
  return page;
}

async function ready(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () =>
      document.querySelector('main h1') !== null &&
      document.querySelector('[aria-busy="true"]') === null &&
      !document.querySelector('main').innerText.includes('Gegevens worden opgehaald'),
    undefined,
    { timeout: 120_000 },
  );
}

/** Where the picture begins and ends, in pixels of the whole page. */
async function clipOf(page, part, width) {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const box =
    part &&
    (await (
      await part(page)
    ).evaluate((each) => ({
      top: each.getBoundingClientRect().top + scrollY,
      height: each.getBoundingClientRect().height,
    })));
  const y = box ? Math.max(0, Math.floor(box.top) - 8) : 0;
  const height = Math.min(HIGHEST[width], box ? Math.ceil(box.height) + 16 : whole);
  return { x: 0, y, width, height: Math.min(height, whole - y) };
}

/** What the browser itself makes of a PNG: no encoder is needed beside it. */
const asWebp = async (tool, png) =>
  Buffer.from(
    await tool.evaluate(
      async ([base64, quality]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext('2d').drawImage(image, 0, 0);
        const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
        return new Promise((resolve) => {
          const reader = new FileReader();
          reader.onload = () => resolve(reader.result.split(',')[1]);
          reader.readAsDataURL(blob);
        });
      },
      [png.toString('base64'), QUALITY],
    ),
    'base64',
  );

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
const tool = await browser.newPage();
for (const width of [1280, 390]) {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    locale: 'nl-NL',
    reducedMotion: 'reduce',
  });
  for (const [name, path, token, act, part] of PAGES) {
    if (only.length > 0 && !only.includes(name)) continue;
    if (width === 390 && !ON_PHONE.includes(name)) continue;
    const page = await opened(context, path, token, act);
    const clip = await clipOf(page, part, width);
    const png = await page.screenshot({ fullPage: true, clip });
    writeFileSync(join(folder, `${name}-${width}.webp`), await asWebp(tool, png));
    await page.close();
  }
  await context.close();
}
await browser.close();
