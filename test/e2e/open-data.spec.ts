/** What everybody may read, without signing in: one server for all of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, openVault } from '#libs/event-store';
import { PROTECTION_FLOOR, PROTECTION_METHOD } from '#libs/programme';
import { dose, LONG } from '../support/dose.js';
import { parts, READERS } from './support/open-formats.js';
import { IN_ALL, IN_ZUID, openProgramme, publish } from './support/open-programme.js';
import { approaches, BUREAU, cloudEvent, reached } from './support/events.js';
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

const folder = mkdtempSync(join(tmpdir(), 'open-data-'));
let server: Server;
const start = async () => {
  server = await Server.start({
    now: '2025-09-20T10:00:00Z',
    store: (clock) => openStore(`sqlite:${join(folder, 'log')}`, { clock: () => clock.now() }),
    vault: () => openVault(join(folder, 'vault')),
    readModelPath: join(folder, 'read-model'),
  });
};
beforeAll(async () => {
  await start();
  await openProgramme(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

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

  // Seen to fail: with the option unknown to the two addresses: 400.
  it.each([
    ['', 'json'],
    ['/$metadata', 'xml'],
    ['/Observations/$count', 'json'],
    ['/Observations', 'application/json;odata.metadata=minimal'],
  ])('%s may be asked for in its own form by name: %s', async (path, format) => {
    const [plain, named] = [await odata(path), await odata(`${path}?$format=${format}`)];
    expect([named.status, named.body]).toEqual([200, plain.body]);
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
    for (const path of ['/Partners', '/Observations/a/b/c', '/%zz']) {
      const { status, headers, body: missing } = await odata(path);
      expect([path, [400, 404].includes(status), headers.get('odata-version')]).toEqual([path, true, '4.0']);
      expect([
        headers.get('content-type'),
        Object.keys(missing),
        missing.error.details.map(({ code }: Json) => code),
      ]).toEqual([
        'application/json; charset=utf-8',
        ['error'],
        { '/%zz': ['WRONG_TYPE'], '/Partners': ['UNKNOWN_CODE'] }[path] ?? [],
      ]);
    }
  });

  // Seen to fail: with the faults of a question left out of its refusal (details was empty); without the annotation
  // of what was sent.
  it.each([
    [
      '/Observations?$filter=Value div 2 eq 1',
      [['$filter', 'PATTERN', 'div']],
      'gelezen wordt',
      'what is read',
    ],
    ['/Observations?$top=x', [['$top', 'WRONG_TYPE', 'x']], 'geheel getal', 'whole number'],
    [
      '/Observations/$count?$filter=x eq 1',
      [['$filter', 'UNKNOWN_MEMBER', 'x']],
      'geen eigenschap',
      'no property',
    ],
    [
      '/Observations?$apply=groupby((Measure))',
      [['$apply', 'UNKNOWN_PARAMETER', '$apply']],
      'bekend',
      'known',
    ],
    ['?$top=1', [['$top', 'UNKNOWN_PARAMETER', '$top']], 'bekend', 'known'],
    ['?$format=xml', [['$format', 'UNKNOWN_CODE', 'xml']], 'alleen json', 'only json'],
    ['/$metadata?$format=json', [['$format', 'UNKNOWN_CODE', 'json']], 'alleen xml', 'only xml'],
    [
      '/Observation',
      [['set', 'UNKNOWN_CODE', 'Observation']],
      'toegestaan: Observations',
      'allowed: Observations',
    ],
    ['/%zz', [['', 'WRONG_TYPE', '/open/v1/odata/%zz']], 'twee tekens', 'two characters'],
    [
      '/Observations?$select=Id,nee&$skip=-1&$top=1&$top=2',
      [
        ['$select', 'UNKNOWN_MEMBER', 'nee'],
        ['$top', 'GIVEN_TWICE', '1, 2'],
        ['$skip', 'WRONG_TYPE', '-1'],
      ],
      'meer dan één keer',
      'more than once',
    ],
  ])(
    'refuses %s with place, rule and what was sent, in the language asked for',
    async (path, faults, nl, en) => {
      for (const [language, said] of [
        ['nl', nl],
        ['en', en],
      ] as const) {
        const { status, body } = await server.fetch(`/open/v1/odata${path}`, undefined, {
          headers: { 'accept-language': language },
        });
        const { code, target, details } = body.error;
        expect([status, code, target]).toEqual(
          path === '/Observation' ? [404, 'NOT_FOUND', 'set'] : [400, 'BAD_USER_INPUT', faults[0]![0]],
        );
        expect(details.map((one: Json) => [one.target, one.code, one['@Wijkspoor.Open.value']])).toEqual(
          faults,
        );
        expect(details.map(({ message }: Json) => message).join(' ')).toContain(said);
      }
    },
  );
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
    expect(page.body).toContain('never a 0');
    // No link of it leads a person to a page of braces but the ones for programs.
    expect(page.body).toContain(`href="${EDITION}/cijfers.xlsx" aria-label="Excel 2025-H1-2"`);
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

  /** Every address of an edition, with its ETag and its bytes. */
  const addressesOf = (id: string) =>
    Promise.all(
      ['', ...FIGURES, ...OTHERS].map(async (name) => {
        const path = `/open/v1/edities/${id}${name === '' ? '' : `/${name}`}`;
        const answer = await fetch(`${server.url}${path}`);
        return [
          path,
          answer.status,
          answer.headers.get('etag'),
          Buffer.from(await answer.arrayBuffer()).toString('latin1'),
        ];
      }),
    );
  const withdraw = (id: string, reason: string) =>
    server.ask(
      'mutation ($id: ID!, $reason: String!) { withdrawEdition(editionId: $id, reason: $reason) { editionId } }',
      OFFICE,
      { id, reason },
    );

  it('keeps its bytes and ETag through further editions (five in the long dose), withdrawals, other rules and a rebuild', async () => {
    const said = new Map([['2025-H1-2', await addressesOf('2025-H1-2')]]);
    const next = async (n: number, more: object, supersedes?: string) => {
      await server.post(
        [...approaches(`late${n}`), ...Array.from({ length: 12 }, (_, i) => reached(`late${n}-${i}`))],
        PARTNER,
      );
      const id = await publish(server, { disclosureProfile: 'PUBLIC', ...more }, supersedes);
      said.set(id, await addressesOf(id));
      return id;
    };
    const third = await next(3, {}, '2025-H1-2');
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
    await withdraw(third, 'Een straat stond in het verkeerde gebied');
    expect((await fetch(`${server.url}/open/v1/edities/laatste`, { redirect: 'manual' })).status).toBe(404);
    const fourth = await next(4, {});
    const rules = { ...PROTECTION_FLOOR, hideUpTo: 9, base: 10, keep: 9, reason: 'Strenger' };
    const asked = { method: PROTECTION_METHOD, version: 2, ...rules };
    expect(
      (await server.post(cloudEvent('ProtectionRulesPublished', BUREAU, 'r2', asked), OFFICE)).status,
    ).toBe(201);
    const stale = cloudEvent('ReportEditionPublished', BUREAU, 'e', {
      ...{ editionId: '2025-H1-5', period: '2025-H1', status: 'PROVISIONAL', asOfPosition: '1' },
      ...{ definitionSet: [{ code: '1.1', version: 1 }], areaEdition: 2025, disclosureProfile: 'PUBLIC' },
      ...{ referenceDate: '2025-08-15', digest: '0'.repeat(64), supersedesEditionId: fourth },
    });
    const { status, body } = await server.post(stale, OFFICE);
    expect([status, JSON.stringify(body)]).toEqual([
      409,
      expect.stringMatching(/protectionVersion.*PROTECTION_NOT_IN_FORCE/),
    ]);
    const fifth = await next(5, {}, fourth);
    expect(said.get(fifth)?.[1]?.at(-1)).toContain('Groups up to 9 are not shown.');
    expect(said.get(fourth)?.[1]?.at(-1)).toContain('Groups up to 7 are not shown.');
    const withdrawn = [third];
    if (LONG) {
      const sixth = await next(6, { disclosureProfile: 'NATIONAL' }, fifth);
      const seventh = await next(7, {}, sixth);
      await withdraw(seventh, 'Toch niet');
      withdrawn.push(seventh);
    }
    for (const id of withdrawn) said.set(id, await addressesOf(id));
    const statuses = [...said].map(([, all]) => [...new Set(all.map(([, status]) => status))]);
    expect(statuses).toEqual([[200], [410], [200], [200], [404], [410]].slice(0, dose(4, 6)));
    const rulesOf = await editionRules();
    expect(rulesOf).toEqual([1, 1, 1, 1, 2, 2, 2].slice(0, dose(5, 7)));
    await server.stop();
    rmSync(join(folder, 'read-model'));
    await start();
    expect(await editionRules()).toEqual(rulesOf);
    for (const [id, all] of said) expect(withoutRequest(await addressesOf(id))).toEqual(withoutRequest(all));
    // For what hangs: up to seven editions are protected twice.
  });

  const editionRules = async (): Promise<readonly number[]> =>
    (await server.ask('{ editions { protectionVersion } }', OFFICE)).editions.map(
      (one: Json) => one.protectionVersion,
    );
  /** A refusal names the request that it answers; nothing else of it may differ. */
  const withoutRequest = (all: Awaited<ReturnType<typeof addressesOf>>) =>
    all.map(([path, status, etag, text]) => [
      path,
      status,
      etag,
      status === 200 ? text : String(text).replace(/"instance":"[^"]*"/, ''),
    ]);
});
