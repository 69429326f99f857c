// Seen to fail: with a cumulative line read from the period, a cause left out of the columns, a figure of the document other
// than that of the edition, csvText without guarded(), the standing left out of the entity tag, markup that does not escape,
// q in Accept ignored, an absent figure shown as 0, no notice on an edition that ended, and 'figures' for 'reports'.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { canonicalJson } from '#libs/programme';
import { BUREAU, cloudEvent, reached, registerProgramme, ZANDKASTEEL } from './support/events.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATH = '/v1/rapportages/2025-H1-2';
const CAUSES = ['late', 'corrections', 'retractions', 'links', 'definition', 'area', 'disclosure'];
const CAUSE_WORDS = [
  'Nagekomen',
  'Correcties',
  'Intrekkingen en herstel',
  'Koppelingen van huishoudens',
  'Definitie en peildatum',
  'Gebiedsindeling',
  'Onthulling',
];
const STATUS: Record<string, string> = {
  OK: 'Bekend',
  NO_DATA: 'Geen gegevens',
  NOT_MATURE: 'Nog niet te beoordelen',
  PROTECTED: 'Geheim',
};
/** A name and a narrative that would run, in a spreadsheet or in a page. */
const NASTY = '=HYPERLINK("http://x";"<img src=x onerror=alert(1)>")';

let server: Server;
let json: Json;
let counter = 0;
const stored = async (event: object, token = PARTNER): Promise<Json> => {
  const { status, body } = await server.post(event, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const office = (name: string, data: object) =>
  stored(cloudEvent(name, BUREAU, `x${++counter}`, data), OFFICE);
const publish = (input: object) =>
  server.ask(
    'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { editionId } }',
    OFFICE,
    { input },
  );
const bytes = async (path: string, headers: Record<string, string> = {}, token = MINISTRY) => {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { answer, body: Buffer.from(await answer.arrayBuffer()) };
};

beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  await office('NeighbourhoodRegistered', {
    neighbourhoodId: 'oost',
    name: NASTY,
    municipality: 'Duindorp',
    municipalityCode: 'GM0001',
    lat: 52,
    lon: 4.3,
  });
  await office('ReportingPeriodOpened', { period: '2025-H1', dueOn: '2025-07-02' });
  await office('TargetSet', { kpi: '1.1', scope: 'NL', period: '2025-H1', value: 8 });
  await stored([reached('a'), reached('b')]);
  const mistaken = await stored(reached('mistaken'));
  await stored(reached('c', { neighbourhoodId: 'zuid' }, ZANDKASTEEL), OTHER_PARTNER);
  await server.ask(
    'mutation ($n: String) { makeSubmission(period: "2025-H1", narrative: $n) { id } }',
    PARTNER,
    { n: NASTY },
  );
  const first = { period: '2025-H1', status: 'PROVISIONAL', title: 'Eerste <halfjaar> 2025' };
  await publish({ ...first, referenceDate: '2025-08-15' });
  await stored([reached('d'), reached('e')]);
  await stored(
    cloudEvent('EntryRetracted', String(reached('x')['source']), 'retract', {
      entryId: mistaken.entryId,
      reason: 'DUPLICATE',
    }),
  );
  await publish({
    ...first,
    status: 'FINAL',
    referenceDate: '2025-09-15',
    supersedesEditionId: '2025-H1-1',
    reason: 'Nagekomen & ingetrokken',
  });
  json = (await server.fetch(PATH, MINISTRY)).body;
});
afterAll(() => server.stop());

/** The figures of the JSON, in its order. */
const figures = (): Json[] =>
  json.rows.flatMap((row: Json) => [
    { row, figure: row.period, before: row.previous?.period, changes: row.previous?.periodChange ?? [] },
    {
      row,
      figure: row.cumulative,
      before: row.previous?.cumulative,
      changes: row.previous?.cumulativeChange ?? [],
    },
  ]);
const definition = (code: string): Json => json.definitions.find((one: Json) => one.code === code);
const dayBefore2025 = (span: Json): string => (span.cumulative ? '2020-09-01' : '2025-01-01');

