import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Page, Route } from 'playwright-core';
import { writeWorkbook } from '#libs/spreadsheet';
import { HOUSEHOLD_HEADER } from './support/fixtures.js';
import { OFFICE, PARTNER, Stage } from './support/stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What Windows calls ANSI: é and ï are one octet each, and € is not where Latin-1 has it. */
const windows1252 = (text: string): Buffer =>
  Buffer.from([...text].flatMap((sign) => (sign === '€' ? [0x80] : [...Buffer.from(sign, 'latin1')])));

describe('files as people have them', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  const columns = async (type: string): Promise<{ header: string[]; example: string[] }> => {
    const text = await (await fetch(`${stage.url}/v1/sjablonen/${type}.csv`)).text();
    const rows: string[][] = parse(text, { bom: true, delimiter: ';' });
    const [header = [], example = []] = rows;
    return { header, example };
  };

  /** The example of the template with other cells, by heading. */
  const filledIn = async (type: string, cells: Record<string, string>): Promise<[string[], string[]]> => {
    const { header, example } = await columns(type);
    for (const name of Object.keys(cells)) expect(header).toContain(name);
    return [header, header.map((name, i) => cells[name] ?? example[i] ?? '')];
  };

  const send = async (
    page: Page,
    file: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByRole('heading', { name: 'Het bestand is goed' }).waitFor();
    await page.getByRole('button', { name: /gebeurtenis(sen)? vastleggen/ }).click();
    await page.getByRole('heading', { name: 'Vastgelegd', exact: true }).waitFor();
  };

  /** The data of the newest entry of a type. */
  const newest = async (type: string): Promise<Record<string, unknown>> => {
    const { entries } = await stage.ask(
      OFFICE,
      `{ entries(first: 100, filter: { types: ["${type}"], recordedFrom: "2026-11-02T00:00:00Z" }) { edges { node { data } } } }`,
    );
    expect(entries.edges).toHaveLength(1);
    return entries.edges[0].node.data as Record<string, unknown>;
  };

  it('Windows-1252 with semicolons: accents and the euro sign arrive as they were written', async () => {
    const text = 'Geïsoleerde gevel: één vergunning kost € 90 en duurt maanden';
    const rows = await filledIn('ObstacleReported', {
      'Eigen kenmerk': 'ansi-1',
      'Datum van de gebeurtenis': '01-10-2026',
      Gebied: 'den-haag-zuidwest',
      Omschrijving: text,
    });
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/upload?soort=ObstacleReported');
    const file = rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
    await send(page, { name: 'belemmering.csv', mimeType: 'text/csv', buffer: windows1252(file) });
    expect((await newest('ObstacleReported'))['text']).toBe(text);
    await context.close();
  });

  it('commas between the cells and in the decimals', async () => {
    const rows = await filledIn('PublicSpaceWorkDelivered', {
      'Eigen kenmerk': 'komma-1',
      'Datum van de gebeurtenis': '2-10-2026',
      Gebied: 'den-haag-zuidwest',
      'Groen toegevoegd (m²)': '1234,5',
    });
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/upload?soort=PublicSpaceWorkDelivered');
    const file = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
    await send(page, { name: 'werk.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    expect(await newest('PublicSpaceWorkDelivered')).toMatchObject({
      occurredOn: '2026-10-02',
      greenAddedM2: 1234.5,
    });
    await context.close();
  });

  it('a workbook', async () => {
    const rows = await filledIn('StreetOpened', {
      'Eigen kenmerk': 'xlsx-1',
      'Datum van de gebeurtenis': '03-10-2026',
      Gebied: 'den-haag-zuidwest',
    });
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/upload?soort=StreetOpened');
    const buffer = await writeWorkbook([{ name: 'Gegevens', rows }]);
    await send(page, { name: 'straat.xlsx', mimeType: XLSX, buffer });
    expect(await newest('StreetOpened')).toMatchObject({ occurredOn: '2026-10-03' });
    await context.close();
  });

  // The thread's own code is held back: a page that reads files itself would not ask for it, or would have read the
  // file already.
  it('a file is read by a thread of its own: until that begins nothing is read, and the page answers', async () => {
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/upload?soort=HouseholdReached');
    let letGo!: () => void;
    const released = new Promise<void>((resolve) => (letGo = resolve));
    let hasBegun!: () => void;
    const began = new Promise<void>((resolve) => (hasBegun = resolve));
    await context.route('**/assets/reader.worker-*.js', async (route) => {
      hasBegun();
      await released;
      await route.continue();
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const rows = Array.from(
      { length: 2_000 },
      (_, i) =>
        `04-10-2026;den-haag-zuidwest;Registratie;${String(i).padStart(43, 'B')};Huisbezoek;Sociale huur;Energie`,
    );
    await page.locator('input[type=file]').setInputFiles({
      name: 'veel.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HOUSEHOLD_HEADER, ...rows].join('\r\n')),
    });
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await began;
    await page.getByLabel('Wat staat er in het bestand').focus();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    expect(asked.filter((path) => path.startsWith('/v1/aanleveringen'))).toEqual([]);
    letGo();
    await page.getByText('2.000 rijen gecontroleerd, 2.000 nieuw').waitFor();
    await context.close();
  });

  // The limit of 50,000 rows is held by test/e2e/large-upload.spec.ts; here it is what a person sees meanwhile. The
  // answers on how far it is are held back here until the page has shown the one before: no machine is too fast or
  // too slow for it.
  it('a large file says how far it is, and that in words', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) =>
        `04-10-2026;den-haag-zuidwest;Registratie;${String(i).padStart(43, 'A')};Huisbezoek;Sociale huur;Energie`,
    );
    const context = await stage.reader(PARTNER);
    const page = await stage.visit(context, '/upload?soort=HouseholdReached');
    const checked = [5_000, 15_000];
    const answer = async (route: Route): Promise<void> => {
      const done = checked.shift();
      if (done === undefined) return route.continue();
      const told = {
        id: new URL(route.request().url()).pathname.split('/').at(-1),
        status: 'CHECKING',
        digest: '',
        rows: { read: 20_000, checked: done, total: 20_000 },
      };
      await route.fulfill({ json: told });
      await page
        .locator(`[role=status]:has(progress[value="${done}"][max="20000"])`)
        .getByText(`${done / 1000}.000 van 20.000 rijen gecontroleerd`)
        .waitFor();
    };
    // One after the other: an answer to the next question replaced what was still to be seen (a failed run of all
    // checks).
    let shown: Promise<void> = page.getByText(/gelezen …/).waitFor();
    await page.route('**/v1/aanleveringen/*', (route) => (shown = shown.then(() => answer(route))));
    await page.locator('input[type=file]').setInputFiles({
      name: 'groot.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HOUSEHOLD_HEADER, ...rows].join('\r\n')),
    });
    await page.getByRole('button', { name: 'Bestand controleren' }).click();
    await page.getByText('20.000 rijen gecontroleerd, 20.000 nieuw').waitFor();
    await shown;
    expect(checked).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  });
});
