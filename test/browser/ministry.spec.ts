import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { widths } from '../support/dose.js';
import { violations } from './support/axe.js';
import { MINISTRY, OFFICE, settled, Stage } from './support/stage.js';

/** What the newest edition says of one indicator, by the API. */
const REPORT = `{ latestReport { edition { editionId } previous { editionId } werklijnen { werklijn rows {
  kpi cumulative { value } previous { cumulative { value } cumulativeChange { name before after late } } } } } }`;

describe('the first page of national government', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(0.1, { editions: true });
  });
  afterAll(() => stage.close());

  it('is the newest edition: per werklijn a number, its target, the edition before and why that changed', async () => {
    const { latestReport } = await stage.ask(MINISTRY, REPORT);
    expect([latestReport.edition.editionId, latestReport.previous.editionId]).toEqual([
      '2026-H1-1',
      '2025-H2-1',
    ]);
    for (const width of widths(390)) {
      const context = await stage.reader(MINISTRY, { width });
      const page = await stage.visit(context, '/');
      await page.locator('[data-edition="2026-H1-1"]').waitFor();
      for (const [werklijn, kpi] of [
        [1, '1.1'],
        [2, '2.3'],
        [3, '3.2'],
        [4, '4.2'],
      ] as const) {
        const row = latestReport.werklijnen[werklijn - 1].rows.find(
          (each: { kpi: string }) => each.kpi === kpi,
        );
        const card = page.locator(`.card[data-werklijn="${werklijn}"] [data-kpi="${kpi}"]`).first();
        const dutch = (value: number | null) => value?.toLocaleString('nl-NL') ?? 'Afgeschermd';
        expect(await card.locator('[data-value]').textContent()).toBe(dutch(row.cumulative.value));
        const said = await card.textContent();
        expect(said).toContain(`Vorige rapportage: ${dutch(row.previous.cumulative.value)}.`);
        const [change] = row.previous.cumulativeChange;
        // Figures about people are rounded, and what changed of them would give them away; of green nothing needs
        // to be hidden.
        if (werklijn !== 4) {
          expect(change).toBeUndefined();
          expect(said).toContain('Afgerond, want het gaat over mensen');
        } else if (change?.late > 0)
          expect(said).toContain(`nagekomen gebeurtenissen (+${dutch(change.late)})`);
        else expect(said).toContain('Wat toen is gemeld geldt nog.');
        if (row.cumulative.value !== null) expect(said).toContain('streefwaarde');
      }
      await page.getByText('Nog 8 indicatoren').first().click();
      expect(await page.locator('[data-kpi="1.4"]').textContent()).toMatch(
        /%.*Vorige rapportage: .*procentpunt/,
      );
      await context.close();
    }
    expect(stage.errors.splice(0)).toEqual([]);
  });

  // Each led to a page without a number before: a definition, a list of names.
  it('leads on from there: an indicator, a werklijn and an area say what was published of them', async () => {
    const { latestReport } = await stage.ask(
      MINISTRY,
      '{ latestReport { neighbourhoods { scope name rows { kpi cumulative { status value } } } werklijnen { rows { kpi cumulative { value } } } } }',
    );
    const rowsOf = (scope: string): { kpi: string; cumulative: { status: string; value: number } }[] =>
      latestReport.neighbourhoods.find((each: { scope: string }) => each.scope === scope).rows;
    const valueIn = (scope: string, kpi: string): string =>
      rowsOf(scope)
        .find((row) => row.kpi === kpi)
        ?.cumulative.value.toLocaleString('nl-NL') ?? '';
    const cells = (page: Page, row: string): Promise<string[]> =>
      page.locator('[data-reported-areas] tbody tr', { hasText: row }).locator('td').allInnerTexts();
    const context = await stage.reader(MINISTRY, { width: 390 });
    const page = await stage.visit(context, '/');
    await page.locator('.card [data-kpi="1.1"] a').first().click();
    await settled(page);
    const [reached] = latestReport.werklijnen[0].rows;
    expect(await page.locator('[data-reported] tbody tr').innerText()).toContain(
      reached.cumulative.value.toLocaleString('nl-NL'),
    );
    // Of people no area is published, and the page says so.
    expect(await page.locator('[data-reported-areas] table').count()).toBe(0);
    await page.getByText('Aantallen die over mensen gaan').waitFor();
    await stage.walk(page, '/indicatoren/4.2');
    expect((await cells(page, 'Utrecht Overvecht')).at(-1)).toBe(valueIn('utrecht-overvecht', '4.2'));
    await page.locator('[data-reported-areas]').getByRole('link', { name: 'Utrecht Overvecht' }).click();
    await page.getByRole('heading', { level: 1, name: 'Utrecht Overvecht' }).waitFor();
    await settled(page);
    expect((await cells(page, '4.2 Groen toegevoegd')).at(-1)).toBe(valueIn('utrecht-overvecht', '4.2'));
    expect(await page.locator('[data-reported-areas] tbody tr').count()).toBe(
      rowsOf('utrecht-overvecht').filter(({ cumulative }) => cumulative.status !== 'PROTECTED').length,
    );
    await stage.walk(page, '/gebieden');
    expect(await cells(page, 'Utrecht Overvecht')).toContain(valueIn('utrecht-overvecht', '4.2'));
    expect(await violations(page)).toEqual([]);
    // What somebody wrote in Dutch is told to a screen reader as Dutch, on an English page too.
    await stage.walk(page, '/?lang=en');
    expect(await page.locator('[data-edition] h2').getAttribute('lang')).toBe('nl');
    expect(await page.locator('[data-edition]').innerText()).toContain('for the first half of 2026');
    await stage.walk(page, '/werklijnen/1');
    expect(await page.locator('[data-reported] tbody tr').count()).toBe(9);
    await context.close();
    expect(stage.errors.splice(0)).toEqual([]);
  });

  it('after a withdrawal it is the edition that then is the newest in force', async () => {
    await stage.ask(
      OFFICE,
      'mutation { withdrawEdition(editionId: "2026-H1-1", reason: "Een partner leverde verkeerde aantallen aan") { editionId } }',
    );
    const context = await stage.reader(MINISTRY);
    const page = await stage.visit(context, '/');
    await page.locator('[data-edition="2025-H2-1"]').waitFor();
    await context.close();
  });
});
