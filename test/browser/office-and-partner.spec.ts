import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { OFFICE, PARTNER, settled, Stage } from './support/stage.js';

/** Counts what a person does to reach something. */
class Steps {
  count = 0;
  async do(act: Promise<unknown>): Promise<void> {
    this.count++;
    await act;
  }
}

describe('the partner and the programme office do their work where they see the figures', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(0.1, { editions: true });
  }, 300_000);
  afterAll(() => stage.close());

  const whose = 'gemeente-duindorp';

  /** Of one partner over a period, by KPI, as the API counts it. */
  const counted = async (period: string, partnerId: string): Promise<Map<string, number>> => {
    const { figures } = await stage.ask(
      OFFICE,
      'query Q($p: String!) { figures(kpis: ["1.1", "1.3"], period: $p, split: partner) { kpi { code } parts { key value } } }',
      { p: period },
    );
    return new Map(
      (figures as { kpi: { code: string }; parts: { key: string; value: number | null }[] }[]).map(
        ({ kpi, parts }) => [kpi.code, parts.find(({ key }) => key === partnerId)?.value ?? NaN],
      ),
    );
  };
  const cell = async (within: Locator, row: string, column: number): Promise<string> =>
    (await within.locator('tbody tr', { hasText: row }).first().locator('td').nth(column).innerText()).trim();

  const figuresOf = (page: Page): Locator => page.locator(`[data-partner-figures="${whose}"]`).first();

  it.each([390, 1280])(
    'a partner starts with what is due and its own figures, at %s wide, and submits in two steps with them in view',
    async (width) => {
      const context = await stage.reader(PARTNER, { width });
      const page = await stage.visit(context, '/');
      const home = page.locator('[data-partner-home]');
      expect(await home.getByText('dagen te laat').first().isVisible()).toBe(true);
      expect(await home.getByRole('heading', { name: 'Wat u het laatst aanleverde' }).isVisible()).toBe(true);
      if (width === 390) {
        await context.close();
        return;
      }
      const steps = new Steps();
      await steps.do(home.getByRole('link', { name: 'tweede halfjaar 2025' }).click());
      await settled(page);
      const [now, last] = [await counted('2025-H2', whose), await counted('2025-H1', whose)];
      expect(await cell(figuresOf(page), '1.1 Huishoudens bereikt', 0)).toBe(String(now.get('1.1')));
      expect(await cell(figuresOf(page), '1.1 Huishoudens bereikt', 1)).toBe(String(last.get('1.1')));
      expect(await figuresOf(page).locator('[data-own-entries]').innerText()).toMatch(/\d gebeurtenissen/);
      await steps.do(page.getByRole('button', { name: 'Indienen' }).click());
      await page.getByText('Ingediend').first().waitFor();
      expect(steps.count).toBeLessThanOrEqual(4);
      const { submissions } = await stage.ask(
        PARTNER,
        '{ submissions(period: "2025-H2") { partnerId state } }',
      );
      expect(submissions).toEqual([{ partnerId: whose, state: 'MADE' }]);
      await context.close();
    },
    90_000,
  );

  it('the office judges with figures and differences in view, what waits for it first', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/inzendingen?periode=2025-H2');
    const first = page.locator('main ul.in-columns > li.whole').first();
    expect(await first.locator('[data-partner-figures]').count()).toBe(1);
    const now = await counted('2025-H2', whose);
    expect(await cell(figuresOf(page), '1.1 Huishoudens bereikt', 0)).toBe(String(now.get('1.1')));
    await page
      .locator('li.whole', { has: figuresOf(page) })
      .getByRole('button', { name: 'Aanvaarden' })
      .click();
    await figuresOf(page).waitFor({ state: 'detached' });
    const { submissions } = await stage.ask(
      OFFICE,
      `{ submissions(period: "2025-H2", partnerId: "${whose}") { state } }`,
    );
    expect(submissions).toEqual([{ state: 'ACCEPTED' }]);
    await context.close();
  }, 90_000);

  it('publishes in five steps after a preview, with a word to type, and withdraws in the browser', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/rapportages');
    const { submissions, findings } = await stage.ask(
      OFFICE,
      '{ submissions(period: "2026-H1") { partnerId state } findings(first: 1, status: OPEN) { totalCount } }',
    );
    const steps = new Steps();
    const form = page.locator('[data-publish]');
    await steps.do(form.getByLabel('Periode', { exact: true }).selectOption('2026-H1'));
    await settled(page);
    const preview = page.locator('[data-preview]');
    const missing = await preview
      .locator('[data-missing]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-missing')).sort());
    expect(missing.length).toBeGreaterThan(0);
    expect(missing).toEqual(
      (submissions as { partnerId: string; state: string }[])
        .filter(({ state }) => state !== 'ACCEPTED')
        .map(({ partnerId }) => partnerId)
        .sort(),
    );
    expect(await preview.innerText()).toMatch(/\d+ van \d+ cijfers zijn anders geworden/);
    expect(await preview.innerText()).toContain(`${findings.totalCount} bevinding`);
    const button = form.getByRole('button', { name: 'Vaststellen' });
    await steps.do(form.getByLabel(/Waarom deze de vorige/).fill('Nagekomen inzendingen'));
    expect(await button.isDisabled()).toBe(true);
    await form.getByLabel('Typ 2026-H1 om te bevestigen').fill('2026-H2');
    expect(await button.isDisabled()).toBe(true);
    await steps.do(form.getByLabel('Typ 2026-H1 om te bevestigen').fill('2026-H1'));
    await steps.do(button.click());
    await page.waitForURL(/rapportages\/2026-H1-2/);
    expect(steps.count).toBeLessThanOrEqual(5);

    const withdraw = page.locator('[data-withdraw]');
    await withdraw.locator('summary').click();
    await withdraw.getByLabel('Waarom zij wordt ingetrokken').fill('Te vroeg vastgesteld');
    const go = withdraw.getByRole('button', { name: 'Intrekken' });
    expect(await go.isDisabled()).toBe(true);
    await withdraw.getByLabel('Typ 2026-H1-2 om te bevestigen').fill('2026-H1-2');
    await go.click();
    await withdraw.waitFor({ state: 'detached' });
    const { editions } = await stage.ask(OFFICE, '{ editions(period: "2026-H1") { editionId standing } }');
    expect(editions).toContainEqual({ editionId: '2026-H1-2', standing: 'WITHDRAWN' });
    await context.close();
  }, 120_000);
});

describe('finding a kind of event', () => {
  it('by its name, or by a word of its fields and codes, with or without accents', async () => {
    const stage = await Stage.open(0.02);
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/aanleveren');
    const kinds = page.locator('main .tiles a');
    const all = await kinds.count();
    await page.getByLabel('Soort gebeurtenis zoeken').fill('HUISHOUDEN bereikt');
    expect(await kinds.allInnerTexts()).toEqual(['Huishouden bereikt']);
    await page.getByLabel('Soort gebeurtenis zoeken').fill('kanaal');
    expect(await kinds.count()).toBeGreaterThan(0);
    expect(await kinds.count()).toBeLessThan(all);
    await page.getByLabel('Soort gebeurtenis zoeken').fill('zeppelin');
    expect(await page.getByText('Geen soort met dit woord.').isVisible()).toBe(true);
    await context.close();
    await stage.close();
  }, 120_000);
});
