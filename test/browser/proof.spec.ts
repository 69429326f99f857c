import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { checkReceipt, parsePolicy, parseVerifierKey } from '#libs/transparency';
import type { Proofs } from '../../apps/api/kernel/proofs/proofs.js';
import { PROOFS } from '../../apps/api/kernel/tokens.js';
import { AWitness } from '../../libs/transparency/testing/a-witness.js';
import { aFolder, KEY } from '../../libs/transparency/testing/a-log.js';
import { aBundle } from '../proofs/a-bundle.js';
import { widths } from '../support/dose.js';
import { violations } from './support/axe.js';
import { HOUSEHOLD_HEADER } from './support/fixtures.js';
import { AUDITOR, PARTNER, Stage } from './support/stage.js';

/** A line of the file of receipts. */
interface Row {
  readonly entryId: string;
  readonly id: string;
  readonly proof: string;
}

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
});
afterAll(async () => {
  await stage.close();
  await witnesses[0]?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('an auditor sees who signed, keeps a checkpoint, and computes the log in the browser; axe clean on a phone too', async () => {
  for (const width of widths(1280)) {
    const context = await stage.reader(AUDITOR, { width });
    await stage.visit(context, '/?lang=nl');
    const page = await stage.visit(context, '/controle?lang=nl');
    const section = page.locator('[data-proof]');
    await section.getByText('Ondertekend tot en met').waitFor();
    await section.locator('tbody tr', { hasText: /ministerie.* geleden\)/ }).waitFor();
    expect(await section.locator('tbody tr', { hasText: 'rekenkamer' }).textContent()).toContain(
      'loopt achter: antwoordt niet',
    );
    const download = page.waitForEvent('download');
    await section.getByRole('button', { name: 'Bewaar het controlepunt' }).click();
    const kept = await (await download).path();
    await section.getByLabel('Een controlepunt dat u bewaarde').setInputFiles(kept);
    await section.getByRole('button', { name: 'Reken na' }).click();
    await section.locator('[data-found]').waitFor();
    expect(await section.locator('[data-found]').getAttribute('data-found')).toBe('clean');
    await section.getByRole('button', { name: 'Laat de server alles nakijken' }).click();
    await section.locator('[data-check-server="clean"]').waitFor();
    await section.getByText('In orde: elke gebeurtenis').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await context.close();
  }
  expect(stage.errors.splice(0)).toEqual([]);
});

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
  await section.getByText('Er is iets gewijzigd').waitFor();
  writeFileSync(path, whole);
  await section.getByLabel('Sleutel van het logboek').fill('geen sleutel');
  await section.getByRole('button', { name: 'Reken na' }).click();
  await section.getByText('Dit is geen sleutel van een logboek').waitFor();
  await context.close();
  expect(stage.errors.splice(0)).toEqual([]);
});

it('what made a figure differ is a file with every entry, however many pages it is shown in', async () => {
  const context = await stage.reader(AUDITOR);
  const page = await stage.visit(context, '/controle?lang=nl&kpi=1.3&van=2025-03-31');
  const compared = page.locator('[data-compared]');
  await compared.getByRole('heading', { name: 'Gebeurtenissen die het verschil maakten' }).waitFor();
  const words = await compared.getByText(/^\d[\d.]* gebeurtenissen\.$/).textContent();
  const total = Number(words?.replace(/\D/g, ''));
  expect(total).toBeGreaterThan(20);
  const download = page.waitForEvent('download');
  await compared.getByRole('button', { name: /^Download als CSV: Gebeurtenissen die/ }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(total + 1);
  expect(new Set(lines).size).toBe(total + 1);
  await context.close();
  expect(stage.errors.splice(0)).toEqual([]);
});

it('who sent a file keeps the receipts of its rows as soon as they are signed, and that of an entry on its page', async () => {
  const context = await stage.reader(PARTNER);
  const page = await stage.visit(context, '/upload?soort=HouseholdReached&lang=nl');
  const rows = ['A', 'B'].map(
    (who) => `5-10-2026;den-haag-zuidwest;Registratie;${who.repeat(43)};Huisbezoek;Sociale huur;Energie`,
  );
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'huishoudens.csv', mimeType: 'text/csv' },
    buffer: Buffer.from([HOUSEHOLD_HEADER, ...rows].join('\r\n')),
  });
  await page.getByRole('button', { name: 'Bestand controleren' }).click();
  await page.getByRole('button', { name: /vastleggen/i }).click();
  const take = page.getByRole('button', { name: 'Bewaar de ontvangstbewijzen van alle regels' });
  await take.click();
  await page.getByText('Nog geen controlepunt dekt dit').waitFor();
  expect(stage.errors.splice(0).join('\n')).toContain('404');
  await stage.app!.get<Proofs>(PROOFS).sequencing.sign();
  const taken = async (button: Locator): Promise<string> => {
    const download = button.page().waitForEvent('download');
    await button.click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  const log = parseVerifierKey(KEY.verifier);
  const receipts = (await taken(take))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  expect(receipts).toHaveLength(2);
  for (const { proof, id } of receipts) expect(checkReceipt(proof, log).extra.id).toBe(id);
  const entryId = receipts[0]?.entryId ?? '';
  await stage.walk(page, `/gebeurtenissen/${entryId}`);
  const one = await taken(page.getByRole('button', { name: 'Bewaar het ontvangstbewijs' }));
  expect(checkReceipt(one, log).extra.id).toBe(receipts[0]?.id);
  await context.close();
  expect(stage.errors.splice(0)).toEqual([]);
});

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
    await form.locator('[data-exit]').waitFor();
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
});
