import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXAMPLES } from '../../apps/api/features/graphiql/examples.js';
import { OFFICE, Stage } from './support/stage.js';

describe('the page to ask questions with', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(0.02);
  }, 300_000);
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
  }, 60_000);
});
