/**
 * Every edition of the demo programme (two of them in `npm test`) in every format, for the ministry and for
 * everybody: the lists are the program's own, so a format or an edition that is added is held too, and one without
 * a reader here fails.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, openVault } from '#libs/event-store';
import { treatmentOf } from '#libs/indicators';
import { OPEN_DESCRIPTIONS, OPEN_FIGURES } from '#libs/open-data';
import { FORMATS } from '#apps/api/features/report-files/formats';
import { keptDemo, READ_MODEL } from '../demo/kept-demo.js';
import { dose } from '../support/dose.js';
import { readPdf } from '../support/read-pdf.js';
import { parts, READERS } from './support/open-formats.js';
import { MINISTRY, OFFICE, Server, type Json } from './support/server.js';

/** For what hangs: a busy machine may take its time. */
const PATIENT = 900_000;
const folder = mkdtempSync(join(tmpdir(), 'every-edition-'));
let server: Server;
let editions: readonly { readonly editionId: string; readonly disclosureProfile: string }[];

beforeAll(async () => {
  // As in the browser suites: a run of all tests loads it once.
  await keptDemo(folder, { scale: 0.1, editions: 'protected' });
  server = await Server.start({
    now: '2026-11-02T10:00:00Z',
    store: (clock) => openStore(`sqlite:${join(folder, 'log.db')}`, { clock: () => clock.now() }),
    vault: () => openVault(join(folder, 'vault.db')),
    readModelPath: join(folder, READ_MODEL),
    quotas: { requests: 1_000_000, recomputations: 1_000_000 },
  });
  editions = (await server.ask('{ editions { editionId disclosureProfile } }', MINISTRY)).editions;
}, PATIENT);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function bytesOf(path: string, token?: string): Promise<Buffer> {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await fetch(`${server.url}${path}`, { headers });
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
}
const jsonOf = async (path: string, token?: string): Promise<Json> =>
  JSON.parse((await bytesOf(path, token)).toString());
const openIds = (): readonly string[] =>
  editions.filter((one) => one.disclosureProfile === 'PUBLIC').map(({ editionId }) => editionId);

/** In the small dose the first and the newest. */
const some = <One>(all: readonly One[]): readonly One[] =>
  dose(
    all.filter((_, n) => n === 0 || n === all.length - 1),
    all,
  );

type Cells = ReadonlyMap<string, number | string>;
const SPANS: Readonly<Record<string, string>> = { PERIOD: 'Periode', CUMULATIVE: 'Vanaf het begin' };

/** Formats that have no word for what is hidden, or not every place: held against the JSON each by its own rule. */
const OTHERWISE: Readonly<Record<string, (bytes: Buffer, json: Cells) => void>> = {
  'cijfers.sdmx.csv': (bytes, json) => {
    const rows = parse<Json>(bytes, { columns: true });
    expect(rows).toHaveLength(json.size);
    for (const { MEASURE, REF_AREA, SPAN, OBS_VALUE, CONF_STATUS } of rows) {
      const value = json.get(`${MEASURE} ${REF_AREA} ${SPANS[SPAN]}`);
      const said = [typeof value === 'number' ? String(value) : 'NaN', value === 'GEHEIM' ? 'C' : 'F'];
      expect([MEASURE, REF_AREA, OBS_VALUE, CONF_STATUS]).toEqual([MEASURE, REF_AREA, ...said]);
    }
  },
  'gebieden.geojson': (bytes, json) => {
    const { features } = JSON.parse(bytes.toString());
    expect(features.length).toBeGreaterThan(10);
    for (const { id, properties } of features)
      for (const [key, value] of json) {
        const [measure = '', area, ...span] = key.split(' ');
        if (area === id)
          expect(properties[span.length === 1 ? measure : `${measure}_cumulatief`]).toBe(value);
      }
  },
};

describe('every edition', () => {
  it('that is public is in the index, and no other', async () => {
    expect(editions.length).toBeGreaterThan(7);
    const index = await jsonOf('/open/v1');
    expect(index.editions.map((one: Json) => one.editionId)).toEqual(openIds());
  });

  it(
    'has every figure equal in every open format',
    async () => {
      for (const id of some(openIds())) {
        const file = (name: string) => bytesOf(`/open/v1/edities/${id}/${name}`);
        const json = await READERS['cijfers.json']!(await file('cijfers.json'));
        expect(json.size).toBeGreaterThan(1_000);
        for (const { name } of OPEN_FIGURES) {
          const [read, otherwise] = [READERS[name], OTHERWISE[name]];
          if (otherwise) otherwise(await file(name), json);
          else if (read) expect([id, name, await read(await file(name))]).toEqual([id, name, json]);
          else throw new Error(`no reader of ${name}`);
        }
      }
    },
    PATIENT,
  );

  it(
    'says what the report of the ministry says, and hides what that hides',
    async () => {
      for (const id of some(openIds())) {
        const { observations } = await jsonOf(`/open/v1/edities/${id}/cijfers.json`);
        const open = new Map<string, Json>(
          observations.map((one: Json) => [`${one.measure} ${one.area} ${one.span}`, one]),
        );
        const { report } = await server.ask(REPORT, MINISTRY, { id });
        const rows = rowsIn(report);
        expect(rows.length).toBeGreaterThan(1_000);
        for (const { kpi, scope, ...spans } of rows)
          for (const [span, figure] of Object.entries(spans as Record<string, Json>)) {
            const there = open.get(`K${kpi} ${scope} ${span.toUpperCase()}`);
            const own = [figure.status === 'PROTECTED', figure.value ?? undefined];
            expect([id, kpi, scope, span, there?.status === 'PROTECTED', there?.value]).toEqual([
              ...[id, kpi, scope, span],
              ...own,
            ]);
          }
      }
    },
    PATIENT,
  );
});

