// Seen to fail: with a cumulative line read from the period, a cause left out of the columns, a figure of the
// document other than that of the edition, csvText without guarded(), the standing left out of the entity tag,
// markup that does not escape, q in Accept ignored, an absent figure shown as 0, a column of the splits read from
// another, no notice on an edition that ended, and 'figures' for 'reports'.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { canonicalJson } from '#libs/programme';
import { NASTY, publishReports } from './support/report-programme.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATH = '/v1/rapportages/2025-H1-2';
const CAUSES = [
  'late',
  'new',
  'corrections',
  'retractions',
  'links',
  'participation',
  'definition',
  'laterLook',
  'area',
  'disclosure',
];
const CAUSE_WORDS = [
  'Nagekomen',
  'Nieuw',
  'Correcties',
  'Intrekkingen en herstel',
  'Koppelingen van huishoudens',
  'Deelname van partners',
  'Andere definitie',
  'Later gekeken',
  'Gebiedsindeling',
  'Onthulling',
];
const STATUS: Record<string, string> = {
  OK: 'Bekend',
  NO_DATA: 'Geen gegevens',
  NOT_MATURE: 'Nog niet te beoordelen',
  PROTECTED: 'Geheim',
};

let server: Server;
let json: Json;
const bytes = async (path: string, headers: Record<string, string> = {}, token = AUDITOR) => {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { answer, body: Buffer.from(await answer.arrayBuffer()) };
};

