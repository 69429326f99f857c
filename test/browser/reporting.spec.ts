import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { AUDITOR, MINISTRY, PARTNER, OFFICE, settled, Stage } from './support/stage.js';

interface Restated {
  readonly kpi: string;
  readonly changed: boolean;
  readonly before: number;
  readonly after: number;
}

const dutch = (value: number): string =>
  new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 }).format(value);

describe('reports in the dashboard', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.shared();
  });
  afterAll(() => stage.close());

  const changedSince = async (from: string, period: string): Promise<Restated[]> => {
    const { comparison } = await stage.ask(
      OFFICE,
      `query Q($from: ID!, $period: String) {
         comparison(from: {editionId: $from}, period: $period, cumulative: true, scopes: ["NL"]) {
           figures { kpi changed before after } } }`,
      { from, period },
    );
    return (comparison.figures as Restated[]).filter(({ changed }) => changed);
  };

  // Seen to fail: without the figures across the werklijnen, and without the period in the link.
  it('the overview says every figure that is other now than reported, with a way to what made it so', async () => {
    const changed = await changedSince('2026-H1-1', '2026-H1');
    const contacts = changed.find(({ kpi }) => kpi === '1.3');
    if (!contacts) throw new Error('the demo has no late contacts');
    const context = await stage.reader(AUDITOR);
    const page = await stage.visit(context, '/');
    const block = page.locator('[data-since]');
    expect(await block.innerText()).toContain('Voortgang eerste halfjaar 2026');
    const told = await block
      .locator('[data-since-kpi]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-since-kpi') ?? ''));
    expect([...told].sort()).toEqual(changed.map(({ kpi }) => kpi).sort());
    for (const summary of await block.locator('summary').all()) await summary.click();
    const line = block.locator('[data-since-kpi="1.3"]');
    expect(await line.innerText()).toContain(
      `gerapporteerd ${dutch(contacts.before)}, nu ${dutch(contacts.after)} contacten. Dat komt door `,
    );
    await line.getByRole('link').click();
    await settled(page);
    const { searchParams } = new URL(page.url());
    expect([...searchParams].sort()).toEqual([
      ['kpi', '1.3'],
      ['stand', '2026-H1'],
      ['van', '2026-H1-1'],
    ]);
    expect(await page.locator('[data-compared] [data-words="1.3"]').innerText()).toContain(
      `ging van ${dutch(contacts.before)} naar ${dutch(contacts.after)} contacten.`,
    );
    await context.close();
  });

  // Seen to fail: with an edition that was published only later taken as in force.
  it('a partner reads the same without links to Controle; before the first report there is nothing to compare', async () => {
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/');
    expect(await page.locator('[data-since] [data-since-kpi]').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-since] a[href*="/controle"]').count()).toBe(0);
    await stage.go(page, '/?bekend=2024-01-15');
    expect(await page.locator('[data-since]').innerText()).toContain('Er is nog geen rapportage vastgesteld');
    await stage.go(page, '/?bekend=2026-03-31');
    expect(await page.locator('[data-since]').innerText()).toContain('Voortgang tweede halfjaar 2025');
    await context.close();
  });

  // Seen to fail: with the newest month in the place of the edition's period.
  it('two editions are compared over the period of the first unless the address says another', async () => {
    const context = await stage.reader(AUDITOR);
    const page = await stage.visit(context, '/controle?van=2024-H2-1&tot=2024-H2-2');
    expect(await page.getByText('tot en met 31 december 2024').isVisible()).toBe(true);
    await stage.go(page, '/controle?van=2024-H2-1&tot=2024-H2-2&stand=2024-06');
    expect(await page.getByText('tot en met 30 juni 2024').isVisible()).toBe(true);
    await context.close();
  });

  it('a report that was replaced says by which and why', async () => {
    const context = await stage.reader(MINISTRY);
    const page = await stage.visit(context, '/rapportages/2024-H2-1');
    expect(await page.getByText('Reden van de vervanging: Twee partners').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Naar de rapportage die deze vervangt' }).click();
    await page.waitForURL(/rapportages\/2024-H2-2/);
    await context.close();
  });

  // Seen to fail: without the reader's token.
  it.each(['json', 'csv', 'xlsx', 'html', 'pdf'])(
    'the whole report as %s is what REST gives',
    async (format) => {
      const names: Record<string, string> = { html: 'Pagina om af te drukken' };
      const context = await stage.reader(MINISTRY, { acceptDownloads: true });
      const page = await stage.visit(context, '/rapportages/2026-H1-1');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('button', { name: `Download als ${names[format] ?? format.toUpperCase()}: Voortgang` })
          .click(),
      ]);
      expect(download.suggestedFilename()).toBe(`rapportage-2026-H1-1.${format}`);
      const answer = await fetch(`${stage.url}/v1/rapportages/2026-H1-1?formaat=${format}`, {
        headers: { authorization: `Bearer ${MINISTRY}`, 'accept-language': 'nl' },
      });
      const given = Buffer.from(await answer.arrayBuffer());
      const saved = await readFile(await download.path());
      // A workbook carries the moment at which it was made.
      if (format === 'xlsx') expect(Math.abs(saved.length - given.length)).toBeLessThan(200);
      else expect(saved.equals(given)).toBe(true);
      await context.close();
    },
  );
});