/** What a row of figures says by header, made anew from the JSON. Numbers as numbers, dates `yyyy-mm-dd`. */
function expected({ row, figure, before, changes }: Json): Record<string, unknown> {
  const area = json.areas.find((one: Json) => one.scope === row.scope);
  const main = changes.find((one: Json) => ['value', 'numerator'].includes(one.name));
  const denominator = changes.find((one: Json) => one.name === 'denominator');
  const changed = (of: string, amount: Json) => ({
    [`Verandering ${of}`]: amount && Math.round((amount.after - amount.before) * 1e6) / 1e6,
    ...Object.fromEntries(CAUSES.map((cause, i) => [`${CAUSE_WORDS[i]!} (${of})`, amount?.[cause]])),
  });
  return {
    Code: row.kpi,
    Indicator: definition(row.kpi).label.nl,
    Gebiedscode: row.scope,
    Gebied: area.name,
    'Soort gebied': { PROGRAMME: 'Programma', MUNICIPALITY: 'Gemeente', NEIGHBOURHOOD: 'Gebied' }[
      area.kind as string
    ],
    Periode: '2025-H1',
    Tijdvak: figure.cumulative ? 'Cumulatief' : 'Periode',
    Van: dayBefore2025(figure),
    'Tot en met': '2025-06-30',
    'Stand van het cijfer': STATUS[figure.status],
    Waarde: figure.figure,
    Teller: figure.numerator,
    Noemer: figure.denominator,
    Eenheid: definition(row.kpi).unit.nl,
    Onbekend: figure.unknown,
    'Aandeel onbekend': figure.unknownShare,
    Nulmeting: figure.baseline,
    Streefwaarde: figure.target,
    'Deel van de weg naar de streefwaarde': figure.progress,
    'Partners met gegevens': figure.partnersReporting,
    'Partners verwacht': figure.partnersExpected,
    'Vorige rapportage: periode': before?.period,
    'Vorige rapportage: waarde': before?.figure,
    'Vorige rapportage: teller': before?.numerator,
    'Vorige rapportage: noemer': before?.denominator,
    ...changed('waarde of teller', main),
    ...changed('noemer', denominator),
    Definitieversie: figure.definitionVersion,
  };
}

