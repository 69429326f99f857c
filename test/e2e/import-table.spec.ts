import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTableCommand, tableFormatOf } from '../../apps/cli/import/import-table-command.js';
import { household, registerProgramme } from './support/events.js';
import { PARTNER, Server } from './support/server.js';

let server: Server;
let folder: string;
beforeAll(async () => {
  server = await Server.start();
  await registerProgramme(server);
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-cli-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command writes to its output. */
async function run(file: string, more: { type?: string; dryRun?: boolean } = {}): Promise<string> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await importTableCommand(file, 'csv', {
      url: `${server.url}/`,
      token: PARTNER,
      type: 'HelpOffered',
      ...more,
    });
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

it('sends a table, tells its faults and writes the file to mend beside it', async () => {
  const file = join(folder, 'hulp.csv');
  const rows = [1, 2, 3].map((i) => `0${i}-06-2025;noord;Registratie;${household(`cli-${i}`)};Schuldhulp`);
  const header = 'Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Soort hulp';
  await writeFile(file, [header, ...rows].join('\n').replace(/Schuldhulp$/, 'Taart'));
  await expect(run(file)).rejects.toThrow(/Rij 4, kolom E \(Soort hulp\)[^]*"Taart"[^]*hulp-fouten\.csv/);
  const mended = join(folder, 'hulp-fouten.csv');
  await writeFile(mended, (await readFile(mended, 'utf8')).replace('Taart', 'Welzijn'));
  expect(await run(mended, { dryRun: true })).toContain('3 zou erbij komen, 0 al bekend');
  expect(await run(mended)).toContain('3 opgeslagen, 0 al bekend');
  expect(await run(mended)).toContain('0 opgeslagen, 3 al bekend');
});

it('needs a type, and a server that takes it', async () => {
  const file = join(folder, 'leeg.csv');
  await writeFile(file, 'a;b\n');
  const options = { url: server.url, token: PARTNER };
  await expect(importTableCommand(file, 'csv', { ...options, type: undefined })).rejects.toThrow('--type');
  await expect(importTableCommand(file, 'csv', { ...options, type: 'Onbekend' })).rejects.toThrow('400 ');
  await expect(
    importTableCommand(file, 'csv', { ...options, type: 'HelpOffered', token: undefined }),
  ).rejects.toThrow('401 ');
});

it('knows a table by its name', () => {
  expect(['a.csv', 'A.XLSX', 'a.ods', 'a.ndjson', 'csv'].map(tableFormatOf)).toEqual([
    'csv',
    'xlsx',
    'ods',
    undefined,
    undefined,
  ]);
});
