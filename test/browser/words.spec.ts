// What people read on a rendered page holds nothing that is for programs: no pattern of a field, pointer, id, name
// or code of the program.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { dose } from '../support/dose.js';
import { fillIn } from './support/fixtures.js';
import { ROUTES } from './support/routes.js';
import { OFFICE, PARTNER, settled, Stage } from './support/stage.js';

const INNARDS: Readonly<Record<string, readonly [RegExp, string]>> = {
  'a regular expression': [/\^|\\[dwps]|\[[A-Za-z0-9-]+\][{*+?]|\(\?:|\{\d+,\d*\}/, 'de vorm (^[A-Z0-9]+$)'],
  'a pointer': [/(^|[\s(])\/(data|events|narrative|period|scopes)\b|\/\d+\/[a-z]/, '/narrative: te lang'],
  'a name of the code': [/\b[a-z]+[A-Z][a-z]+\w*\b/, 'kies uit withinDays'],
  'a code of the code': [/\b[A-Z]{2,}_[A-Z_]+\b/, 'gebruik LED_BULB'],
  'an id': [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/, 'gebeurtenis 0199a1b2-0000-7000-8000-000000000000'],
  'an id of an area': [/\b(den-haag|utrecht|schiedam|heerlen|lelystad)-[a-z]+/, 'Kies utrecht-overvecht'],
  'a date of programs': [/\b\d{4}-\d\d-\d\d\b/, 'na 2026-10-31'],
  'nothing where a word belongs': [
    /\b(undefined|null|NaN|\[object Object\])\b|\{\w+\}/,
    'van undefined naar NaN',
  ],
};

const foundIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      Object.entries(INNARDS).flatMap(([name, [pattern]]) =>
        pattern.test(line.replace(/\bkWh\b|\bGraphQL\b|\bCloudEvents?\b/g, '')) ? [`${name}: ${line}`] : [],
      ),
    );

/** For who writes programs, and the digest and the address that are to be copied letter by letter. */
const FOR_PROGRAMS = ['/api'];

/** What is seen of a page, without what is set as code. */
const told = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const hidden = [...document.querySelectorAll<HTMLElement>('code, .mono, pre, [data-code]')];
    hidden.forEach((each) => each.style.setProperty('display', 'none', 'important'));
    const text = document.body.innerText;
    hidden.forEach((each) => each.style.removeProperty('display'));
    return text;
  });

/** Both in the long dose; in the short one the other one on the next page. */
const languages = (index: number): readonly string[] => {
  const [first, other] = index % 2 === 0 ? ['nl', 'en'] : ['en', 'nl'];
  return dose([first], [first, other]);
};

describe('words on rendered pages', () => {
  let stage: Stage;
  let fill: (path: string) => string;
  beforeAll(async () => {
    stage = await Stage.shared();
    fill = await fillIn(stage);
  });
  afterAll(() => stage.close());

  it.each(Object.entries(INNARDS))('%s is recognised', (name, [, example]) => {
    expect(foundIn(example).join()).toContain(name);
  });

  it('a page with such a word in it is noticed', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/uitleg');
    expect(foundIn(await told(page))).toEqual([]);
    await page.evaluate(() =>
      document.querySelector('main')?.append('De waarde volgt ^[A-Z]+$ in withinDays'),
    );
    expect(foundIn(await told(page))).toHaveLength(2);
    await context.close();
  });

  for (const token of new Set(ROUTES.map(([, reader]) => reader)))
    it(`every page of ${token}, in both languages in turn`, async () => {
      const context = await stage.reader(token);
      const page = await context.newPage();
      const found: string[] = [];
      for (const [index, [path, reader]] of ROUTES.entries()) {
        if (reader !== token || FOR_PROGRAMS.includes(path)) continue;
        const address = fill(path);
        for (const lang of languages(index)) {
          await stage.walk(page, `${address}${address.includes('?') ? '&' : '?'}lang=${lang}`);
          const text = await told(page);
          expect([path, text.length > 200 ? 'a page' : text]).toEqual([path, 'a page']);
          found.push(...foundIn(text).map((each) => `${path} ${lang}: ${each}`));
        }
      }
      expect(found).toEqual([]);
      await context.close();
    });

  for (const [token, wanted] of [
    [PARTNER, dose(4, 100)],
    [OFFICE, dose(4, 100)],
  ] as const)
    it(`forms of ${token} with their faults: nothing filled in, and nonsense filled in`, async () => {
      const context = await stage.reader(token);
      const page = await stage.visit(context, '/aanleveren');
      const forms = await page
        .locator('a[href*="/aanleveren/nieuw/"]')
        .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
      expect(forms.length).toBeGreaterThan(5);
      const step = Math.max(1, Math.floor(forms.length / wanted));
      const found: string[] = [];
      for (const [i, form] of forms.filter((_, n) => n % step === 0).entries()) {
        const lang = i % 2 === 0 ? 'nl' : 'en';
        await stage.walk(page, `${form}?lang=${lang}`);
        const check = page.locator('form button.primary');
        await check.click();
        await page.getByRole('alert').waitFor();
        found.push(...foundIn(await told(page)).map((each) => `${form} ${lang}, empty: ${each}`));
        for (const input of await page.locator('form.form input:not([type=checkbox]):visible').all())
          await input.fill('?! 31-02-2026 x');
        for (const area of await page.locator('form.form textarea:visible').all())
          await area.fill('?! 1.500');
        for (const list of await page.locator('form.form select:visible').all())
          await list.evaluate((each) => {
            const select = each as HTMLSelectElement;
            select.selectedIndex = select.options.length - 1;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          });
        await check.click();
        await settled(page);
        await page.waitForFunction(() => !document.querySelector('form.form button.primary[disabled]'));
        found.push(...foundIn(await told(page)).map((each) => `${form} ${lang}, nonsense: ${each}`));
        // Days and numbers that are right, so that the server is asked, which refuses the rest.
        for (const input of await page.locator('form.form input:not([type=checkbox]):visible').all()) {
          const mode = await input.getAttribute('inputmode');
          await input.fill(mode === 'decimal' ? '7' : mode === 'numeric' ? '5-10-2026' : '?! x');
        }
        await check.click();
        await page.waitForFunction(() => !document.querySelector('form.form button.primary[disabled]'));
        found.push(...foundIn(await told(page)).map((each) => `${form} ${lang}, asked: ${each}`));
      }
      expect(found).toEqual([]);
      await context.close();
      stage.errors.splice(0);
    });
});
