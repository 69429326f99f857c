import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parsePolicy } from '#libs/transparency';
import { AWitness } from '../../libs/transparency/testing/a-witness.js';
import { aFolder, KEY } from '../../libs/transparency/testing/a-log.js';
import { aBundle } from '../proofs/a-bundle.js';
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

it('a bundle in a folder is checked in the browser: clean, then with the leaf named whose event was changed', async () => {
  const place = aFolder();
  const { path } = await aBundle(place, { sizes: [40, 90] });
  const context = await stage.reader(AUDITOR);
  await stage.visit(context, '/?lang=nl');
  const page = await stage.visit(context, '/controle?lang=nl');
  const form = page.locator('[data-check-bundle]');
  const checked = async (): Promise<string> => {
    await form.getByLabel('Map van de bundel').setInputFiles(path);
    await form.getByRole('button', { name: 'Reken de bundel na' }).click();
    await form.locator('[data-exit]').waitFor({ timeout: 30_000 });
    return (await form.locator('[data-exit]').textContent()) ?? '';
  };
  await form.getByLabel('Sleutel zoals u haar hebt').fill(KEY.verifier);
  await form.getByLabel('Een controlepunt dat u eerder bewaarde').setInputFiles(join(path, 'checkpoint'));
  expect(await checked()).toBe(
    'In orde: van 90 gebeurtenissen is niets gewijzigd, weggehaald of toegevoegd.',
  );
  const log = readFileSync(join(path, 'log.jsonl'), 'utf8').split('\n');
  log[57] = (log[57] ?? '').replace('noord', 'zuid');
  writeFileSync(join(path, 'log.jsonl'), log.join('\n'));
  await form.getByRole('button', { name: 'Reken de bundel na' }).click();
  await form.locator('[data-exit="1"], [data-exit="3"]').waitFor();
  expect(await checked()).toContain('Het eerste foute blad is 57.');
  expect(await violations(page)).toEqual([]);
  await context.close();
  rmSync(place, { recursive: true, force: true });
  expect(stage.errors.splice(0)).toEqual([]);
}, 90_000);
