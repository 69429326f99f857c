import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KPIS } from '#libs/indicators';
import { toReportPdf } from '../../apps/api/features/report-files/pdf/report-pdf.js';
import type { ReportDocument } from '../../apps/api/features/report-files/report-document.js';
import { structureFaults } from '../support/pdf-structure.js';
import { elements, faultsOf, readPdf, type Element, type Pdf } from '../support/read-pdf.js';
import { NASTY, publishReports } from './support/report-programme.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const PATH = '/v1/rapportages/2025-H1-2?formaat=pdf';

let server: Server;
let json: Json;
let dutch: Buffer;
let pdf: Pdf;

const bytes = async (path = PATH, headers: Record<string, string> = {}, token = AUDITOR) => {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return { answer, body: Buffer.from(await answer.arrayBuffer()) };
};

beforeAll(async () => {
  server = await Server.start();
  await publishReports(server);
  json = (await server.fetch('/v1/rapportages/2025-H1-2', AUDITOR)).body;
  dutch = (await bytes()).body;
  pdf = await readPdf(dutch);
});
afterAll(() => server.stop());

/** Rows of tables by the section they stand in, over the pages. */
function rowsOf({ pages }: Pdf): ReadonlyMap<string, readonly Element[]> {
  const bySection = new Map<string, Element[]>();
  let section = '';
  const visit = (element: Element): void => {
    if (element.role === 'H2') section = element.text;
    if (element.role === 'TR') bySection.set(section, [...(bySection.get(section) ?? []), element]);
    element.children.forEach(visit);
  };
  for (const page of pages) page.structure.forEach(visit);
  return bySection;
}

/** What a Dutch reader reads, made again from the JSON. */
const dutchNumber = (value: number): string =>
  value.toLocaleString('nl-NL', { maximumFractionDigits: 2 }).replace('-', '−');
const percentage = (value: number): string =>
  value.toLocaleString('nl-NL', { style: 'percent', maximumFractionDigits: 1 }).replace('-', '−');
const ABSENT: Record<string, string> = {
  NO_DATA: 'geen gegevens',
  OK: 'niet te bepalen',
  NOT_MATURE: 'nog niet te beoordelen',
  PROTECTED: 'geheim',
};

function valueOf(code: string, figure: Json): string {
  if (figure.figure === undefined) return ABSENT[figure.status]!;
  const halves =
    figure.denominator === undefined
      ? ''
      : ` ${dutchNumber(figure.numerator)} van ${dutchNumber(figure.denominator)}`;
  return amountOf(code, figure.figure) + halves;
}
const amountOf = (code: string, value: number | undefined): string => {
  const unit: string = json.definitions.find((one: Json) => one.code === code).unit.nl;
  if (value === undefined) return 'geen';
  return unit.startsWith('%') ? percentage(value) : dutchNumber(value);
};

/** The ten cells of a KPI for the whole programme; of the restatement the number before its causes. */
function expected({ kpi, period, cumulative, previous }: Json): readonly string[] {
  const { label, unit } = json.definitions.find((one: Json) => one.code === kpi);
  const own =
    cumulative.target === undefined
      ? ''
      : `${cumulative.denominator === undefined ? ' ' : ' · '}streefwaarde ${amountOf(kpi, cumulative.target)}${
          cumulative.progress === undefined ? '' : `, ${percentage(cumulative.progress)}`
        }`;
  return [
    `${label.nl} ${kpi} · ${unit.nl}`,
    valueOf(kpi, period),
    valueOf(kpi, cumulative) + own,
    amountOf(kpi, period.baseline ?? cumulative.baseline),
    amountOf(kpi, period.target),
    period.progress === undefined ? 'n.v.t.' : percentage(period.progress),
    valueOf(kpi, previous.period),
    `${period.partnersReporting} van ${period.partnersExpected}`,
    period.unknownShare === undefined
      ? 'n.v.t.'
      : `${percentage(period.unknownShare)} ${dutchNumber(period.unknown ?? 0)}`,
  ];
}

