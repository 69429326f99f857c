import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { violations } from './support/axe.js';
import { AUDITOR, Stage } from './support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open(0.02);
}, 120_000);
afterAll(() => stage.close());

it('an auditor sees who saw what once asked for, by kind, and that looking was recorded; axe clean on a phone too', async () => {
  for (const width of [1280, 390]) {
    const context = await stage.reader(AUDITOR, { width });
    await stage.visit(context, '/?lang=nl');
    const page = await stage.visit(context, '/controle?lang=nl');
    const section = page.locator('[data-access-record]');
    expect(await section.locator('table').count()).toBe(0);
    await section.getByRole('button', { name: 'Toon wie wat zag' }).click();
    await section.locator('tbody tr').first().waitFor();
    await section.getByRole('combobox').selectOption('FIGURES');
    await section
      .locator('tbody tr', { hasNotText: 'Niet-gepubliceerde cijfers' })
      .first()
      .waitFor({ state: 'detached' });
    expect(await section.locator('tbody tr').count()).toBeGreaterThan(0);
    await section.getByRole('combobox').selectOption('RECORD');
    await section.locator('tbody tr', { hasText: 'Dit register gelezen' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await context.close();
  }
  expect(stage.errors.splice(0)).toEqual([]);
}, 90_000);
