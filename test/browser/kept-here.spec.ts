import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { violations } from './support/axe.js';
import { OFFICE, PARTNER, settled, Stage } from './support/stage.js';

const dutch = (value: number): string =>
  new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 }).format(value);

describe('what a reader keeps, and looks up', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.shared();
  });
  afterAll(() => stage.close());

  it('what is followed tells what changed since it was seen, and a view is kept under its name', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/indicatoren/1.3');
    await page.getByRole('button', { name: 'Volgen', exact: true }).click();
    await page.getByRole('button', { name: 'Niet meer volgen' }).waitFor();
    await page.getByRole('button', { name: 'Bewaar deze weergave' }).click();
    await page.getByLabel('Naam', { exact: true }).fill('Contacten per maand');
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('Bewaard in deze browser').waitFor();
    await stage.go(page, '/');
    const kept = page.locator('[data-kept]');
    const line = kept.locator('[data-followed="1.3 NL"]');
    expect(await line.innerText()).toContain('niet veranderd sinds u het laatst zag');
    // As who looked last when the log was half as long.
    const seen = '4000';
    await page.evaluate((position) => {
      const name = Object.keys(localStorage).find((each) => each.startsWith('wijkspoor-bewaard:')) ?? '';
      const before = JSON.parse(localStorage.getItem(name) ?? '{}') as object;
      localStorage.setItem(name, JSON.stringify({ ...before, seen: position }));
    }, seen);
    await stage.go(page, '/');
    const { now, then } = await stage.ask(
      OFFICE,
      `{ now: figures(kpis: ["1.3"], period: "2026-11", cumulative: true) { value }
         then: figures(kpis: ["1.3"], period: "2026-11", cumulative: true, asOf: { position: "${seen}" }) { value } }`,
    );
    expect(then[0].value).not.toBe(now[0].value);
    const told = await line.innerText();
    expect(told).toContain(dutch(now[0].value));
    expect(told).toContain(`was ${dutch(then[0].value)} toen u het laatst zag`);
    expect(await violations(page)).toEqual([]);
    await kept.getByRole('button', { name: 'Gezien' }).click();
    await line.getByText('niet veranderd').waitFor();
    await kept.getByRole('button', { name: 'Niet meer volgen: 1.3, Heel het programma' }).click();
    await line.waitFor({ state: 'detached' });
    await kept.getByRole('link', { name: 'Contacten per maand' }).click();
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/indicatoren/1.3');
    await context.close();
  });

  it('the page of the API says each call, with what it takes and answers', async () => {
    const context = await stage.reader(PARTNER, { width: 390 });
    const page = await stage.visit(context, '/api');
    // The calls to begin with work as they stand; read as a shell would, for not every machine has curl.
    const commands = await page.locator('[data-call]').allInnerTexts();
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      const [url = '', type, body] = [/^curl '([^']+)'/, /-H 'content-type: ([^']+)'/, /-d '([^']+)'$/].map(
        (part) => part.exec(command)?.[1],
      );
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${PARTNER}`, ...(type ? { 'content-type': type } : {}) },
        ...(body ? { method: 'POST', body } : {}),
      });
      const said = await answer.text();
      expect([command, answer.status, said.includes('"errors"')]).toEqual([command, 200, false]);
    }
    const reference = page.locator('[data-reference]');
    const openapi = (await (await fetch(`${stage.url}/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const calls = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .map((method) => `${method} ${path}`),
    );
    const shown = await reference
      .locator('[data-operation]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-operation') ?? ''));
    expect([...shown].sort()).toEqual([...calls].sort());
    const one = reference.locator('[data-operation="get /gebeurtenissen"]');
    await one.locator('summary').first().click();
    expect(await one.innerText()).toContain('Een partner ziet die van zichzelf.');
    expect(await one.innerText()).not.toContain('A partner sees its own.');
    // What is in an answer and in a body, field by field, is there when it is unfolded.
    await one.getByText('Wat erin staat').first().click();
    await one.locator('[data-field="entries"]').first().waitFor();
    expect(await one.locator('[data-field]').evaluateAll(named)).toEqual(
      expect.arrayContaining(['total', 'endCursor', 'entries']),
    );
    const post = reference.locator('[data-operation="post /gebeurtenissen"]');
    await post.locator('summary').first().click();
    await post.getByText('Wat erin staat').first().click();
    await post.getByText('HouseholdReached: Huishouden bereikt', { exact: true }).click();
    await post.getByText('Wat er in data staat').click();
    const channel = post.locator('[data-field="channel"]');
    expect(await channel.innerText()).toContain('HOME_VISIT (Huisbezoek)');
    expect(await channel.innerText()).toContain('verplicht');
    const stream = reference.locator('[data-operation="post /stream"] > summary');
    expect(await stream.innerText()).toContain('POST /graphql/stream');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});

const named = (all: readonly Element[]): string[] => all.map((each) => each.getAttribute('data-field') ?? '');
