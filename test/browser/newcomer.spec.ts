/**
 * A partner's own list, seen for the first time: a title, its own headers and words, addresses, and a column of
 * remarks. It goes in by clicks; of an address, a street and a remark not one byte leaves the browser.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWorkbook } from '#libs/spreadsheet';
import { oddAddressFiles, SECRETS as ODD_SECRETS } from '../support/odd-address-files.js';
import { filesAgain } from './support/files-again.js';
import { OFFICE, PARTNER, Stage } from './support/stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SECRET = 'een-geheim-van-genoeg-tekens-0123456789';
const HEADER = [
  'Dossiernummer',
  'Datum bezoek',
  'Wijk',
  'Soort contact',
  'Eigendom',
  'Postcode',
  'Huisnr.',
  'Toev.',
  'Straat',
  'Opmerking',
];
const ROWS = [
  [
    'D-1',
    { date: '2026-10-05' },
    'Den Haag Zuidwest',
    'HB',
    'Sociale huur',
    '9876 zx',
    77,
    'A',
    'Verzonnenlaan',
    'belt terug',
  ],
  ['D-2', { date: '2026-10-06' }, 'Zuidwest', 'TEL', 'Koop', '9876ZX', '77A', '', 'Verzonnenlaan', ''],
  ['D-3', { date: '2026-10-07' }, 'Zuidwest', 'HB', 'Koop', '9876ZX', 78, 'n.v.t.', 'Verzonnenlaan', ''],
];

describe('a list of one’s own', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  it('is recorded, row by row, and says nothing of an address to anybody', async () => {
    const context = await stage.reader(PARTNER);
    const sent: string[] = [];
    context.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const page = await stage.visit(context, '/upload?soort=HouseholdReached');
    const buffer = Buffer.from(
      await writeWorkbook([{ name: 'Bezoeken', rows: [['Bezoeken oktober'], [], HEADER, ...ROWS] }]),
    );
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'eigen-lijst.xlsx', mimeType: XLSX, buffer });
    await page.getByRole('heading', { name: 'Uw kolommen' }).waitFor();
    const use = (column: string) => page.getByLabel(`Wat is ${column}`, { exact: true });
    for (const [column, to] of [
      ['Dossiernummer', 'reference'],
      ['Datum bezoek', 'occurredOn'],
      ['Wijk', 'neighbourhoodId'],
      ['Soort contact', 'channel'],
      ['Eigendom', 'tenure'],
      ['Postcode', 'postcode'],
      ['Huisnr.', 'houseNumber'],
      ['Toev.', 'addition'],
      ['Straat', ''],
      ['Opmerking', ''],
    ] as const)
      expect([column, await use(column).inputValue()]).toEqual([column, to]);
    expect(await page.getByText('Niet gebruikt, en dus niet verstuurd: Straat, Opmerking.').count()).toBe(1);
    await page.getByLabel('Onderbouwing').selectOption({ label: 'Registratie' });
    await page.getByLabel('Wat betekent Zuidwest').selectOption('den-haag-zuidwest');
    await page.getByLabel('Wat betekent HB').selectOption('HOME_VISIT');
    await page.getByLabel('Wat betekent TEL').selectOption('PHONE');
    await page.getByLabel('Gedeeld geheim van de partners').fill(SECRET);
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByText('3 rijen gecontroleerd, 3 nieuw').waitFor();
    await page.getByRole('button', { name: '3 gebeurtenissen vastleggen' }).click();
    await page.getByRole('heading', { name: 'Vastgelegd', exact: true }).waitFor();

    expect(sent.join('\n')).toContain('householdKey');
    expect(sent.join('\n')).not.toMatch(/9876|Verzonnenlaan|belt terug|geheim-van/i);
    const { entries } = await stage.ask(
      OFFICE,
      '{ entries(first: 10, filter: { types: ["HouseholdReached"], recordedFrom: "2026-11-02T00:00:00Z" }) { edges { node { data } } } }',
    );
    const data = (entries.edges as { node: { data: Record<string, unknown> } }[]).map(
      ({ node }) => node.data,
    );
    expect(data).toHaveLength(3);
    expect(data[0]).toMatchObject({ evidence: 'REGISTRATION', neighbourhoodId: 'den-haag-zuidwest' });
    // The first two are one household, spelled in two ways; the third is another.
    expect(new Set(data.map((each) => each['householdKey'])).size).toBe(2);
    await context.close();
  });

  // A sixth of the odd files; all of them are tried without a browser
  // (apps/dashboard/pages/upload/reading/wire.spec.ts). What the ear hears of a request that does say an address is
  // tried at the end.
  it('in odd forms, one after the other on the same page: no byte of an address is in any request', async () => {
    const context = await stage.reader(PARTNER);
    const sent: Buffer[] = [];
    context.on('request', (request) =>
      sent.push(Buffer.from(request.url()), request.postDataBuffer() ?? Buffer.alloc(0)),
    );
    const page = await stage.visit(context, '/upload?soort=HouseholdReached');
    const check = page.getByRole('button', { name: 'Bestand controleren' });
    const good = page.getByRole('heading', { name: 'Het bestand is goed' });
    const end = good
      .or(page.getByRole('heading', { name: 'Niets vastgelegd: het bestand heeft fouten' }))
      .or(page.getByText('Er is niets verstuurd of vastgelegd'));
    let events = 0;
    for (const [i, { name, bytes }] of (await oddAddressFiles()).filter((_, at) => at % 6 === 0).entries()) {
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
      await page.locator('input[type=file]').setInputFiles(file);
      if (i === 0) await page.getByLabel('Gedeeld geheim van de partners').fill(SECRET);
      await check.click();
      await end.first().waitFor();
      events += await good.count();
    }
    expect(events).toBeGreaterThan(2);
    const heard = (): readonly string[] =>
      [...ODD_SECRETS, SECRET].filter((secret) =>
        (['utf8', 'utf16le'] as const).some((encoding) =>
          sent.some((each) => each.includes(Buffer.from(secret, encoding))),
        ),
      );
    expect(heard()).toEqual([]);
    expect(sent.some((each) => each.includes('householdKey'))).toBe(true);
    await page.evaluate(() =>
      fetch('/health/live', { method: 'POST', body: 'Verzonnenlaan' }).catch(() => 0),
    );
    expect(heard()).toEqual(['Verzonnenlaan']);
    await context.close();
  });

  it('with a house number that could be two is told in its own row and column, and nothing is sent', async () => {
    const context = await stage.reader(PARTNER);
    const sent: string[] = [];
    context.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''));
    const page = await stage.visit(context, '/upload?soort=HouseholdReached');
    const header = 'Datum van de gebeurtenis;Gebied;Onderbouwing;Postcode;Huisnummer;Kanaal;Huur of koop';
    const text = `Titel\n${header}\n05-10-2026;Den Haag Zuidwest;Registratie;9876ZX;77½;Huisbezoek;Koop\n`;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByLabel('Gedeeld geheim van de partners').fill(SECRET);
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByRole('heading', { name: 'Niets vastgelegd: het bestand heeft fouten' }).waitFor();
    expect(await page.locator('tr[data-row]').first().innerText()).toContain('Rij 3, kolom E (Huisnummer)');
    expect(sent.filter((body) => body.includes('householdKey') || body.includes('9876'))).toEqual([]);
    await context.close();
  });

  filesAgain(() => stage);
});
