// Seen to fail: with the exact report given to who reads reports only (four of the cases).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inflateRawSync } from 'node:zlib';
import { readPdf } from '../support/read-pdf.js';
import { approaches, BUREAU, cloudEvent, household, reached, registerProgramme } from './support/events.js';
import { AUDITOR, MINISTRY, OFFICE, PARTNER, Server, type Json } from './support/server.js';

const FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'html'];
/**
 * Contacts with three households in zuid, and with these and forty households in noord: nobody outside may know
 * either.
 */
const [IN_ZUID, IN_ALL] = [239, 279];

const REPORT = `fragment F on PublishedFigure { status value numerator denominator progress partnersReporting }
  fragment R on ReportRow { kpi scope period { ...F } cumulative { ...F } previous { periodChange { name } } }
  query ($id: ID!) { report(editionId: $id) {
    edition { digest } narratives { narrative } dataQuality { rows { ...R } openFindings { count } }
    werklijnen { rows { ...R } } across { ...R } neighbourhoods { scope rows { ...R } } municipalities { rows { ...R } }
  } }`;
const LATEST = `{ latestReport { edition { digest } werklijnen { rows { kpi period { value status } } }
  neighbourhoods { rows { kpi period { value status } } } } }`;

let server: Server;

beforeAll(async () => {
  server = await Server.start({ now: '2025-09-20T10:00:00Z' });
  await registerProgramme(server);
  await server.post(
    cloudEvent('ReportingPeriodOpened', BUREAU, 'p', { period: '2025-H1', dueOn: '2025-07-02' }),
    OFFICE,
  );
  const noord = Array.from({ length: 40 }, (_, i) => reached(`n${i}`));
  const zuid = Array.from({ length: IN_ZUID }, (_, i) =>
    reached(`z${i}`, { neighbourhoodId: 'zuid', householdKey: household(`z${i % 3}`) }),
  );
  for (const batch of [noord, zuid.slice(0, 120), zuid.slice(120), approaches('eerst')])
    expect((await server.post(batch, PARTNER)).status).toBe(201);
  await server.ask(
    'mutation ($n: String) { makeSubmission(period: "2025-H1", narrative: $n) { id } }',
    PARTNER,
    {
      n: `In zuid spraken wij ${IN_ZUID} keer`,
    },
  );
  for (const more of [{}, { supersedesEditionId: '2025-H1-1', reason: 'Nagekomen' }]) {
    const input = { period: '2025-H1', status: 'PROVISIONAL', referenceDate: '2025-08-15', ...more };
    await server.ask(
      'mutation ($i: PublishEditionInput!) { publishEdition(input: $i) { editionId } }',
      OFFICE,
      {
        i: input,
      },
    );
    await server.post(
      [reached(`late${String('reason' in more)}`), ...approaches(Object.keys(more).join())],
      PARTNER,
    );
  }
});
afterAll(() => server.stop());

