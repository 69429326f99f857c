/**
 * The demo shows none of the worst ten of the users' trial (W1–W10). Here are those that stand on a page of it: W3,
 * W4, W5, W10. What is recomputed and verified (W1, W2) is in test/e2e/random-bytes.spec.ts; forms, filters, ways
 * back and the receipt (W6–W9) are in tasks.spec.ts and posting.spec.ts. `SCREENS=folder` keeps pictures of each at
 * 1280 and 390 wide.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { MINISTRY, OFFICE, settled, Stage } from './support/stage.js';

const SCREENS = process.env['SCREENS'];
const BUREAU = 'urn:nld:oin:00000099000000009000:systeem:bureau';

describe('the worst ten of the users’ trial', () => {
  let stage: Stage;
  let context: BrowserContext;
  beforeAll(async () => {
    stage = await Stage.open(0.1, { editions: true });
    context = await stage.reader(OFFICE);
  });
  afterAll(() => stage.close());
  afterEach(() => expect(stage.errors.splice(0)).toEqual([]));

  const main = (page: Page) => page.locator('main').innerText();
  const pictures = async (page: Page, name: string): Promise<void> => {
    if (SCREENS === undefined) return;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      await page.screenshot({ path: join(SCREENS, `${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const posted = async (type: string, id: string, data: object): Promise<void> => {
    const { status, body } = await stage.post(OFFICE, { specversion: '1.0', source: BUREAU, id, type, data });
    expect([body, status]).toEqual([body, 201]);
  };

  it('W3: the target of a share is 45 % on its page and its werklijn, with how far it is', async () => {
    const page = await stage.visit(context, '/indicatoren/1.4?stand=2026-10');
    expect(await main(page)).toMatch(/% van de weg van 30 ?% naar de streefwaarde 45 ?% in 2027/);
    expect(await main(page)).not.toMatch(/4\.500|0,45/);
    await pictures(page, 'w3-indicator');
    await stage.go(page, '/werklijnen/1?stand=2026-10');
    expect(await main(page)).toMatch(/45 ?%/);
    await page.close();
  });

  it('W4: a partner of today has missed nothing, and no figure of before moves', async () => {
    const figures = async (): Promise<unknown> =>
      stage.ask(
        OFFICE,
        `{ ${['2024-H1', '2025-H2', '2026-H1'].map((period, i) => `f${i}: figures(kpis: ["Q.1", "Q.2"], period: "${period}") { value numerator denominator }`).join(' ')} }`,
      );
    const before = await figures();
    const page = await stage.visit(context, '/aanleveren/nieuw/PartnerRegistered');
    await page.getByLabel('Naam').fill('Wijkbedrijf De Sluis');
    await page.getByLabel('Soort').selectOption('RESIDENTS_GROUP');
    await page.getByLabel('Werklijn 1').check();
    await page.getByLabel('Utrecht Overvecht').check();
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Bewaar dit ontvangstbewijs').waitFor();
    expect(await figures()).toEqual(before);
    const { due, partners } = await stage.ask(OFFICE, '{ due { partnerId } partners { partnerId name } }');
    const { partnerId } = partners.find(({ name }: { name: string }) => name === 'Wijkbedrijf De Sluis');
    expect(due.map((each: { partnerId: string }) => each.partnerId)).not.toContain(partnerId);
    await stage.go(page, '/inzendingen?periode=2026-H1');
    expect(await main(page)).not.toContain('Wijkbedrijf De Sluis');
    await pictures(page, 'w4-inzendingen');
    await stage.go(page, '/datakwaliteit');
    expect(await main(page)).not.toMatch(/Stille partner[^\n]*Wijkbedrijf/);
    await pictures(page, 'w4-datakwaliteit');
    await page.close();
  });

  it('W5: a changed definition is told by its text, in the trend and in the report that follows', async () => {
    const page = await stage.visit(context, '/indicatoren/1.5?stand=2026-10');
    expect(await main(page)).toContain('90 dagen');
    await posted('nl.energiekewijken.reporting.kpi-definition-published.v1', 'definitie-1.5', {
      code: '1.5',
      version: 2,
      parameters: [{ name: 'withinDays', number: 30 }],
      validFrom: '2026-07-01',
      reason: 'Sneller opvolgen',
    });
    await stage.go(page, '/indicatoren/1.5?stand=2026-10');
    const text = await main(page);
    const definition = await page.locator('#definitie dl').innerText();
    expect(definition).toContain('30 dagen');
    expect(definition).not.toContain('90 dagen');
    expect(text).toContain('juli 2026');
    await pictures(page, 'w5-indicator');
    await posted('nl.energiekewijken.reporting.reporting-period-opened.v1', 'periode-2026-q3', {
      period: '2026-Q3',
      dueOn: '2026-11-15',
    });
    const { publishEdition } = await stage.ask(
      OFFICE,
      'mutation { publishEdition(input: { period: "2026-Q3", status: PROVISIONAL }) { editionId } }',
    );
    const reader = await stage.reader(MINISTRY);
    const report = await stage.visit(reader, `/rapportages/${publishEdition.editionId}`);
    const rows = (await main(report))
      .split('\n')
      .filter((line) => line.includes('andere definitie dan in de vorige'));
    expect(rows.map((row) => row.slice(0, 3))).toEqual(['1.5']);
    await pictures(report, 'w5-rapportage');
    await reader.close();
    await page.close();
  });

  // Which areas are land is held by apps/dashboard/build/netherlands-plugin.spec.ts.
  it('W10: every one of the sixteen lies on the map', async () => {
    const page = await stage.visit(context, '/gebieden');
    expect(await main(page)).toContain('Lelystad-Oost');
    await pictures(page, 'w10-gebieden');
    await page.close();
  });

  it('a number that could be two is asked about in the form as in a file', async () => {
    const page = await stage.visit(context, '/aanleveren/nieuw/TargetSet');
    await page.getByLabel('Indicator').selectOption('4.1');
    await page.getByLabel('Gebied').selectOption({ label: 'Utrecht Overvecht' });
    await page.getByLabel('Periode').selectOption({ label: '2028' });
    await page.getByLabel('Waarde', { exact: true }).fill('1.500');
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(
      /Waarde.*: Het is niet duidelijk.*schrijf 1500 of 1,5/,
    );
    await pictures(page, 'getal-formulier');
    await page.getByLabel('Waarde', { exact: true }).fill('1500');
    await page.getByRole('button', { name: 'Controleren' }).click();
    await page.getByText('Controleer wat u vastlegt').waitFor();
    expect(await main(page)).toContain('1.500');
    await page.close();
  });
});
