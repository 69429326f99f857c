import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parsePolicy } from '#libs/transparency';
import { AWitness } from '../../libs/transparency/testing/a-witness.js';
import { aFolder, KEY } from '../../libs/transparency/testing/a-log.js';
import { violations } from './support/axe.js';
import { AUDITOR, Stage } from './support/stage.js';

/** Its timers never come: what is signed is what was there at the start. */
const NEVER = 2 ** 31 - 1;
const folder = aFolder();
let stage: Stage;
let witnesses: readonly AWitness[];
beforeAll(async () => {
  witnesses = [
    await AWitness.open('ministerie', 1, KEY.verifier),
    await AWitness.open('rekenkamer', 2, KEY.verifier),
  ];
  const text = `log ${KEY.verifier}\n${witnesses.map(({ line }) => line).join('\n')}\nquorum ministerie\n`;
  await witnesses[1]?.close();
  stage = await Stage.open(0.02, {
    proofs: {
      key: KEY,
      folder,
      every: NEVER,
      scrubEvery: NEVER,
      witnessEvery: NEVER,
      policy: { text, parsed: parsePolicy(text) },
    },
  });
}, 120_000);
afterAll(async () => {
  await stage.close();
  await witnesses[0]?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('an auditor sees who signed, keeps a checkpoint, and computes the log in the browser; axe clean on a phone too', async () => {
  for (const width of [1280, 390]) {
    const context = await stage.reader(AUDITOR, { width });
    await stage.visit(context, '/?lang=nl');
    const page = await stage.visit(context, '/controle?lang=nl');
    const section = page.locator('[data-proof]');
    await section.getByText('Ondertekend tot en met').waitFor();
    await section.locator('tbody tr', { hasText: 'ministerie' }).waitFor();
    expect(await section.locator('tbody tr', { hasText: 'rekenkamer' }).textContent()).toContain(
      'loopt achter: antwoordt niet',
    );
    const download = page.waitForEvent('download');
    await section.getByRole('button', { name: 'Bewaar het controlepunt' }).click();
    const kept = await (await download).path();
    await section.getByLabel('Een controlepunt dat u bewaarde').setInputFiles(kept);
    await section.getByRole('button', { name: 'Reken na' }).click();
    await section.locator('[data-found]').waitFor({ timeout: 30_000 });
    expect(await section.locator('[data-found]').getAttribute('data-found')).toBe('clean');
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await context.close();
  }
  expect(stage.errors.splice(0)).toEqual([]);
}, 90_000);

it('a leaf that was changed on the disk is found in the browser, and a key that is not the log’s', async () => {
  const path = join(folder, 'tile/entries/000');
  const whole = readFileSync(path);
  const changed = Buffer.from(whole);
  changed.write('x', 60);
  writeFileSync(path, changed);
  const context = await stage.reader(AUDITOR);
  await stage.visit(context, '/?lang=nl');
  const page = await stage.visit(context, '/controle?lang=nl');
  const section = page.locator('[data-proof]');
  await section.getByRole('button', { name: 'Reken na' }).click();
  await section.getByText('Er is iets gewijzigd').waitFor({ timeout: 30_000 });
  writeFileSync(path, whole);
  await section.getByLabel('Sleutel van het logboek').fill('geen sleutel');
  await section.getByRole('button', { name: 'Reken na' }).click();
  await section.getByText('Dit is geen sleutel van een logboek').waitFor();
  await context.close();
  expect(stage.errors.splice(0)).toEqual([]);
}, 90_000);