const file = async (format: string, token: string): Promise<Buffer> => {
  const answer = await fetch(`${server.url}/v1/rapportages/2025-H1-2?formaat=${format}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};
const rowsOf = (report: Json): Json[] => [
  ...report.werklijnen.flatMap((one: Json) => one.rows),
  ...report.across,
  ...report.neighbourhoods.flatMap((one: Json) => one.rows),
  ...report.municipalities.flatMap((one: Json) => one.rows),
  ...report.dataQuality.rows,
];
const holds = (text: string, n: number): boolean => new RegExp(`(?<![\\w.,])${n}(?![\\w])`).test(text);

describe('who reads reports only', () => {
  it('sees counts of people rounded, never those of an area', async () => {
    const { report } = await server.ask(REPORT, MINISTRY, { id: '2025-H1-2' });
    const at = (kpi: string, scope: string) =>
      rowsOf(report).find((row) => row.kpi === kpi && row.scope === scope);
    expect([275, 280]).toContain(at('1.3', 'NL').period.value);
    expect([40, 45]).toContain(at('1.1', 'NL').period.value);
    expect(at('1.3', 'zuid').period).toMatchObject({
      status: 'PROTECTED',
      value: null,
      partnersReporting: null,
    });
    expect(at('Q.3', 'NL').period).toMatchObject({ status: 'PROTECTED', numerator: null, denominator: null });
    expect(at('4.1', 'NL').period.status).not.toBe('PROTECTED');
    for (const { period } of rowsOf(report))
      if (period.status === 'PROTECTED')
        expect({ ...period, status: '' }).toEqual(
          Object.fromEntries(Object.keys(period).map((name) => [name, name === 'status' ? '' : null])),
        );
  });

  it('reads no exact number in any format, where the office does', async () => {
    for (const format of FORMATS) {
      const [inside, outside] = [
        await opened(await file(format, OFFICE)),
        await opened(await file(format, MINISTRY)),
      ];
      for (const n of [IN_ZUID, IN_ALL]) {
        expect([format, n, holds(inside, n)]).toEqual([format, n, true]);
        expect([format, n, holds(outside, n)]).toEqual([format, n, false]);
      }
    }
    for (const query of [LATEST, REPORT]) {
      const read = async (token: string) =>
        JSON.stringify(await server.ask(query, token, { id: '2025-H1-2' }));
      expect(holds(await read(AUDITOR), IN_ZUID)).toBe(true);
      expect(holds(await read(MINISTRY), IN_ZUID)).toBe(false);
    }
  });

  // Seen to fail: with the paragraph and the rows of the explanation left out.
  it('reads in every form what was done to the numbers, and who reads them as they are does not', async () => {
    const SAID = [/Groepen tot en met 7 worden niet getoond/, /Groups up to 7 are not shown/];
    for (const format of ['json', 'csv', 'xlsx', 'pdf', 'html']) {
      const outside = await opened(await file(format, MINISTRY));
      expect([format, SAID.some((sentence) => sentence.test(outside))]).toEqual([format, true]);
      const inside = await opened(await file(format, OFFICE));
      expect([format, SAID.some((sentence) => sentence.test(inside))]).toEqual([format, false]);
    }
  });

  it('reads neither what was said of numbers in words nor counts of entries', async () => {
    const { report } = await server.ask(REPORT, MINISTRY, { id: '2025-H1-2' });
    expect(report.narratives).toEqual([]);
    expect(report.dataQuality.openFindings).toEqual([]);
    expect((await server.ask(REPORT, AUDITOR, { id: '2025-H1-2' })).report.narratives).toHaveLength(1);
  });

  it('is never given the digest over the exact figures, and one digest everywhere', async () => {
    const id = { id: '2025-H1-2' };
    const [exact, shown] = [await server.ask(REPORT, OFFICE, id), await server.ask(REPORT, MINISTRY, id)];
    const { digest } = shown.report.edition;
    expect(digest).not.toBe(exact.report.edition.digest);
    const list = (await server.fetch('/v1/rapportages', MINISTRY)).body;
    expect(list.map((one: Json) => one.digest)).toContain(digest);
    const again = (await server.fetch('/v1/rapportages/2025-H1-2/herberekening', MINISTRY)).body;
    expect(again).toMatchObject({ equal: true, digest, publishedDigest: digest });
    for (const answer of [list, again])
      expect(JSON.stringify(answer)).not.toContain(exact.report.edition.digest);
  });

  // Seen to fail: with the exact comparison handed on.
  it('compares people by the two protected tables, and is not told by which causes they moved', async () => {
    const path = '/v1/rapportages/2025-H1-1/vergelijking?met=2025-H1-2';
    const figures = async (token: string) => (await server.fetch(path, token)).body.figures as Json[];
    const [inside, told] = [await figures(AUDITOR), await figures(MINISTRY)];
    expect(inside.map(({ kpi }) => kpi)).toEqual(expect.arrayContaining(['1.3', '4.1', 'Q.3']));
    expect(told.map(({ kpi }) => kpi)).toContain('4.1');
    expect(told.filter(({ kpi }) => /^Q\.[34]/.test(kpi))).toEqual([]);
    const shown = async (id: string) =>
      new Map(
        rowsOf((await server.ask(REPORT, MINISTRY, { id })).report)
          .filter(({ scope }) => scope === 'NL')
          .map((row) => [row.kpi, row.period.value]),
      );
    const [then, now] = [await shown('2025-H1-1'), await shown('2025-H1-2')];
    const people = told.filter(({ kpi }) => /^1\.[13]$/.test(kpi));
    expect(people.map(({ kpi }) => kpi)).toEqual(['1.1', '1.3']);
    for (const { kpi, before, after, amounts } of people) {
      expect([kpi, before, after]).toEqual([kpi, then.get(kpi), now.get(kpi)]);
      for (const { name, before: a, after: b, disclosure, ...causes } of amounts) {
        expect([name, disclosure]).toEqual([name, b - a]);
        expect(Object.values(causes).filter((part) => part !== 0)).toEqual([]);
      }
    }
  });

  it('sees the same number again while reality differs by no more than four', async () => {
    const number = async (id: string) =>
      rowsOf((await server.ask(REPORT, MINISTRY, { id })).report).find(
        (row) => row.kpi === '1.1' && row.scope === 'NL',
      ).period.value as number;
    expect(await number('2025-H1-2')).toBe(await number('2025-H1-1'));
  });
});

/** All text of a file: the parts of a workbook unpacked, the texts of a PDF. */
async function opened(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 4).toString() === '%PDF')
    return (await readPdf(bytes)).pages
      .flatMap(({ texts, artifacts, unmarked }) => [...texts.map(({ text }) => text), artifacts, unmarked])
      .join('\n');
  const parts = [bytes.toString('latin1')];
  for (
    let i = bytes.indexOf('PK\x03\x04');
    i >= 0 && i < bytes.length;
    i = bytes.indexOf('PK\x03\x04', i + 4)
  ) {
    const start = i + 30 + bytes.readUInt16LE(i + 26) + bytes.readUInt16LE(i + 28);
    try {
      parts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString('latin1'));
    } catch {
      continue;
    }
  }
  return parts.join('\n');
}
