import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOds, writeWorkbook } from '#libs/spreadsheet';
import { dose } from '../support/dose.js';
import { PATIENT } from '../support/patient.js';
import { household, registerProgramme } from './support/events.js';
import { PARTNER, type Answer, type Json, type Server } from './support/server.js';

/**
 * The server as it runs: a process of its own on SQLite, with a heap that a file held many times over would burst.
 */
const HEAP_MB = 640;
const ROWS = dose(5_000, 50_000);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

let folder: string;
let child: ChildProcess;
let url: string;

const json = async (path: string, token: string, init: RequestInit = {}): Promise<Answer> => {
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as object) };
  const answer = await fetch(`${url}${path}`, { ...init, headers });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-upload-'));
  const script = ['test/e2e/support/patient-server.mjs', JSON.stringify(PATIENT)];
  child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...script], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      WIJKSPOOR_DEMO: '1',
      WIJKSPOOR_STORE: `sqlite:${folder}/log.db`,
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      const found = /http:\/\/\S+/.exec(data.toString())?.[0];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const post = (events: object, token: string): Promise<Answer> =>
    json('/v1/gebeurtenissen', token, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events),
    });
  await registerProgramme({ post } as unknown as Server);
});

afterAll(async () => {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
});

/** Peak of the server's memory in MiB; undefined where /proc is not there. */
async function peak(): Promise<string> {
  const status = `/proc/${child.pid}/status`;
  if (!existsSync(status)) return '?';
  const kilobytes = /VmHWM:\s+(\d+)/.exec(await readFile(status, 'utf8'))?.[1] ?? '0';
  return String(Math.round(Number(kilobytes) / 1024));
}

const position = async (): Promise<string> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const { body } = await json('/graphql', PARTNER, { ...init, body: '{"query":"{ log { position } }"}' });
  return body.data.log.position as string;
};

/** Sends a file and meanwhile asks whether the server still answers. */
async function measured(what: string, file: string | Buffer, type: string, query = ''): Promise<Answer> {
  const started = performance.now();
  let going = true;
  let slowest = 0;
  const asking = (async () => {
    while (going) {
      const asked = performance.now();
      await fetch(`${url}/health/live`).then((answer) => answer.text());
      slowest = Math.max(slowest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const answer = await json(`/v1/aanleveringen?soort=HouseholdReached${query}`, PARTNER, {
    method: 'POST',
    headers: { 'content-type': type },
    body: file as never,
  });
  const seconds = (performance.now() - started) / 1000;
  going = false;
  await asking;
  process.stdout.write(
    `    ${what}: ${seconds.toFixed(1)} s, ${(file.length / 1024 / 1024).toFixed(1)} MiB, ` +
      `slowest other answer ${slowest.toFixed(0)} ms, peak of the server ${await peak()} MiB\n`,
  );
  return answer;
}

const HEADER = ['occurredOn', 'neighbourhoodId', 'evidence', 'householdKey', 'channel', 'tenure', 'topics'];
const cells = (i: number): string[] => [
  `${String((i % 28) + 1).padStart(2, '0')}-0${(i % 6) + 1}-2025`,
  i % 2 === 0 ? 'noord' : 'zuid',
  'Registratie',
  household(`groot-${i}`),
  'Huisbezoek',
  'Sociale huur',
  'Energie | Geldzaken',
];
const csv = (rowOf: (i: number) => string[]): string =>
  [HEADER, ...Array.from({ length: ROWS }, (_, i) => rowOf(i))].map((row) => row.join(';')).join('\r\n');

describe(`${ROWS} rows in a heap of ${HEAP_MB} MiB`, () => {
  const file = csv(cells);

  it('are tried, stored, and known when they come again, also as XLSX and ODS', async () => {
    const dry = await measured('dry run of CSV', file, 'text/csv', '&proef=true');
    expect([dry.status, dry.body.result?.added]).toEqual([200, ROWS]);
    const stored = await measured('CSV', file, 'text/csv');
    expect([stored.status, stored.body.result?.added]).toEqual([201, ROWS]);
    const again = await measured('the same again', file, 'text/csv');
    expect([again.status, again.body.result]).toEqual([
      200,
      expect.objectContaining({ added: 0, known: ROWS }),
    ]);
    const rows = function* () {
      yield HEADER;
      for (let i = 0; i < ROWS; i++) yield cells(i);
    };
    for (const [form, write, type] of [
      ['XLSX', writeWorkbook, XLSX],
      ['ODS', writeOds, ODS],
    ] as const) {
      const book = await write([{ name: 'Gegevens', rows: rows() }]);
      const sheet = await measured(`the same as ${form}`, book, type);
      expect([sheet.status, sheet.body.result]).toEqual([
        200,
        expect.objectContaining({ added: 0, known: ROWS }),
      ]);
    }
  }, 10_000_000);

  it('of which the last is wrong are refused, and none is stored', async () => {
    const wrong = csv((i) =>
      i === ROWS - 1 ? cells(i).map((cell) => cell.replace('Huisbezoek', 'Duif')) : cells(i + 1_000_000),
    );
    const before = await position();
    const answer = await measured('one bad row', wrong, 'text/csv');
    expect(answer.body.faults.map((fault: Json) => [fault.row, fault.column])).toEqual([[ROWS + 1, 'E']]);
    const hopeless = await measured(
      'nothing but bad rows',
      csv(() => ['?', '?', '?', '?', '?', '?', '?']),
      'text/csv',
    );
    // Beside the cells: that the file is read no further, and that no more faults of its events are told.
    const told = Math.ceil(10_000 / 7) * 7 + 2;
    expect([hopeless.status, hopeless.body.faultCount]).toEqual([400, told]);
    expect(await position()).toBe(before);
  });
});
