/** What everybody may read, without signing in: one server for all of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parts, READERS } from './support/open-formats.js';
import { IN_ALL, IN_ZUID, openProgramme, publish } from './support/open-programme.js';
import { reached } from './support/events.js';
import { MINISTRY, OFFICE, PARTNER, Server, type Answer, type Json } from './support/server.js';

const EDITION = '/open/v1/edities/2025-H1-2';
const FIGURES = [
  'cijfers.json',
  'cijfers.csv',
  'cijfers.xlsx',
  'cijfers.ods',
  'gebieden.geojson',
  'cijfers.sdmx.csv',
];
const OTHERS = ['cijfers.csv-metadata.json', 'dcat.jsonld'];

let server: Server;
beforeAll(async () => {
  server = await Server.start({ now: '2025-09-20T10:00:00Z' });
  await openProgramme(server);
});
afterAll(() => server.stop());

const bytesOf = async (path: string, token?: string): Promise<Buffer> => {
  const answer = await fetch(
    `${server.url}${path}`,
    token ? { headers: { authorization: `Bearer ${token}` } } : {},
  );
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const file = (name: string) => bytesOf(`${EDITION}/${name}`);
const problem = ({ status, body: { instance: _, ...rest } }: Answer): Json => [status, rest];

describe('an open edition', () => {
  it('has every figure equal in all formats, hidden ones as words', async () => {
    const json = await READERS['cijfers.json']!(await file('cijfers.json'));
    expect(json.size).toBeGreaterThan(300);
    expect([...json.values()].filter((value) => value === 'GEHEIM').length).toBeGreaterThan(50);
    for (const name of ['cijfers.csv', 'cijfers.xlsx', 'cijfers.ods'])
      expect([name, await READERS[name]!(await file(name))]).toEqual([name, json]);
    const sdmx = parse<Json>(await file('cijfers.sdmx.csv'), { columns: true });
    expect(sdmx).toHaveLength(json.size);
    for (const row of sdmx) {
      const value = json.get(
        `${row.MEASURE} ${row.REF_AREA} ${row.SPAN === 'PERIOD' ? 'Periode' : 'Vanaf het begin'}`,
      );
      expect([row.MEASURE, row.OBS_VALUE]).toEqual([
        row.MEASURE,
        typeof value === 'number' ? String(value) : 'NaN',
      ]);
      expect(row.CONF_STATUS).toBe(value === 'GEHEIM' ? 'C' : 'F');
    }
    const { features } = JSON.parse((await file('gebieden.geojson')).toString());
    expect(features.map((one: Json) => one.id)).toEqual(['noord', 'zuid']);
    for (const { id, properties } of features)
      for (const [key, value] of json) {
        const [measure, area, ...span] = key.split(' ');
        if (area === id)
          expect(properties[span.length === 1 ? measure! : `${measure}_cumulatief`]).toBe(value);
      }
  });

  it('says what the ministry reads in the report', async () => {
    const { report } = await server.ask(
      `{ report(editionId: "2025-H1-2") { edition { digest } werklijnen { rows { ...R } } neighbourhoods { rows { ...R } } } }
       fragment R on ReportRow { kpi scope period { status value } cumulative { status value } }`,
      MINISTRY,
    );
    const body = JSON.parse((await file('cijfers.json')).toString());
    expect(body.edition.digest).toBe(report.edition.digest);
    const rows = [...report.werklijnen, ...report.neighbourhoods].flatMap(({ rows: own }: Json) => own);
    const at = (row: Json, span: string) =>
      body.observations.find(
        (one: Json) => one.measure === `K${row.kpi}` && one.area === row.scope && one.span === span,
      );
    for (const row of rows) {
      expect([row.kpi, at(row, 'PERIOD').value ?? null]).toEqual([row.kpi, row.period.value]);
      expect([row.kpi, at(row, 'CUMULATIVE').value ?? null]).toEqual([row.kpi, row.cumulative.value]);
    }
    const reachedInAll = at({ kpi: '1.3', scope: 'NL' }, 'PERIOD');
    expect([275, 280]).toContain(reachedInAll.value);
    expect(reachedInAll).toMatchObject({ lower: reachedInAll.value - 4, upper: reachedInAll.value + 4 });
    expect(at({ kpi: '1.1', scope: 'NL' }, 'PERIOD').target).toBe(80);
  });

  // Seen to fail: with the exact report in place of the protected one.
  it('holds no exact number in any file, where the office has them', async () => {
    const holds = (text: string, n: number): boolean => new RegExp(`(?<![\\w.,-])${n}(?![\\w])`).test(text);
    // The numbers of rows and cells of a workbook are none of its values.
    const opened = (bytes: Buffer) =>
      (bytes.toString('latin1', 0, 2) === 'PK'
        ? [...parts(bytes).values()].join('\n')
        : bytes.toString()
      ).replace(/ r="[A-Z]*\d+"/g, '');
    for (const name of [...FIGURES, ...OTHERS])
      for (const n of [IN_ZUID, IN_ALL])
        expect([name, n, holds(opened(await file(name)), n)]).toEqual([name, n, false]);
    const inside = opened(await bytesOf('/v1/rapportages/2025-H1-2?formaat=xlsx', OFFICE));
    for (const n of [IN_ZUID, IN_ALL]) expect(holds(inside, n)).toBe(true);
  });

  it('says what was done to the numbers, and the columns of the CSV are those described', async () => {
    for (const name of ['cijfers.json', 'gebieden.geojson', ...OTHERS])
      expect((await file(name)).toString()).toContain('Groepen tot en met 7 worden niet getoond.');
    expect(parts(await file('cijfers.xlsx')).get('xl/worksheets/sheet1.xml')).toContain(
      'Groups up to 7 are not shown.',
    );
    expect(parts(await file('cijfers.ods')).get('content.xml')).toContain('0 en 8 allebei mogelijk blijven');
    const { tableSchema } = JSON.parse((await file('cijfers.csv-metadata.json')).toString());
    const [header, first] = (await file('cijfers.csv')).toString().split('\r\n');
    expect(first).toContain(',2025-01-01,2025-06-30,K1.1,');
    expect(tableSchema.columns.map((one: Json) => one.name).join(',')).toBe(header);
  });

  it('is described for catalogues, and every address there is answered', async () => {
    const base = `${server.url}${EDITION}/dcat.jsonld`;
    const dataset = JSON.parse((await file('dcat.jsonld')).toString());
    expect(new URL(dataset['@id'], base).pathname).toBe(EDITION);
    const series = new URL(dataset['dcat:inSeries']['@id'], base);
    const addresses = dataset['dcat:distribution'].map(
      (one: Json) => new URL(one['dcat:downloadURL']['@id'], base),
    );
    expect(addresses).toHaveLength(FIGURES.length);
    for (const { pathname } of [...addresses, series]) await bytesOf(pathname);
    const catalogue = (await server.fetch('/open/v1/dcat.jsonld')).body['dcat:dataset'];
    expect(new URL(catalogue[0]['@id'], `${server.url}/open/v1/dcat.jsonld`).href).toBe(series.href);
    expect(new URL(catalogue[1]['@id'], `${server.url}/open/v1/dcat.jsonld`).pathname).toBe(EDITION);
  });
});

describe('the OData set', () => {
  const odata = (path: string) => server.fetch(`/open/v1/odata${path}`);

  it('says what sets there are and what is in them', async () => {
    const service = await odata('');
    expect(service.headers.get('odata-version')).toBe('4.0');
    const names = service.body.value.map((one: Json) => one.name);
    expect(names).toEqual([
      'Observations',
      'MeasureCodes',
      'PeriodenCodes',
      'WijkenEnBuurtenCodes',
      'Properties',
    ]);
    expect(service.body['@odata.context']).toBe(`${server.url}/open/v1/odata/$metadata`);
    const model = (await odata('/$metadata')).body as string;
    for (const name of names) {
      const [row] = (await odata(`/${name}?$top=1`)).body.value;
      const type = new RegExp(`<EntitySet Name="${name}" EntityType="Wijkspoor.Open.(\\w+)"/>`).exec(
        model,
      )?.[1];
      const described = new RegExp(`<EntityType Name="${type}">(.*?)</EntityType>`).exec(model)?.[1] ?? '';
      expect([...described.matchAll(/<Property Name="(\w+)"/g)].map(([, property]) => property)).toEqual(
        Object.keys(row),
      );
    }
    const { address } = (await server.fetch('/open/v1/wijkspoor.pbids')).body.connections[0].details;
    expect(address.url).toBe(`${server.url}/open/v1/odata/`);
  });

  it('has the figures of the editions in force, each as its file has it', async () => {
    const { value } = (await odata('/Observations')).body;
    const json = await READERS['cijfers.json']!(await file('cijfers.json'));
    const spans: Record<string, string> = { Periode: 'Periode', VanafHetBegin: 'Vanaf het begin' };
    const found = value.map((one: Json) => [
      `${one.Measure} ${one.WijkenEnBuurten.replace('NL01', 'NL')} ${spans[one.Telling]}`,
      one.Value ?? one.StringValue,
    ]);
    expect(new Map(found)).toEqual(json);
    expect(found).toHaveLength(json.size);
    for (const one of value)
      expect([one.ValueAttribute === 'Confidential', one.Value]).toEqual([
        one.StringValue === 'GEHEIM',
        one.Value,
      ]);
    const periods = (await odata('/PeriodenCodes')).body.value;
    expect(periods).toMatchObject([{ Identifier: '2025HJ01', Rapportage: '2025-H1-2' }]);
    const [{ Description }] = (await odata('/Properties')).body.value;
    expect(Description).toContain('Groepen tot en met 7 worden niet getoond.');
  });

  it('reads a stated part of the language, and refuses the rest in words', async () => {
    const where = "$filter=Measure eq 'K1.1' and WijkenEnBuurten eq 'NL01'&$select=Measure,Value&$count=true";
    const { body } = await odata(`/Observations?${where}`);
    expect(body['@odata.count']).toBe(2);
    expect(Object.keys(body.value[0])).toEqual(['Measure', 'Value']);
    expect((await odata("/Observations/$count?$filter=Measure eq 'K1.1'")).body).toMatch(/^\d+$/);
    for (const [asked, said] of [
      ['$filter=Value div 2 eq 1', 'gelezen wordt'],
      ['$top=x', 'geheel getal'],
      ['$apply=groupby((Measure))', '$apply'],
    ]) {
      const refused = await odata(`/Observations?${asked}`);
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining(said!)]);
    }
    expect((await odata('/Partners')).status).toBe(404);
  });
});

describe('an address of open data', () => {
  it('answers everybody, any page on the web, and who has it already', async () => {
    const { headers, body } = await server.fetch(EDITION);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('etag')).toBe(`"${body.digest}"`);
    const again = await server.fetch(`${EDITION}/cijfers.csv`, undefined, {
      headers: { 'if-none-match': headers.get('etag')! },
    });
    expect([again.status, again.body]).toEqual([304, '']);
    const asked = await server.fetch(`${EDITION}/cijfers.csv`, undefined, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD']);
    expect((await server.fetch(`${EDITION}/cijfers.csv?kpi=1.1`)).status).toBe(400);
    const page = await server.fetch('/open?taal=en');
    expect(page.body).toContain('What was done to the numbers');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  // Seen to fail: with another text for what is not open than for what is not there.
  it('tells nobody whether an edition is there that is not open', async () => {
    const unknown = problem(await server.fetch('/open/v1/edities/2031-H1-1'));
    expect(unknown[0]).toBe(404);
    for (const path of ['2025-H1-1', '2025-H1-1/cijfers.csv', '2025-H1-2/cijfers.exe', '..%2f2025-H1-1'])
      expect(problem(await server.fetch(`/open/v1/edities/${path}`))).toEqual(unknown);
    expect(JSON.stringify((await server.fetch('/open/v1')).body)).not.toContain('2025-H1-1"');
  });

  it('keeps its bytes when others are published; withdrawn ones are gone, with the reason', async () => {
    const names = [...FIGURES, ...OTHERS];
    const before = await Promise.all(names.map(file));
    await server.post(
      Array.from({ length: 12 }, (_, i) => reached(`late${i}`)),
      PARTNER,
    );
    const third = await publish(server, { disclosureProfile: 'PUBLIC' }, '2025-H1-2');
    expect(
      (await server.fetch('/open/v1')).body.editions.map((one: Json) => [one.editionId, one.standing]),
    ).toEqual([
      ['2025-H1-2', 'SUPERSEDED'],
      [third, 'IN_FORCE'],
    ]);
    const latest = await fetch(`${server.url}/open/v1/edities/laatste/cijfers.csv`, { redirect: 'manual' });
    expect([latest.status, latest.headers.get('location')]).toEqual([
      302,
      `/open/v1/edities/${third}/cijfers.csv`,
    ]);
    await bytesOf(`/open/v1/edities/${third}/cijfers.csv`);
    await server.ask(
      'mutation ($id: ID!) { withdrawEdition(editionId: $id, reason: "Een straat stond in het verkeerde gebied") { editionId } }',
      OFFICE,
      { id: third },
    );
    for (const path of [third, `${third}/cijfers.csv`]) {
      const gone = await server.fetch(`/open/v1/edities/${path}`);
      expect([gone.status, gone.body.detail]).toEqual([410, expect.stringContaining('Een straat stond')]);
    }
    expect((await fetch(`${server.url}/open/v1/edities/laatste`, { redirect: 'manual' })).status).toBe(404);
    expect(await Promise.all(names.map(file))).toEqual(before);
  });
});
