import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violations } from './support/axe.js';
import { fillIn } from './support/fixtures.js';
import { ROUTES } from './support/routes.js';
import { OFFICE, PARTNER, settled, Stage } from './support/stage.js';

describe('every page', () => {
  let stage: Stage;
  let fill: (path: string) => string;

  beforeAll(async () => {
    stage = await Stage.open(0.1, { editions: true });
    fill = await fillIn(stage);
  }, 120_000);
  afterAll(() => stage.close());

  for (const [path, token] of ROUTES)
    it(`${path} of ${token}: axe clean, nothing sideways, no error, in both languages and widths`, async () => {
      for (const width of [1280, 390]) {
        const context = await stage.reader(token, { width });
        for (const lang of ['nl', 'en']) {
          const address = fill(path);
          const page = await stage.visit(
            context,
            `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`,
          );
          const where = `${lang} ${width}`;
          expect([where, await page.getAttribute('html', 'lang')]).toEqual([where, lang]);
          expect([where, await violations(page)]).toEqual([where, []]);
          const sideways = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect([where, Math.max(0, sideways)]).toEqual([where, 0]);
          expect(await page.locator('h1').count()).toBe(1);
          await page.close();
        }
        await context.close();
      }
      expect(stage.errors.splice(0)).toEqual([]);
      expect(stage.foreign.splice(0)).toEqual([]);
      expect(stage.asked.splice(0)).toEqual([]);
    }, 90_000);

  it('states: menu open, past state, form faults, key maker, upload fault are axe clean too', async () => {
    const phone = await stage.reader(OFFICE, { width: 390 });
    const menu = await stage.visit(phone, '/');
    await menu.getByRole('button', { name: 'Menu' }).click();
    expect(await menu.getByRole('link', { name: 'Gebieden', exact: true }).isVisible()).toBe(true);
    expect(await violations(menu)).toEqual([]);
    await menu.getByRole('button', { name: 'Ander moment kiezen' }).click();
    expect(await violations(menu)).toEqual([]);
    const partner = await stage.reader(PARTNER);
    const form = await stage.visit(partner, '/aanleveren/nieuw/HouseholdReached');
    await form.getByText('Maak de sleutel van een adres').click();
    await form.getByRole('button', { name: 'Controleren' }).click();
    await form.getByRole('alert').waitFor();
    expect(await violations(form)).toEqual([]);
    const upload = await stage.visit(partner, '/upload');
    await upload.getByRole('button', { name: 'Bestand controleren' }).click();
    await upload.getByRole('alert').waitFor();
    expect(await violations(upload)).toEqual([]);
    await phone.close();
    await partner.close();
  }, 60_000);

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