beforeAll(async () => {
  server = await Server.start();
  await publishReports(server);
  json = (await server.fetch(PATH, AUDITOR)).body;
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

/** What a row of figures says by header, made again from the JSON. Numbers as numbers, dates `yyyy-mm-dd`. */
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
    'Andere definitie dan in vorige rapportage': undefined,
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
      AUDITOR,
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
    expect(Object.keys(responses[200].content)).toEqual([
      'application/json',
      'text/csv',
      XLSX,
      'text/html',
      'application/pdf',
    ]);
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
              : cell.replace(/^'(?=\d\.\d+$)/, '').replace(/^(\d\d)-(\d\d)-(\d{4})$/, '$3-$2-$1'),
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
    // B37: bare, the code 1.1 is the first of January.
    expect(cells).toContain("'1.1");
    expect(cells).not.toContain('1.1');
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

  it('opens with what the report is, cell by cell', () => {
    const { edition, previous, werklijnen } = json;
    const day = (date: string) => new Date(`${date}T00:00:00Z`);
    const [head, ...front] = sheets['Rapportage']!;
    expect(head).toEqual(['Gegeven', 'Waarde']);
    expect(Object.fromEntries(front)).toEqual({
      Titel: 'Eerste <halfjaar> 2025',
      Rapportage: '2025-H1-2',
      Status: 'Definitief',
      Geldigheid: 'Geldig',
      Periode: '2025-H1',
      Van: day('2025-01-01'),
      'Tot en met': day('2025-06-30'),
      'Stand (positie)': edition.asOfPosition,
      'Stand vastgelegd op': edition.asOfMoment,
      Peildatum: day('2025-09-15'),
      Definities: edition.definitionSet.map((one: Json) => `${one.code} v${one.version}`).join(', '),
      'Jaar van de gebiedsindeling (CBS)': 2025,
      Onthullingsprofiel: 'Intern',
      'Kenmerk (SHA-256 van alle cijfers)': edition.digest,
      'Vastgesteld op': edition.publishedAt,
      'Positie van de vaststelling': edition.publishedPosition,
      'Vervangt rapportage': '2025-H1-1',
      'Vergeleken met rapportage': '2025-H1-1',
      'Periode van die rapportage': previous.period.code,
      ...Object.fromEntries(werklijnen.map((one: Json) => [`Werklijn ${one.werklijn}`, one.label.nl])),
      'Leeg vak': expect.stringContaining('nooit 0'),
    });
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
        one['Indicator'],
        one['Gebied'],
        one['Eenheid'],
        one['Periode'],
        one['Vorige rapportage'],
        ...CAUSE_WORDS.map((word) => one[word]),
        one['Nu'],
        typeof one['Getal'],
      ]),
    ).toEqual(
      all.map(({ row, figure, one }) => [
        row.kpi,
        row.scope,
        figure.cumulative ? 'Cumulatief' : 'Periode',
        one.name,
        definition(row.kpi).label.nl,
        area({ row }),
        definition(row.kpi).unit.nl,
        '2025-H1',
        one.before,
        ...CAUSES.map((cause) => one[cause]),
        one.after,
        'string',
      ]),
    );
  });

  /** What every sheet of figures says of which figure a row is about. */
  const which = ({ row, figure }: Json) => ({
    Code: row.kpi,
    Indicator: definition(row.kpi).label.nl,
    Gebiedscode: row.scope,
    Gebied: area({ row }),
    Periode: '2025-H1',
    Tijdvak: figure.cumulative ? 'Cumulatief' : 'Periode',
  });

  it('has the further numbers of each figure, cell by cell', () => {
    const all = figures().flatMap((one) =>
      Object.entries(one.figure.components ?? {}).map(([name, amount]) => ({ one, name, amount })),
    );
    const said = records('Onderdelen');
    expect(all.length).toBeGreaterThan(3);
    expect(said.map(({ Onderdeel: _, ...rest }) => rest)).toEqual(
      all.map(({ one, name, amount }) => ({ ...which(one), 'Naam van het onderdeel': name, Getal: amount })),
    );
    for (const row of said) expect(row['Onderdeel']).toEqual(expect.any(String));
  });

  it('has the splits, cell by cell', () => {
    const all = figures().flatMap((one) => (one.figure.parts ?? []).map((part: Json) => ({ one, part })));
    const called = ({ one, part }: Json): string =>
      json.partLabels.find(
        ({ kpi, dimension, key }: Json) =>
          kpi === one.row.kpi && dimension === part.dimension && key === part.key,
      ).label.nl;
    const said = records('Uitsplitsingen');
    expect(all.length).toBeGreaterThan(3);
    expect(said.map(({ 'Uitsplitsing naar': _, ...rest }) => rest)).toEqual(
      all.map(({ one, part }) =>
        given({
          ...which(one),
          'Code van de uitsplitsing': part.dimension,
          Deel: called({ one, part }),
          'Code van het deel': part.key,
          'Stand van het cijfer': STATUS[part.status],
          Waarde: part.figure,
          Teller: part.numerator,
          Noemer: part.denominator,
          Onbekend: part.unknown,
        }),
      ),
    );
    for (const row of said) expect(row['Uitsplitsing naar']).toEqual(expect.any(String));
  });

  it('has what is followed in registers, cell by cell', () => {
    const { linkages, obstacles, experimentRooms } = json;
    expect([linkages.missedByReason.length, obstacles.length, experimentRooms.length]).toEqual([1, 2, 1]);
    const chance = (what: string, count: number) => ({ Onderwerp: 'Koppelkansen', Wat: what, Aantal: count });
    const asked = (subject: string, counts: Json[]) =>
      counts.flatMap((one) => {
        const of = { Onderwerp: subject, 'Bevoegd gezag': one.authority };
        const days = {
          'Dagen open (mediaan)': one.medianDaysOpen,
          'Dagen open (langst)': one.longestDaysOpen,
        };
        return [
          given({ ...of, Wat: 'Open', Aantal: one.open, ...days }),
          ...one.states.map((step: Json) => ({ ...of, Wat: `Stap: ${step.label.nl}`, Aantal: step.count })),
        ];
      });
    expect(records('Koppelkansen en knelpunten')).toEqual([
      chance('Open', linkages.open),
      chance('Gerealiseerd', linkages.realised),
      chance('Gemist', linkages.missed),
      ...linkages.missedByReason.map((one: Json) => chance(`Gemist: ${one.label.nl}`, one.count)),
      ...asked('Belemmeringen', obstacles),
      ...asked('Experimenteerruimte', experimentRooms),
    ]);
  });

  it('has narratives and definitions as the JSON has them, cell by cell', () => {
    expect(records('Toelichtingen')).toEqual([
      {
        Partner: json.narratives[0].partnerName,
        'Code van de partner': 'gemeente-duindorp',
        Inzending: 'Ingediend',
        'Niets te melden': 'nee',
        Toelichting: NASTY,
      },
    ]);
    const over: Record<string, string> = { periods: 'perioden', areas: 'gebieden', parts: 'uitsplitsingen' };
    expect(records('Definities')).toEqual(
      json.definitions.map((one: Json) => {
        const parameters = Object.entries(one.parameters as Record<string, number | string[]>);
        const said = parameters.map(([name, value]) => `${name} = ${[value].flat().join(' ')}`).join('; ');
        const addsUp = one.addsUpOver.map((name: string) => over[name]).join(', ');
        return given({
          Code: one.code,
          Indicator: one.label.nl,
          Versie: one.version,
          Werklijn: one.werklijn,
          Eenheid: one.unit.nl,
          Berekening: one.formula.nl,
          Parameters: said === '' ? null : said,
          'Telt op over': addsUp === '' ? null : addsUp,
          'Meer is beter': one.ascending ? 'ja' : 'nee',
          Herkomst: one.source,
        });
      }),
    );
  });

  it('has no sheet but those that are checked here', () => {
    expect(Object.keys(sheets)).toEqual([
      'Rapportage',
      'Werklijn 1',
      'Werklijn 2',
      'Werklijn 3',
      'Werklijn 4',
      'Over de werklijnen heen',
      'Datakwaliteit',
      'Herzieningen',
      'Onderdelen',
      'Uitsplitsingen',
      'Koppelkansen en knelpunten',
      'Toelichtingen',
      'Definities',
    ]);
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
    const participants = /<th scope="row"> ?Deelnemers.*?<\/tr>/.exec(text)![0];
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
    ['application/pdf', 'application/pdf'],
    ['application/pdf;q=0.9, application/json;q=0.8', 'application/pdf'],
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
    for (const token of [OFFICE, AUDITOR, PARTNER, OTHER_PARTNER])
      expect((await server.fetch(PATH, token)).body.edition.digest).toBe(json.edition.digest);
    // What it reads is in outsiders.spec.ts: the same edition, by another table and so another digest.
    const { status, body } = await server.fetch(PATH, MINISTRY);
    expect([status, body.edition.editionId]).toEqual([200, '2025-H1-2']);
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
    const asked = { accept: 'application/json', 'if-none-match': before };
    // Who reads reports only is told why it was withdrawn, and gets none of its figures.
    const ministry = await bytes(PATH, asked, MINISTRY);
    expect([ministry.answer.status, ministry.body.toString()]).toEqual([
      410,
      expect.stringContaining('Fout in de bron'),
    ]);
    const { answer, body } = await bytes(PATH, asked, OFFICE);
    expect(answer.status).toBe(200);
    expect(JSON.parse(body.toString()).edition).toMatchObject({
      standing: 'WITHDRAWN',
      reason: 'Fout in de bron',
      digest: json.edition.digest,
    });
    expect((await bytes(`${PATH}?formaat=html`, {}, OFFICE)).body.toString()).toContain(
      'Deze rapportage is ingetrokken',
    );
  });
});