const REPORT = `fragment F on PublishedFigure { status value }
  fragment R on ReportRow { kpi scope period { ...F } cumulative { ...F } }
  query ($id: ID!) { report(editionId: $id) {
    dataQuality { rows { ...R } } werklijnen { rows { ...R } } across { ...R } neighbourhoods { rows { ...R } } municipalities { rows { ...R } }
  } }`;
const rowsIn = ({ werklijnen, across, neighbourhoods, municipalities, dataQuality }: Json): readonly Json[] =>
  [...werklijnen, { rows: across }, ...neighbourhoods, ...municipalities, dataQuality].flatMap(
    ({ rows }) => rows,
  );

/**
 * What a figure about people may have beside its status when it is hidden: what is asked of it, and nothing of what
 * is.
 */
const FRAME =
  /^(definitionVersion|position|referenceDate|partnersExpected|target|baseline|targetInPercents|status)$/;

/** Every object of a report that is a figure about people. */
function* figuresIn(node: unknown, kpi?: string): Generator<Json> {
  if (Array.isArray(node)) for (const one of node) yield* figuresIn(one, kpi);
  else if (typeof node === 'object' && node !== null) {
    const own = (node as Json).kpi ?? kpi;
    if ('status' in node && own !== undefined && treatmentOf(own) !== 'OPEN') yield { ...node, kpi: own };
    for (const one of Object.values(node)) yield* figuresIn(one, own);
  }
}

/**
 * Whole numbers from a hundred on: smaller ones are everywhere (rows, days, pages), so that finding one says nothing.
 */
const numbersIn = (text: string): ReadonlySet<string> =>
  new Set(
    text.replace(/(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '').match(/(?<![\w.-])[1-9]\d{2,}(?![\w-])/g),
  );

/** What is said in a file: of a workbook its values, of a PDF its texts. */
async function saidIn(bytes: Buffer): Promise<string> {
  const head = bytes.toString('latin1', 0, 4);
  if (head === '%PDF') {
    const { pages } = await readPdf(bytes);
    return pages
      .flatMap(({ texts, artifacts, unmarked }) => [...texts.map(({ text }) => text), artifacts, unmarked])
      .join('\n');
  }
  // Nor is a style of the page something that is said.
  if (!head.startsWith('PK')) return bytes.toString().replace(/<style>.*?<\/style>/s, '');
  return [...parts(bytes).values()].join('\n').replace(/ (?:r|s|ref|spans|width|ht)="[^"]*"/g, '');
}

describe('every number that is hidden', () => {
  it(
    'is in no file of any edition, in no format and no language',
    async () => {
      let looked = 0;
      for (const { editionId: id } of some(editions)) {
        const report = (token: string) => jsonOf(`/v1/rapportages/${id}`, token);
        const [inside, outside] = [await report(OFFICE), await report(MINISTRY)];
        for (const { kpi, ...figure } of figuresIn(outside))
          if (figure.status === 'PROTECTED')
            expect([
              id,
              kpi,
              Object.keys(figure).filter((name) => !FRAME.test(name) && typeof figure[name] === 'number'),
            ]).toEqual([id, kpi, []]);
        const told = numbersIn(JSON.stringify(outside));
        const exact = [...figuresIn(inside)].flatMap((figure) => [...numbersIn(JSON.stringify(figure))]);
        // A bound of what is shown (four either way) may be one of them by chance.
        const hidden = [...new Set(exact)].filter((n) =>
          [-4, 0, 4].every((away) => !told.has(String(Number(n) + away))),
        );
        looked += hidden.length;
        const files = [
          ...Object.keys(FORMATS).flatMap((format) =>
            ['nl', 'en'].map(
              (language) => [`/v1/rapportages/${id}?formaat=${format}&taal=${language}`, MINISTRY] as const,
            ),
          ),
          ...(openIds().includes(id) ? [...OPEN_FIGURES, ...OPEN_DESCRIPTIONS] : []).map(
            ({ name }) => [`/open/v1/edities/${id}/${name}`] as const,
          ),
        ];
        for (const [path, token] of files) {
          const said = numbersIn(await saidIn(await bytesOf(path, token)));
          expect([path, hidden.filter((n) => said.has(n))]).toEqual([path, []]);
        }
        // The control: who reads numbers as they are has some of them in each format.
        for (const format of Object.keys(FORMATS)) {
          const said = numbersIn(
            await saidIn(await bytesOf(`/v1/rapportages/${id}?formaat=${format}`, OFFICE)),
          );
          expect([id, format, hidden.length === 0 || hidden.some((n) => said.has(n))]).toEqual([
            id,
            format,
            true,
          ]);
        }
      }
      expect(looked).toBeGreaterThan(100);
    },
    PATIENT,
  );
});
