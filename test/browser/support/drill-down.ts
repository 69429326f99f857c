import { amsterdamDate } from '#libs/programme';
import type { Page } from 'playwright-core';
import type { Effective } from '../../support/oracle.js';
import { AUDITOR, settled, type Stage } from './stage.js';

export interface ListedFigure {
  readonly kpi: string;
  readonly scope: string;
  readonly stand: string;
  readonly count: number;
}

const AREAS = ['NL', 'den-haag-zuidwest', 'utrecht-overvecht'];
const STANDS = ['2026-10', '2025-06', '2024-06', '2024-03', '2024-01'];

/** For every KPI the place and time with the most entries that a reader would still page through: at most so many. */
export async function places(stage: Stage, most: number): Promise<readonly ListedFigure[]> {
  const found = new Map<string, ListedFigure>();
  for (const stand of STANDS) {
    const { figures } = await stage.ask(
      AUDITOR,
      `query Q($scopes: [String!], $period: String!) {
         figures(scopes: $scopes, period: $period, cumulative: true) { kpi { code } scope entries(first: 1) { totalCount } } }`,
      { scopes: AREAS, period: stand },
    );
    for (const { kpi, scope, entries } of figures) {
      const place = { kpi: kpi.code, scope, stand, count: entries.totalCount } as ListedFigure;
      const known = found.get(place.kpi) ?? { ...place, count: 0 };
      found.set(place.kpi, place.count > known.count && place.count <= most ? place : known);
    }
  }
  return [...found.values()];
}

/** The entries that the page lists, from its first page to its last. */
export async function listedOn(page: Page): Promise<readonly string[]> {
  const listed: string[] = [];
  for (;;) {
    const rows = page.locator('[data-entry]');
    listed.push(...(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-entry') ?? ''))));
    const next = page.getByRole('button', { name: 'Volgende' });
    if (!(await next.isVisible())) return listed;
    const address = page.url();
    await next.click();
    await page.waitForURL((now) => now.href !== address);
    await settled(page);
  }
}

/** What the API says of entries, each asked once. */
export class Payloads {
  private readonly known = new Map<string, Effective & { readonly on: string }>();
  constructor(private readonly stage: Stage) {}

  async of(entryIds: readonly string[]): Promise<readonly (Effective & { readonly on: string })[]> {
    const missing = entryIds.filter((id) => !this.known.has(id));
    for (let i = 0; i < missing.length; i += 30) {
      const some = missing.slice(i, i + 30);
      const asked = some.map(
        (id, n) => `e${n}: entry(entryId: "${id}") { name partnerId position recordedAt data }`,
      );
      const answer = await this.stage.ask(AUDITOR, `{ ${asked.join(' ')} }`);
      some.forEach((id, n) => {
        const { name, partnerId, position, recordedAt, data } = answer[`e${n}`];
        // A partner's own submission does not name the partner again.
        const whole = name === 'SubmissionMade' ? { partnerId, ...data } : data;
        const on = amsterdamDate(Date.parse(recordedAt));
        this.known.set(id, {
          name,
          partner: partnerId ?? undefined,
          position: Number(position),
          data: whole,
          on,
        });
      });
    }
    return entryIds.map((id) => this.known.get(id)!);
  }
}