// Seen to fail: lang and displayTitle left out; Cumulatief read from the period; an absent figure as 0; the notice
// after the title.
describe('the PDF of a report', () => {
  it('is tagged, in Dutch, with its title, and says what it is to a catalogue', () => {
    expect(pdf.marked).toBe(true);
    expect(pdf.showsTitle).toBe(true);
    expect(pdf.info).toMatchObject({
      Language: 'nl-NL',
      Title: 'Eerste <halfjaar> 2025 – Definitief',
      Author: 'City Deal Energieke wijken, duurzaam en sociaal',
      Subject: '2025-H1-2: 1 januari 2025 tot en met 30 juni 2025',
      Keywords: `2025-H1-2, 2025-H1, Definitief, Geldig, ${json.edition.digest}`,
    });
    // Seen to fail: without SoundDocument the < in the title broke this XML.
    expect(pdf.metadata('dc:title')).toBe('Eerste <halfjaar> 2025 – Definitief');
  });

  it('has every figure of the whole programme, cell by cell, as the JSON has it', () => {
    const rows = [...rowsOf(pdf)]
      .filter(([section]) => /^(Werklijn|Over de werklijnen|Datakwaliteit)/.test(section))
      .flatMap(([, own]) => own)
      .filter(({ children }) => children.length === 10 && children[1]?.role === 'TD');
    const said = rows.map(({ children }) => children.map(({ text }) => text).filter((_, i) => i !== 7));
    const national = json.rows.filter((row: Json) => row.scope === 'NL');
    expect(national).toHaveLength(KPIS.length);
    expect(said).toEqual(national.map(expected));
  });

  it('says by which causes a figure of the previous edition is another one now', () => {
    const rows = rowsOf(pdf).get('Werklijn 1: Kansen voor kwetsbare huishoudens')!;
    const changes = Object.fromEntries(
      rows.map(({ children }) => [children[0]!.text.split(' · ')[0], children[7]!.text]),
    );
    expect(changes).toMatchObject({
      'Huishoudens bereikt 1.1': '+1 nagekomen +2; intrekkingen en herstel −1',
      'Acceptatiegraad hulp 1.5': 'is nu 0% noemer: nagekomen +2; intrekkingen en herstel −1',
      'Doorverwijzingen opgepakt 1.9': 'ongewijzigd',
    });
  });

  it('has areas, registers, narratives, quality and definitions', () => {
    const rows = rowsOf(pdf);
    const texts = (section: string) =>
      rows.get(section)?.map(({ children }) => children.map(({ text }) => text).join(' | ')) ?? [];
    expect(texts('Koppelkansen, belemmeringen en experimenteerruimte')).toEqual(
      expect.arrayContaining(['Gemist | 1', expect.stringMatching(/^Netbeheerder \| 1 \| .*Gemeld 1$/)]),
    );
    expect(texts('Datakwaliteit')).toContain('Verwacht | 2');
    expect(texts('Bijlage: definities')).toHaveLength(json.definitions.length + 1);
    const all = pdf.pages.flatMap(({ structure }) => structure);
    expect(elements(all, 'H3').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Partner gemeente-duindorp', 'Wijk zuid', NASTY]),
    );
    expect(elements(all, 'P').map(({ text }) => text)).toContain(NASTY);
  });

  // Seen to fail: with the number of the first area for every area.
  it('begins with the headlines: how far each werklijn is, and every neighbourhood, in words too', () => {
    const all = pdf.pages.flatMap(({ structure }) => structure);
    const [names, words] = ['Lbl', 'LBody'].map((role) => elements(all, role).map(({ text }) => text.trim()));
    const said = (names ?? []).map((name, i) => `${name} ${words?.[i] ?? ''}`);
    const headline = (scope: string, code: string) =>
      json.rows.find((row: Json) => row.scope === scope && row.kpi === code).cumulative;
    const reached = headline('NL', '1.1');
    expect(said.some((text) => text.startsWith(`Huishoudens bereikt ${dutchNumber(reached.figure)}`))).toBe(
      true,
    );
    for (const { scope, name } of json.areas.filter(({ kind }: Json) => kind === 'NEIGHBOURHOOD'))
      expect(said).toContain(`${name} ${valueOf('1.1', headline(scope, '1.1')).split(' (')[0]}`);
    expect(elements(all, 'H3').map(({ text }) => text)).toContain('Hoe ver het programma is');
  });

  it('has bookmarks and contents that lead to each section', () => {
    const titles = pdf.outline.map(({ title }) => title);
    const all = pdf.pages.flatMap(({ structure }) => structure);
    const headings = elements(all, 'H2').map(({ text }) => text);
    expect(headings).toEqual(['Inhoud', ...titles]);
    expect(titles).toHaveLength(14);
    expect(titles[0]).toBe('Hoofdlijnen');
    expect(pdf.outline.find(({ title }) => title === 'Per gebied')!.items).toHaveLength(3);
    expect(pdf.pages[0]!.links).toBe(14);
    const contents = elements(pdf.pages[0]!.structure, 'Link').map(({ text }) => text);
    expect(contents).toEqual(
      titles.map((title) => {
        const page = pdf.pages.findIndex(({ structure }) =>
          elements(structure, 'H2').some(({ text }) => text === title),
        );
        return `${title} ${page + 1}`;
      }),
    );
  });

  // Seen to fail: without scope; a link without Contents.
  it('is sound as a tagged PDF', async () => {
    expect(await structureFaults(dutch)).toEqual([]);
  });

  // Seen to fail: with goOn() drawing no header.
  it('repeats the header row on every page of a table, and says on each page what it is a page of', () => {
    expect(pdf.pages.length).toBeGreaterThan(8);
    const annex = pdf.pages.filter(({ structure }) => elements(structure, 'TR').some(isDefinition));
    expect(annex.length).toBeGreaterThan(1);
    for (const page of annex)
      expect(page.texts.map(({ text }) => text)).toEqual(
        expect.arrayContaining(['Indicator', 'Berekening', 'Eenheid', 'Versie']),
      );
    const read = annex.flatMap(({ structure }) => elements(structure, 'TH')).map(({ text }) => text);
    expect(read.filter((text) => text === 'Berekening')).toHaveLength(1);
    pdf.pages.forEach(({ artifacts }, i) => {
      expect(artifacts).toContain(`pagina ${i + 1} van ${pdf.pages.length}`);
      expect(artifacts).toContain('Definitief, geldig');
      expect(artifacts).toContain(`Rapportage 2025-H1-2 · kenmerk ${json.edition.digest}`);
    });
  });
  const isDefinition = ({ children }: Element): boolean =>
    children.length === 4 && /^\d\.\d/.test(children[0]?.text ?? '');

  it('is in English for who asks', async () => {
    const { answer, body } = await bytes(`${PATH}&taal=en`);
    expect(answer.headers.get('content-language')).toBe('en');
    const english = await readPdf(body);
    expect(english.info['Language']).toBe('en-GB');
    expect(english.outline.map(({ title }) => title)).toContain('What changed since the previous edition');
    expect(english.pages[0]!.artifacts).toContain(`page 1 of ${english.pages.length}`);
    expect(english.pages.flatMap(faultsOf)).toEqual([]);
  });

  it('says before all else that an edition no longer holds, and why', async () => {
    const old = await readPdf((await bytes('/v1/rapportages/2025-H1-1?formaat=pdf')).body);
    const [first, second, third] = elements(old.pages[0]!.structure, 'P').map(({ text }) => text);
    expect(first).toMatch(/^Deze rapportage is vervangen door 2025-H1-2 \(/);
    expect([second, third]).toEqual([
      'Gebruik de cijfers hieronder niet als de geldende cijfers.',
      'Reden: Nagekomen & ingetrokken',
    ]);
    expect(old.pages[0]!.structure[0]!.children[0]!.role).toBe('Div');
    for (const { artifacts } of old.pages) expect(artifacts).toContain('Voorlopig, vervangen');
  });
});

describe('a report that is hard to lay out', () => {
  const word = 'Energieprestatieverbeteringsovereenkomst'.repeat(6);
  /** Seven areas with long names, numbers of eleven digits, and texts with letters that no font has them all. */
  const hard = (): ReportDocument => {
    const areas = Array.from({ length: 7 }, (_, i) => ({
      scope: `gebied-${i}`,
      kind: 'NEIGHBOURHOOD',
      name: i === 0 ? word : `Gebied ${i} 😀 مرحبا`,
      municipalityCode: 'GM0001',
    }));
    const large = (figure: Json): Json => ({
      ...figure,
      status: 'OK',
      figure: 98_765_432_109.25,
      numerator: 98_765_432_109,
      denominator: 98_765_432_110,
      baseline: 12_345_678_901,
      target: 98_765_432_111,
      progress: 12.345,
      unknownShare: 0.123,
      unknown: 4_321_098,
    });
    const national = json.rows.filter((row: Json) => row.scope === 'NL');
    const rows = [...areas, { scope: 'NL' }].flatMap(({ scope }) =>
      national.map((row: Json) => ({
        ...row,
        scope,
        period: large(row.period),
        cumulative: large(row.cumulative),
      })),
    );
    const narrative = `${word} ${'Wij zijn er bijna, maar nog niet helemaal. '.repeat(400)}\n\n${'regel\n'.repeat(80)}`;
    return {
      ...json,
      edition: { ...json.edition, title: `${word} en nog een heel lange titel voor een rapportage` },
      areas: [...json.areas.filter((one: Json) => one.scope === 'NL'), ...areas],
      rows,
      narratives: [{ ...json.narratives[0], partnerName: word, narrative }],
      obstacles: [{ ...json.obstacles[0], authority: `${word} `.repeat(40) }],
      definitions: json.definitions.map((one: Json, i: number) =>
        i === 0 ? { ...one, formula: { nl: 'lang '.repeat(4000), en: 'long' } } : one,
      ),
    };
  };
  let written: Buffer;
  let ticks = 0;
  beforeAll(async () => {
    let busy = true;
    const tick = (): void => {
      ticks++;
      if (busy) setImmediate(tick);
    };
    const report = hard();
    setImmediate(tick);
    written = await toReportPdf(report, 'nl');
    busy = false;
  });

  // Seen to fail: without pieceWise() in wrap.ts; with a bullet drawn outside mark().
  it('has no text outside a page or on another, and all of it', async () => {
    const read = await readPdf(written);
    expect(read.pages.flatMap(faultsOf)).toEqual([]);
    expect(read.pages.map(({ unmarked }) => unmarked).join('')).toBe('');
    const all = read.pages.flatMap(({ structure }) => structure);
    const cells = elements(all, 'TD').map(({ text }) => text);
    expect(cells.join(' ').match(/\blang\b/g)).toHaveLength(4000);
    expect(elements(all, 'H3').map(({ text }) => text)).toContain(
      'Gebied 1 [U+1F600] [U+0645][U+0631][U+062D][U+0628][U+0627]',
    );
    expect(await structureFaults(written)).toEqual([]);
  });

  // Seen to fail: without TimeSlice.
  it('is written with others let in all the while', () => {
    expect(ticks).toBeGreaterThan(30);
  });

  it('is the same bytes when it is written again', async () => {
    expect((await toReportPdf(hard(), 'nl')).equals(written)).toBe(true);
  });
});

describe('how the PDF is asked for', () => {
  it('by Accept or formaat, as a file with a name', async () => {
    const { answer, body } = await bytes('/v1/rapportages/2025-H1-2', { accept: 'application/pdf' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rapportage-2025-H1-2.pdf"');
    expect(answer.headers.get('content-length')).toBe(String(body.length));
    expect(answer.headers.get('content-language')).toBe('nl');
    expect(body.equals(dutch)).toBe(true);
  });

  it('not where it is not accepted, nor by who has no token', async () => {
    expect((await bytes('/v1/rapportages/2025-H1-2', { accept: 'image/*' })).answer.status).toBe(406);
    const none = await bytes('/v1/rapportages/2025-H1-2', { accept: 'application/pdf;q=0' });
    expect(none.answer.status).toBe(406);
    expect((await server.fetch(PATH)).status).toBe(401);
    expect((await bytes('/v1/rapportages/2024-H1-1?formaat=pdf')).answer.status).toBe(404);
  });

  it('by every role', async () => {
    for (const token of [OFFICE, AUDITOR, PARTNER, OTHER_PARTNER])
      expect((await bytes(PATH, {}, token)).body.equals(dutch)).toBe(true);
    expect((await bytes(PATH, {}, MINISTRY)).answer.status).toBe(200);
  });

  it('with an entity tag of its own for each language; what is known is not sent again', async () => {
    const tag = async (path: string) => (await bytes(path)).answer.headers.get('etag')!;
    const [nl, en, page] = [
      await tag(PATH),
      await tag(`${PATH}&taal=en`),
      await tag(PATH.replace('pdf', 'html')),
    ];
    expect(new Set([nl, en, page]).size).toBe(3);
    const again = await bytes(PATH, { 'if-none-match': nl });
    expect([again.answer.status, again.body.length]).toEqual([304, 0]);
    expect((await bytes(PATH, { 'if-none-match': en })).answer.status).toBe(200);
  });
});