describe('the JSON of a report', () => {
  it('is the edition with its pins, and its figures give the digest without any other source', () => {
    expect(json.edition).toMatchObject({
      editionId: '2025-H1-2',
      status: 'FINAL',
      statusLabel: { nl: 'Definitief', en: 'Final' },
      standing: 'IN_FORCE',
      asOfPosition: expect.stringMatching(/^\d+$/),
      referenceDate: '2025-09-15',
      areaEdition: 2025,
      disclosureProfile: 'INTERNAL',
    });
    expect(json.previous).toMatchObject({
      editionId: '2025-H1-1',
      standing: 'SUPERSEDED',
      reason: 'Nagekomen & ingetrokken',
    });
    const digest = createHash('sha256')
      .update(canonicalJson(figures().map(({ figure }) => figure)))
      .digest('hex');
    expect(digest).toBe(json.edition.digest);
  });

  it('says what GraphQL says', async () => {
    const FIGURE = 'status value numerator denominator target baseline progress partnersReporting';
    const { report } = await server.ask(
      `{ report(editionId: "2025-H1-2") { werklijnen { rows { kpi period { ${FIGURE} }
        previous { periodChange { name before after late retractions } } } } } }`,
      MINISTRY,
    );
    const rows = report.werklijnen.flatMap(({ rows: own }: Json) => own);
    const known = new Map(
      json.rows.filter((row: Json) => row.scope === 'NL').map((row: Json) => [row.kpi, row]),
    );
    expect(rows).toHaveLength(33);
    for (const row of rows) {
      const own = known.get(row.kpi) as Json;
      const { value, ...rest } = row.period;
      expect([value, own.period.figure ?? null]).toEqual([value, value]);
      for (const [name, said] of Object.entries(rest)) expect(own.period[name] ?? null).toEqual(said);
      const changed = own.previous.periodChange.filter((one: Json) => one.before !== one.after);
      expect(changed).toMatchObject(row.previous.periodChange);
    }
    expect(rows[0].previous.periodChange).toEqual([
      { name: 'value', before: 4, after: 5, late: 2, retractions: -1 },
    ]);
  });

  it('is as openapi.json says', async () => {
    const { body } = await server.fetch('/v1/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema({ $id: 'https://x/api', components: body.components });
    const check = ajv.compile({ $ref: 'https://x/api#/components/schemas/Report' });
    check(json);
    expect(check.errors).toBeNull();
    expect(check({ ...json, edition: { ...json.edition, asOfPosition: 3 } })).toBe(false);
    const { responses } = body.paths['/rapportages/{id}'].get;
    expect(Object.keys(responses[200].content)).toEqual(['application/json', 'text/csv', XLSX, 'text/html']);
  });
});

describe('the CSV', () => {
  it('equals the JSON, cell by cell, as a Dutch spreadsheet program reads it', async () => {
    const { answer, body } = await bytes(PATH, { accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rapportage-2025-H1-2.csv"');
    expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = body.toString();
    expect(text.split('\r\n').length).toBe(text.split('\n').length);
    const records: Record<string, string>[] = parse(body, { bom: true, delimiter: ';', columns: true });
    expect(records).toHaveLength(figures().length);
    records.forEach((record, i) => {
      const said = figures()[i];
      const all = {
        Rapportage: '2025-H1-2',
        'Status rapportage': 'Definitief',
        Geldigheid: 'Geldig',
        Werklijn: said.row.werklijn,
        ...expected(said),
        Positie: said.figure.position,
        Peildatum: '2025-09-15',
      };
      const read = Object.fromEntries(
        Object.entries(record).map(([header, cell]) => [
          header,
          cell === ''
            ? undefined
            : typeof (all as Record<string, unknown>)[header] === 'number'
              ? Number(cell.replace(',', '.'))
              : cell.replace(/^(\d\d)-(\d\d)-(\d{4})$/, '$3-$2-$1'),
        ]),
      );
      const shown = {
        ...all,
        Gebied: all['Gebied' as keyof typeof all] === NASTY ? `'${NASTY}` : area(said),
      };
      expect(read).toEqual(Object.fromEntries(Object.entries(shown).map(([k, v]) => [k, v ?? undefined])));
    });
  });

  it('holds no cell that a spreadsheet program would run', async () => {
    const { body } = await bytes(`${PATH}?formaat=csv`);
    const cells = parse(body, { bom: true, delimiter: ';' }).flat();
    expect(cells.filter((cell) => /^[=+@\t\r]|^-(?![\d])/.test(cell))).toEqual([]);
    expect(cells).toContain(`'${NASTY}`);
  });
});

const area = ({ row }: Json): string => json.areas.find((one: Json) => one.scope === row.scope).name;

describe('the workbook', () => {
  let sheets: Record<string, Json[][]>;
  beforeAll(async () => {
    const { answer, body } = await bytes(PATH, { accept: XLSX });
    expect(answer.headers.get('content-type')).toBe(XLSX);
    const read = (await readExcelFile(body)) as Json[];
    sheets = Object.fromEntries(read.map(({ sheet, data }) => [sheet, data]));
  });
  /** Rows by header; what is empty is left out. */
  const records = (name: string): Record<string, unknown>[] => {
    const [head = [], ...rows] = sheets[name]!;
    return rows.map((row) =>
      Object.fromEntries(
        head.flatMap((header: string, i: number) => {
          const cell: unknown = row[i];
          if (cell === null || cell === undefined) return [];
          return [[header, cell instanceof Date ? cell.toISOString().slice(0, 10) : cell]];
        }),
      ),
    );
  };
  const given = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== null));

  it('opens with what the report is', () => {
    const front = Object.fromEntries(sheets['Rapportage']!);
    expect(front).toMatchObject({
      Titel: 'Eerste <halfjaar> 2025',
      Status: 'Definitief',
      Geldigheid: 'Geldig',
      'Kenmerk (SHA-256 van alle cijfers)': json.edition.digest,
      'Stand (positie)': json.edition.asOfPosition,
      'Vergeleken met rapportage': '2025-H1-1',
    });
    expect(front['Peildatum']).toEqual(new Date('2025-09-15T00:00:00Z'));
  });

  it.each([
    ['Werklijn 1', (row: Json) => row.werklijn === 1],
    ['Werklijn 2', (row: Json) => row.werklijn === 2],
    ['Werklijn 3', (row: Json) => row.werklijn === 3],
    ['Werklijn 4', (row: Json) => row.werklijn === 4],
    ['Over de werklijnen heen', (row: Json) => row.kpi.startsWith('X.')],
  ])('%s equals the JSON, cell by cell', (name, own) => {
    const all = figures().filter(({ row }) => own(row));
    expect(all.length).toBeGreaterThan(0);
    expect(records(name)).toEqual(all.map((one) => given(expected(one))));
  });

  it('every figure of the JSON is on one sheet', () => {
    const names = ['Werklijn 1', 'Werklijn 2', 'Werklijn 3', 'Werklijn 4', 'Over de werklijnen heen'];
    const rows = names.reduce((sum, name) => sum + records(name).length, 0);
    const quality = records('Datakwaliteit').filter(({ Code: code }) => code !== undefined).length;
    expect(rows + quality).toBe(figures().length);
  });

  it('has data quality with submissions and findings', () => {
    const said = records('Datakwaliteit');
    const own = figures().filter(({ row }) => row.kpi.startsWith('Q.'));
    expect(said.slice(0, own.length)).toEqual(own.map((one) => given(expected(one))));
    const counts = said.slice(own.length).map((one) => [one['Indicator'], one['Waarde']]);
    const { dataQuality } = json;
    expect(counts).toEqual([
      ['Inzendingen verwacht', dataQuality.submissionsExpected],
      ['Inzendingen gedaan', dataQuality.submissionsMade],
      ['Inzendingen aanvaard of niets te melden', dataQuality.submissionsComplete],
      ...dataQuality.openFindings.map((one: Json) => [`Open bevinding: ${one.label.nl}`, one.count]),
    ]);
    expect(dataQuality.submissionsExpected).toBe(2);
  });

  it('has each number restated: before, every cause, now', () => {
    const all = figures().flatMap(({ row, figure, changes }) =>
      changes.filter((one: Json) => one.before !== one.after).map((one: Json) => ({ row, figure, one })),
    );
    expect(all.length).toBeGreaterThan(3);
    expect(
      records('Herzieningen').map((one) => [
        one['Code'],
        one['Gebiedscode'],
        one['Tijdvak'],
        one['Naam van het getal'],
        one['Vorige rapportage'],
        ...CAUSE_WORDS.map((word) => one[word]),
        one['Nu'],
      ]),
    ).toEqual(
      all.map(({ row, figure, one }) => [
        row.kpi,
        row.scope,
        figure.cumulative ? 'Cumulatief' : 'Periode',
        one.name,
        one.before,
        ...CAUSES.map((cause) => one[cause]),
        one.after,
      ]),
    );
  });

  it('has further numbers, splits, narratives and definitions as the JSON has them', () => {
    expect(
      records('Onderdelen').map((one) => [
        one['Code'],
        one['Gebiedscode'],
        one['Naam van het onderdeel'],
        one['Getal'],
      ]),
    ).toEqual(
      figures().flatMap(({ row, figure }) =>
        Object.entries(figure.components ?? {}).map(([name, value]) => [row.kpi, row.scope, name, value]),
      ),
    );
    expect(
      records('Uitsplitsingen').map((one) => [
        one['Code'],
        one['Code van de uitsplitsing'],
        one['Code van het deel'],
        one['Waarde'],
      ]),
    ).toEqual(
      figures().flatMap(({ row, figure }) =>
        (figure.parts ?? []).map((part: Json) => [row.kpi, part.dimension, part.key, part.figure]),
      ),
    );
    expect(records('Toelichtingen')).toEqual([
      {
        Partner: json.narratives[0].partnerName,
        'Code van de partner': 'gemeente-duindorp',
        Inzending: 'Ingediend',
        'Niets te melden': 'nee',
        Toelichting: NASTY,
      },
    ]);
    expect(
      records('Definities').map((one) => [one['Code'], one['Versie'], one['Eenheid'], one['Berekening']]),
    ).toEqual(json.definitions.map((one: Json) => [one.code, one.version, one.unit.nl, one.formula.nl]));
  });
});

describe('the page', () => {
  const page = async (path = PATH, headers: Record<string, string> = {}) =>
    bytes(path, { accept: 'text/html', ...headers });

  it('stands under a policy that lets in its own style and nothing else', async () => {
    const { answer, body } = await page();
    const text = body.toString();
    const style = /<style>([^]*?)<\/style>/.exec(text)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<script|<img|<[^>]*\s(?:style|on\w+)=/i);
  });

  it('shows text as text', async () => {
    const text = (await page()).body.toString();
    expect(text).toContain('Eerste &lt;halfjaar&gt; 2025');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('says what changed and why, and where there is no number that there is none', async () => {
    const text = (await page()).body.toString().replace(/\s+/g, ' ');
    expect(text).toContain(
      '<strong>Huishoudens bereikt</strong> (1.1): over 2025-H1 was 4, is nu 5 (nagekomen +2; intrekkingen en herstel −1); cumulatief',
    );
    const participants = /<th scope="row"> Deelnemers.*?<\/tr>/.exec(text)![0];
    expect(
      participants.match(/<td class="number"><span class="absent">geen gegevens<\/span><\/td>/g),
    ).toHaveLength(3);
    expect(participants).not.toMatch(/>0</);
    expect(text).toContain(
      '(1.5): over 2025-H1 was 0%, is nu 0%: noemer was 4, is nu 5 (nagekomen +2; intrekkingen en herstel −1)',
    );
    expect(text).toContain('<span class="status">Definitief</span>');
  });

  it('is in the reader’s language', async () => {
    const dutch = await page();
    expect(dutch.answer.headers.get('content-language')).toBe('nl');
    expect(dutch.body.toString()).toContain('<html lang="nl">');
    for (const answer of [await page(PATH, { 'accept-language': 'en' }), await page(`${PATH}?taal=en`)]) {
      expect(answer.answer.headers.get('content-language')).toBe('en');
      expect(answer.body.toString()).toContain('What changed since the previous edition');
    }
  });

  it('says at its top that an edition no longer holds, and why', async () => {
    const text = (await page('/v1/rapportages/2025-H1-1')).body.toString();
    expect(text.indexOf('Deze rapportage is vervangen')).toBeLessThan(text.indexOf('<h1>'));
    expect(text).toContain('Nagekomen &amp; ingetrokken');
    const front = (await readExcelFile(
      (await bytes('/v1/rapportages/2025-H1-1?formaat=xlsx')).body,
    )) as Json[];
    expect(front[0].data[1][1]).toContain('geldt niet meer: vervangen door 2025-H1-2');
  });
});

describe('how a report is asked for', () => {
  const typeOf = async (accept: string) =>
    (await bytes(PATH, { accept })).answer.headers.get('content-type')!.split(';')[0];

  it.each([
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['application/json;q=0.1, text/csv;q=0.5', 'text/csv'],
    ['*/*, application/json;q=0', 'text/csv'],
    [XLSX, XLSX],
  ])('Accept: %s', async (accept, type) => {
    expect(await typeOf(accept)).toBe(type);
  });

  it('without Accept it is JSON; formaat goes before Accept', async () => {
    const answer = await server.fetch(`${PATH}?formaat=html`, MINISTRY, { headers: { accept: 'text/csv' } });
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('vary')).toBe('Accept, Accept-Language');
  });

  it('what cannot be given is told as a problem', async () => {
    const told = async (path: string, accept?: string, token: string | undefined = MINISTRY) => {
      const { status, headers } = await server.fetch(path, token, accept ? { headers: { accept } } : {});
      return [status, headers.get('content-type')!.split(';')[0]];
    };
    expect(await told(PATH, 'image/png')).toEqual([406, 'application/problem+json']);
    expect(await told(PATH, 'application/json;q=0')).toEqual([406, 'application/problem+json']);
    expect(await told(`${PATH}?formaat=doc`)).toEqual([400, 'application/problem+json']);
    expect(await told(`${PATH}?taal=fr`)).toEqual([400, 'application/problem+json']);
    expect(await told('/v1/rapportages/2024-H1-1')).toEqual([404, 'application/problem+json']);
    expect((await server.fetch(PATH)).status).toBe(401);
  });

  it('is open to every role', async () => {
    for (const token of [OFFICE, AUDITOR, MINISTRY, PARTNER, OTHER_PARTNER])
      expect((await server.fetch(PATH, token)).body.edition.digest).toBe(json.edition.digest);
  });

  it('carries the digest as its entity tag; what is known already is not sent again', async () => {
    const { answer } = await bytes(PATH);
    const tag = answer.headers.get('etag')!;
    expect(tag).toContain(json.edition.digest);
    const again = await bytes(PATH, { 'if-none-match': `"x", W/${tag}` });
    expect([again.answer.status, again.body.length]).toEqual([304, 0]);
    expect(again.answer.headers.get('etag')).toBe(tag);
    const page = await bytes(PATH, { accept: 'text/html', 'if-none-match': tag });
    expect(page.answer.status).toBe(200);
  });

  it('an edition that ended has another tag, its digest the same', async () => {
    const before = (await bytes(PATH)).answer.headers.get('etag')!;
    await server.ask(
      'mutation { withdrawEdition(editionId: "2025-H1-2", reason: "Fout in de bron") { standing } }',
      OFFICE,
    );
    const { answer, body } = await bytes(PATH, { accept: 'application/json', 'if-none-match': before });
    expect(answer.status).toBe(200);
    expect(JSON.parse(body.toString()).edition).toMatchObject({
      standing: 'WITHDRAWN',
      reason: 'Fout in de bron',
      digest: json.edition.digest,
    });
    expect((await bytes(`${PATH}?formaat=html`)).body.toString()).toContain('Deze rapportage is ingetrokken');
  });
});
