import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { EXAMPLES } from '../../apps/api/features/graphiql/examples.js';
import { OFFICE, PARTNER, Stage } from './support/stage.js';

/** A call of the guide as fetch makes it, so that no curl is needed. */
function requestOf(command: string, known: Readonly<Record<string, string>>): [string, RequestInit] {
  // What stands between single quotes is as it is; in double quotes and outside of them names are filled in.
  const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)].map(
    ([, quoted, double, bare]) =>
      quoted ?? (double ?? bare ?? '').replace(/\$(\w+)/g, (_, name: string) => known[name] ?? ''),
  );
  const [, ...rest] = words;
  const headers = new Headers();
  let [url, body, method] = ['', undefined as string | undefined, undefined as string | undefined];
  for (let i = 0; i < rest.length; i++) {
    const [word = '', next = ''] = [rest[i], rest[i + 1]];
    if (word === '-H') headers.set(...(next.split(/: (.*)/).slice(0, 2) as [string, string]));
    else if (word === '-d') body = next;
    else if (word === '-X') method = next;
    else if (word === '-u') headers.set('authorization', `Basic ${btoa(next)}`);
    else {
      if (!word.startsWith('-')) url = word;
      continue;
    }
    i++;
  }
  const given = { headers, ...(body === undefined ? {} : { body }) };
  return [url, { ...given, method: method ?? (body === undefined ? 'GET' : 'POST') }];
}

/** What the guide shows, as what an answer must hold: `…` is anything, a list as long as it is shown or longer. */
function shown(value: unknown): unknown {
  if (value === '…') return expect.anything();
  if (Array.isArray(value)) return expect.arrayContaining(value.map(shown));
  if (typeof value !== 'object' || value === null) return value;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)])),
  );
}

describe('the page to ask questions with', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(0.02);
  });
  afterAll(() => stage.close());

  it('every example of every role gives an answer without an error, and nothing leaves the server', async () => {
    const context = await stage.reader(OFFICE);
    const page = await context.newPage();
    const opened = await page.goto(`${stage.url}/graphiql`);
    const policy = opened?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const failed: string[] = [];
    for (const [i, { name, token }] of EXAMPLES.entries()) {
      await page.getByLabel('Voorbeeld').selectOption(String(i));
      expect(await page.getByLabel('Wie bent u (demo)').inputValue()).toBe(token);
      await page.getByRole('button', { name: 'Vraag uitvoeren' }).click();
      await page.waitForFunction(() => document.querySelector('#answer')?.textContent?.startsWith('{'));
      const answer = JSON.parse(await page.locator('#answer').innerText()) as {
        data?: unknown;
        errors?: unknown;
      };
      if (!answer.data || answer.errors) failed.push(`${name}: ${JSON.stringify(answer.errors)}`);
    }
    expect(failed).toEqual([]);
    expect(EXAMPLES.length).toBeGreaterThan(8);
    expect(new Set(EXAMPLES.map(({ token }) => token)).size).toBe(4);
    expect(stage.errors).toEqual([]);
    expect(stage.foreign).toEqual([]);
    await context.close();
  });

  // Seen to fail: without the scrolling, the answer began below the screen.
  it('on a phone the answer comes into view', async () => {
    const context = await stage.reader(OFFICE, { width: 390, height: 844 });
    const page = await context.newPage();
    await page.goto(`${stage.url}/graphiql`);
    await page.getByRole('button', { name: 'Vraag uitvoeren' }).click();
    await page.waitForFunction(() => document.querySelector('#answer')?.textContent?.startsWith('{'));
    expect((await page.locator('#answer').boundingBox())?.y).toBeLessThan(500);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await context.close();
  });

  // Seen to fail: with a field of an answer shown that is not there, and with a misspelled KPI in a call.
  it('the guide for engineers: every call of it runs as it stands, and answers what it shows', async () => {
    const guide = readFileSync('docs/guides/engineer.md', 'utf8');
    const blocks = [...guide.matchAll(/^```(sh|json|text)\n(.*?)^```$/gms)].map(
      ([, kind = '', text = '']) => ({
        kind,
        text,
      }),
    );
    const known: Record<string, string> = { URL: stage.url, TOKEN: PARTNER };
    let calls = 0;
    for (const [i, { kind, text }] of blocks.entries()) {
      if (kind !== 'sh' || !text.startsWith('curl')) continue;
      calls++;
      const leaving = new AbortController();
      const [url, request] = requestOf(text, known);
      const answer = await fetch(url, { ...request, signal: leaving.signal });
      const expected = blocks[i + 1]?.kind === 'json' ? JSON.parse(blocks[i + 1]?.text ?? '') : {};
      expect([text, answer.status]).toEqual([text, expected.status ?? (answer.status === 201 ? 201 : 200)]);
      if (blocks[i + 1]?.kind === 'text') {
        const first = await answer.body?.pipeThrough(new TextDecoderStream()).getReader().read();
        expect(first?.value).toMatch(/^event: next\ndata: \{"data":\{"figuresChanged":\[\{"value":/);
        leaving.abort();
        continue;
      }
      const said = (await answer.json()) as Record<string, unknown>;
      expect(said['errors']).toBeUndefined();
      if (Object.keys(expected as object).length > 0) expect(said).toEqual(shown(expected));
      if (typeof said['key'] === 'string') known['KEY'] = said['key'];
    }
    expect(calls).toBeGreaterThan(9);
  });
});
