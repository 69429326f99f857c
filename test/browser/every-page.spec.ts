import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { en } from '../../apps/dashboard/intl/en.js';
import { nl } from '../../apps/dashboard/intl/nl.js';
import { LONG } from '../support/dose.js';
import { violations } from './support/axe.js';
import { fillIn, HOUSEHOLD_HEADER } from './support/fixtures.js';
import { ROUTES } from './support/routes.js';
import { OFFICE, PARTNER, settled, Stage } from './support/stage.js';

type Sight = readonly [width: 1280 | 390, lang: 'nl' | 'en'];
const SIGHTS: readonly Sight[] = [
  [1280, 'nl'],
  [390, 'en'],
  [1280, 'en'],
  [390, 'nl'],
];

/** All four; in the short dose one, another on the next page. */
const sights = (index: number): readonly Sight[] => SIGHTS.filter((_, at) => LONG || at === index % 4);

const languages = (width: number): readonly ('nl' | 'en')[] =>
  LONG ? ['nl', 'en'] : [width === 1280 ? 'nl' : 'en'];

describe('every page', () => {
  let stage: Stage;
  let fill: (path: string) => string;
  const pages = new Map<string, Page>();
  /** One per reader and width: what the browser has read it need not read again. */
  async function pageOf(token: string, width: number): Promise<Page> {
    const name = `${token} ${width}`;
    const kept = pages.get(name) ?? (await (await stage.reader(token, { width })).newPage());
    pages.set(name, kept);
    return kept;
  }
  /** Loaded again in the long dose; in the short one by following a link. */
  const show = (page: Page, path: string): Promise<void> =>
    LONG ? stage.go(page, path) : stage.walk(page, path);

  beforeAll(async () => {
    stage = await Stage.shared();
    fill = await fillIn(stage);
  });
  afterAll(() => stage.close());

  for (const [index, [path, token]] of ROUTES.entries())
    it(`${path} of ${token}: axe clean, nothing sideways, no error`, async () => {
      for (const [width, lang] of sights(index)) {
        const page = await pageOf(token, width);
        const address = fill(path);
        await show(page, `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
        const where = `${lang} ${width}`;
        // Said a moment after the page is drawn.
        await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
        expect([where, await violations(page)]).toEqual([where, []]);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([where, Math.max(0, sideways)]).toEqual([where, 0]);
        expect(await page.locator('h1').count()).toBe(1);
      }
      expect(stage.errors.splice(0)).toEqual([]);
      expect(stage.foreign.splice(0)).toEqual([]);
      expect(stage.asked.splice(0)).toEqual([]);
    });

  // There is no dialog in the monitor: what must be confirmed is a step on the page itself.
  for (const width of [1280, 390])
    for (const lang of languages(width))
      it(`states in ${lang} at ${width}: menu open, past state, form faults, key maker, upload faults are axe clean too`, async () => {
        const text = { nl, en }[lang];
        const office = await stage.reader(OFFICE, { width });
        const past = await stage.visit(office, `/?bekend=2026-03-01&lang=${lang}`);
        expect(await past.locator('.moment.past').count()).toBe(1);
        const menu = past.getByRole('button', { name: text['shell.menu'] });
        expect(await menu.isVisible()).toBe(width === 390);
        if (width === 390) await menu.click();
        await past.getByRole('link', { name: text['nav.areas'], exact: true }).first().waitFor();
        expect(await violations(past)).toEqual([]);
        const partner = await stage.reader(PARTNER, { width });
        const form = await stage.visit(partner, `/aanleveren/nieuw/HouseholdReached?lang=${lang}`);
        await form.getByText(text['key.fromAddress']).click();
        await form.getByRole('button', { name: text['form.check'], exact: true }).click();
        await form.getByRole('alert').waitFor();
        expect(await violations(form)).toEqual([]);
        const upload = await stage.visit(partner, `/upload?soort=HouseholdReached&lang=${lang}`);
        await upload.getByRole('button', { name: text['upload.check'] }).click();
        await upload.getByRole('alert').waitFor();
        expect(await violations(upload)).toEqual([]);
        await upload.locator('input[type=file]').setInputFiles({
          name: 'fout.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(`${HOUSEHOLD_HEADER}\r\n32-10-2026;nergens;Registratie;kort;Postduif;;`),
        });
        await upload.getByRole('button', { name: text['upload.check'] }).click();
        await upload.getByRole('heading', { name: text['upload.refused'] }).waitFor();
        expect(await upload.locator('tr[data-row]').count()).toBeGreaterThan(2);
        expect(await violations(upload)).toEqual([]);
        await office.close();
        await partner.close();
      });

  it('finds what is wrong: the test itself can fail', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/uitleg');
    await page.evaluate(() =>
      document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/icon.svg">'),
    );
    expect((await violations(page))[0]).toMatch(/^image-alt/);
    await page.evaluate(() => void fetch('https://example.invalid/x').catch(() => undefined));
    await settled(page);
    expect(stage.errors.splice(0).join()).toContain('Content Security Policy');
    stage.foreign.splice(0);
    await context.close();
  });
});
