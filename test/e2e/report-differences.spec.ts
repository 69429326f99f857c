// What makes the figures of two editions another thing, in every form of the report: other definitions, and areas
// that are gone.
// Seen to fail: without definitionBreaks in the document, without differenceBlocks in the content, and with
// scopesGone of the same position twice.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { readPdf } from '../support/read-pdf.js';
import { BUREAU, cloudEvent, reached, registerProgramme } from './support/events.js';
import { MINISTRY, OFFICE, PARTNER, Server, type Json } from './support/server.js';

let server: Server;
const ids: string[] = [];
const GONE = 'Wijk noord valt nu onder Samenstad';
const BROKEN = 'versie 2 in plaats van versie 1, vanaf 1 juli 2025: Sneller helpen';

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  const stored = async (event: object, token = OFFICE): Promise<void> => {
    const { status, body } = await server.post(event, token);
    if (status !== 201) throw new Error(JSON.stringify(body));
  };
  const office = (name: string, id: string, data: object) => stored(cloudEvent(name, BUREAU, id, data));
  await stored(reached('a', { occurredOn: '2025-01-10' }), PARTNER);
  const publish = async (period: string, referenceDate: string): Promise<void> => {
    await office('ReportingPeriodOpened', `open-${period}`, { period, dueOn: '2026-01-31' });
    const { publishEdition } = await server.ask(
      'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { editionId } }',
      OFFICE,
      { input: { period, status: 'PROVISIONAL', referenceDate } },
    );
    ids.push(publishEdition.editionId);
  };
  await publish('2025-H1', '2025-08-15');
  await office('KpiDefinitionPublished', 'v2', {
    code: '1.5',
    version: 2,
    parameters: [{ name: 'withinDays', number: 60 }],
    validFrom: '2025-07-01',
    reason: 'Sneller helpen.',
  });
  await office('EntryCorrected', 'herindeling', {
    entry: { source: BUREAU, id: 'gebied-noord' },
    reason: 'OTHER',
    reasonText: 'Herindeling',
    replacement: {
      neighbourhoodId: 'noord',
      name: 'Wijk noord',
      municipality: 'Samenstad',
      municipalityCode: 'GM1992',
      lat: 52,
      lon: 5,
    },
  });
  await publish('2025-H2', '2025-12-31');
});
afterAll(() => server.stop());

const get = async (form: string, id = ids[1]): Promise<Buffer> => {
  const answer = await fetch(`${server.url}/v1/rapportages/${id}?formaat=${form}&taal=nl`, {
    headers: { authorization: `Bearer ${MINISTRY}` },
  });
  expect([form, answer.status]).toEqual([form, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const json = async (id?: string): Promise<Json> => JSON.parse((await get('json', id)).toString());

it('as JSON and by GraphQL', async () => {
  const { areasGone, definitionBreaks } = await json();
  const went = { scope: 'noord', name: 'Wijk noord', municipalityCode: 'GM1992' };
  expect(areasGone).toEqual([{ scope: 'GM0001', name: expect.any(String), wentTo: [went] }]);
  expect(definitionBreaks).toEqual([
    { code: '1.5', fromVersion: 1, toVersion: 2, validFrom: '2025-07-01', reason: 'Sneller helpen.' },
  ]);
  const { report } = await server.ask(
    `query ($id: ID!) { report(editionId: $id) { scopesGone { scope name wentTo { neighbourhoodId to } } } }`,
    MINISTRY,
    { id: ids[1] },
  );
  expect(report.scopesGone).toEqual([
    { scope: 'GM0001', name: areasGone[0].name, wentTo: [{ neighbourhoodId: 'noord', to: 'GM1992' }] },
  ]);
});

it('as a page and as PDF, in words and at each figure of the indicator', async () => {
  const page = (await get('html')).toString().replace(/<[^>]+>/g, '');
  expect(page).toContain(GONE);
  expect(page).toContain(BROKEN);
  // The whole programme, and every area of which the indicator has data.
  expect(page.match(/1\.5 · [^·]+ · andere definitie dan in de vorige rapportage/g)?.length).toBeGreaterThan(
    0,
  );
  expect(page.match(/1\.4 · [^·]+ · andere definitie/)).toBeNull();
  const { pages } = await readPdf(await get('pdf'));
  const flat = pages
    .map(({ texts }) => texts.map(({ text }) => text).join(' '))
    .join(' ')
    .replace(/\s+/g, ' ');
  expect(flat).toContain(GONE);
  expect(flat).toContain(BROKEN);
});

it('as CSV and as a workbook, at each figure and on the first sheet', async () => {
  const { rows } = await json();
  const lines: Record<string, string>[] = parse(await get('csv'), {
    bom: true,
    delimiter: ';',
    columns: true,
  });
  const told = lines.map((line) => line['Andere definitie dan in vorige rapportage']);
  expect(told).toEqual(rows.flatMap(({ kpi }: Json) => (kpi === '1.5' ? [BROKEN, BROKEN] : ['', ''])));
  const sheets = (await readExcelFile(await get('xlsx'))) as unknown as { sheet: string; data: Json[][] }[];
  const front = sheets.find(({ sheet }) => sheet === 'Rapportage')!.data;
  expect(front).toContainEqual(['Andere definitie dan in die rapportage: 1.5', BROKEN]);
  expect(front.filter(([name]) => String(name).startsWith('Gebied dat die rapportage nog had'))).toEqual([
    [expect.stringContaining('(GM0001)'), GONE],
  ]);
});

it('nothing of it without an edition before', async () => {
  expect(await json(ids[0])).toMatchObject({ previous: null, areasGone: [], definitionBreaks: [] });
  expect((await get('html', ids[0])).toString()).not.toContain('andere definitie dan');
});
