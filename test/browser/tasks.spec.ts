// The tasks of the users' trial that ended nowhere, done from the first page of each to its end.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { OFFICE, PARTNER, settled, Stage } from './support/stage.js';

describe('tasks that ended nowhere', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open(0.05);
  });
  afterAll(() => stage.close());

  const check = (page: Page) => page.getByRole('button', { name: 'Controleren' }).click();
  const record = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Bewaar dit ontvangstbewijs').waitFor();
  };
  const main = (page: Page) => page.locator('main').innerText();

  it('a new partner and a new area by form: no id is asked, names are shown', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/aanleveren/nieuw/PartnerRegistered');
    expect(await page.getByLabel('Partner', { exact: true }).count()).toBe(0);
    await page.getByLabel('Naam').fill('Wijkcoöperatie De Brug');
    await page.getByLabel('Soort').selectOption('RESIDENTS_GROUP');
    await page.getByLabel('Werklijn 1').check();
    await page.getByLabel('Utrecht Overvecht').check();
    await check(page);
    await page.getByText('Controleer wat u vastlegt').waitFor();
    expect(await main(page)).toContain('Utrecht Overvecht');
    expect(await main(page)).not.toContain('utrecht-overvecht');
    await record(page);
    await stage.go(page, '/aanleveren/nieuw/NeighbourhoodRegistered');
    await page.getByLabel('Naam').fill('Utrecht Kanaleneiland');
    await page.getByLabel('Gemeente', { exact: true }).selectOption({ label: 'Utrecht' });
    await page.getByLabel('Breedtegraad').fill('52,07');
    await page.getByLabel('Lengtegraad').fill('5,1');
    await check(page);
    await record(page);
    const { partners, neighbourhoods } = await stage.ask(
      OFFICE,
      '{ partners { partnerId name } neighbourhoods { neighbourhoodId municipality municipalityCode } }',
    );
    expect(partners).toContainEqual({
      partnerId: 'wijkcooperatie-de-brug',
      name: 'Wijkcoöperatie De Brug',
    });
    expect(neighbourhoods).toContainEqual({
      neighbourhoodId: 'utrecht-kanaleneiland',
      municipality: 'Utrecht',
      municipalityCode: 'GM0344',
    });
    await context.close();
  });

  it('a share is asked in percents; above 100 % it asks', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/aanleveren/nieuw/TargetSet');
    await page.getByLabel('Indicator').selectOption('1.4');
    await page.getByLabel('Gebied').selectOption({ label: 'Utrecht Overvecht' });
    await page.getByLabel('Periode').selectOption({ label: '2028' });
    const value = page.getByLabel('Waarde', { exact: true });
    await value.fill('4500');
    await page.getByLabel('Ja, meer dan 100% is bedoeld').waitFor();
    await check(page);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Waarde:');
    await value.fill('45');
    await page.getByLabel('Ja, meer dan 100% is bedoeld').waitFor({ state: 'detached' });
    await check(page);
    await page.getByText('Controleer wat u vastlegt').waitFor();
    expect(await main(page)).toMatch(/45 ?%/);
    await record(page);
    await context.close();
  });

  it('measures by name, the entry found by its key, and the next step of a linkage with the linkage filled in', async () => {
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/aanleveren/nieuw/EnergyFixDelivered');
    const key = 'B'.repeat(43);
    await page.locator('main').getByLabel('Gebied', { exact: true }).selectOption('den-haag-zuidwest');
    await page.getByLabel('Onderbouwing').selectOption('REGISTRATION');
    await page.getByLabel('Huishouden (pseudoniem)').fill(key);
    await page.getByLabel('Code', { exact: true }).selectOption({ label: 'Ledlamp' });
    await page.getByLabel('Aantal').fill('3');
    await check(page);
    await record(page);
    await stage.go(page, '/gebeurtenissen');
    await page.getByLabel('Zoeken in gebeurtenissen').fill(key);
    await page.getByRole('button', { name: 'Zoeken' }).click();
    await page.locator('[data-entry]').nth(1).waitFor({ state: 'detached' });
    // "Aantal: 3" stood there, of nothing.
    expect(await page.locator('[data-entry]').allInnerTexts()).toEqual([
      expect.stringContaining('Kleine maatregelen aangebracht 3 × Ledlamp'),
    ]);
    expect(page.url()).not.toContain(key);
    await stage.go(page, '/koppelkansen');
    const step = page.locator('[data-next-steps] a').first();
    await step.waitFor();
    const name = await step.innerText();
    await step.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const about = page.getByLabel('Koppelkans', { exact: true });
    await about.waitFor();
    expect(await about.inputValue()).not.toBe('');
    await context.close();
  });

  it('a parameter of a definition is changed by its name, with its present value in view', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/aanleveren/nieuw/KpiDefinitionPublished');
    await page.getByLabel('Indicator').selectOption('1.5');
    await page.getByText(/^Nu: \d+ dagen$/).waitFor();
    expect(await main(page)).not.toMatch(/withinDays|Versie/);
    await page.getByLabel('Binnen').fill('30');
    await page.getByLabel('Geldig vanaf').fill('01012027');
    await page.getByLabel('Reden').fill('Sneller opvolgen');
    await check(page);
    await record(page);
    await context.close();
  });

  it('a period opened by mistake is taken back; what was used is not offered', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/aanleveren/nieuw/ReportingPeriodOpened');
    await page.getByLabel('Periode', { exact: true }).selectOption('2027-Q4');
    await page.getByLabel('Inleverdatum').fill('1-2-2028');
    await check(page);
    await record(page);
    await page.getByRole('link', { name: 'Bekijk de gebeurtenis' }).click();
    await page.getByRole('link', { name: 'Intrekken' }).click();
    await page.getByLabel('Reden', { exact: true }).selectOption('DID_NOT_HAPPEN');
    await check(page);
    await record(page);
    const { reportingPeriods } = await stage.ask(OFFICE, '{ reportingPeriods { entryId period { code } } }');
    expect(reportingPeriods.map(({ period }: { period: { code: string } }) => period.code)).not.toContain(
      '2027-Q4',
    );
    await stage.go(page, `/gebeurtenissen/${reportingPeriods[0].entryId}`);
    expect(await page.getByRole('link', { name: 'Intrekken' }).count()).toBe(0);
    await context.close();
  });

  it('the page of a municipality that was merged says where its areas went, and so does the next report', async () => {
    const publish = async (period: string): Promise<string> =>
      (
        await stage.ask(
          OFFICE,
          `mutation { publishEdition(input: { period: "${period}", status: PROVISIONAL }) { editionId } }`,
        )
      ).publishEdition.editionId;
    await publish('2026-Q1');
    const { entries } = await stage.ask(
      OFFICE,
      '{ entries(first: 100, filter: { types: ["NeighbourhoodRegistered"] }) { edges { node { entryId data } } } }',
    );
    type Registered = { node: { entryId: string; data: { neighbourhoodId: string } } };
    const { node } = entries.edges.find(
      ({ node: { data } }: Registered) => data.neighbourhoodId === 'heerlen-noord',
    );
    const replacement = { ...node.data, municipality: 'Parkstad', municipalityCode: 'GM1992' };
    const corrected = await stage.post(OFFICE, {
      specversion: '1.0',
      id: 'herindeling',
      source: 'urn:nld:oin:00000099000000009000:systeem:bureau',
      type: 'nl.energiekewijken.corrections.entry-corrected.v1',
      data: { entryId: node.entryId, reason: 'OTHER', replacement },
    });
    expect(corrected.status).toBe(201);
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/gebieden/GM0917');
    await page.getByText('Heerlen-Noord valt nu onder Parkstad').waitFor();
    await page.locator('main').getByRole('link', { name: 'Heerlen-Noord' }).click();
    await page.getByRole('heading', { name: 'Heerlen-Noord' }).waitFor();
    await stage.go(page, `/rapportages/${await publish('2026-Q2')}`);
    expect(await page.locator('[data-scopes-gone]').innerText()).toMatch(
      /Heerlen: Heerlen-Noord valt nu onder Parkstad$/,
    );
    await context.close();
  });

  it('a finding is accepted by a button, where it stands', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/datakwaliteit');
    const item = page.locator('[data-finding]').first();
    const id = await item.getAttribute('data-finding');
    await item.getByText('Aanvaarden', { exact: true }).click();
    await item.getByLabel('Waarom dit zo klopt').fill('Nagevraagd');
    await item.getByRole('button', { name: 'Bevinding aanvaarden' }).click();
    await page.locator(`[data-finding="${id}"]`).waitFor({ state: 'detached' });
    await context.close();
  });

  it('a form without connection is told so and kept, without its key, also after a reload', async () => {
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/aanleveren/nieuw/HouseholdReached');
    const key = 'k'.repeat(43);
    await page.getByLabel('Kanaal').selectOption('PHONE');
    await page.getByLabel('Huishouden (pseudoniem)').fill(key);
    await page.getByLabel('Onderbouwing').selectOption('REGISTRATION');
    await page.locator('main').getByLabel('Gebied', { exact: true }).selectOption('den-haag-zuidwest');
    await page.getByLabel('Huur of koop').selectOption('OWNER');
    await page.getByLabel('Energie', { exact: true }).check();
    await context.setOffline(true);
    await page.locator('[data-offline]').waitFor();
    await check(page);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('U hebt nu geen verbinding');
    await context.setOffline(false);
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((name) => name.startsWith('wijkspoor-concept:')),
    );
    await page.reload();
    await settled(page);
    await page.getByText('Wat u eerder invulde, is teruggezet').waitFor();
    expect(await page.getByLabel('Kanaal').inputValue()).toBe('PHONE');
    expect(await page.getByLabel('Huishouden (pseudoniem)').inputValue()).toBe('');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(key);
    await page.getByLabel('Huishouden (pseudoniem)').fill(key);
    await check(page);
    await record(page);
    await page.getByRole('button', { name: 'Nog zo een' }).click();
    expect(await page.getByLabel('Kanaal').inputValue()).toBe('PHONE');
    expect(await page.getByLabel('Huishouden (pseudoniem)').inputValue()).toBe('');
    await context.close();
    stage.errors.splice(0);
  });

  it('a page that cannot be fetched for want of a connection says that, not that the monitor was renewed', async () => {
    const context = await stage.reader(OFFICE);
    const page = await stage.visit(context, '/');
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Gebieden', exact: true }).click();
    await page.getByRole('heading', { name: 'Geen verbinding' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Gebieden', exact: true }).waitFor();
    await context.close();
    stage.errors.splice(0);
  });
});
