/**
 * Cause: `edition compare nope` said that a moment was expected, and not of what nor instead of what; what
 * Commander refuses was told in English alone, `edition show --scope` of an area that is not there printed an empty
 * table. Seen to fail: without outputError; without nothingMore; without nameNear; without mustBeScopes.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptDemo } from '../../test/demo/kept-demo.js';
import { refusal, saidOfCommandLine } from './refused.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-geweigerd-'));
  await keptDemo(folder, { scale: 0.02, editions: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the built command on the demo's log; what it ends with and what it said to whoever ran it. */
function ran(...args: readonly string[]): Promise<readonly [status: number | null, said: string]> {
  const env = {
    ...process.env,
    WIJKSPOOR_DEMO: '1',
    WIJKSPOOR_STORE: `sqlite:${join(folder, 'log.db')}`,
    WIJKSPOOR_VAULT: join(folder, 'vault.db'),
  };
  const child = spawn(process.execPath, ['dist/apps/cli/main.js', ...args], { env });
  let said = '';
  child.stderr.on('data', (more) => (said += String(more)));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve([status, said]));
  });
}

describe('a command that is asked wrongly says place, rule and what was written, in both languages', () => {
  it.each<readonly [args: string, ...says: readonly string[]]>([
    [
      'edition compare nope',
      '<from>: Deze rapportage is niet bekend / This edition is not known (UNKNOWN_EDITION: nope)',
    ],
    [
      'edition compare 2025-H1',
      '<from>: Deze rapportage is niet bekend; bedoelde u 2025-H1-1 of 2025-H2-1? / This edition is not known; did you mean 2025-H1-1 or 2025-H2-1? (UNKNOWN_EDITION: 2025-H1)',
    ],
    ['edition compare 2025-H1-1 morgen', '[to]: ', '(UNKNOWN_EDITION: morgen)'],
    [
      'edition compare 2025-02-30T12:00:00Z',
      '<from>: een positie of een tijdstip: 2025-03-31T12:00:00Z. ',
      '30 februari 2025 bestaat niet',
      '(NOT_A_MOMENT: 2025-02-30T12:00:00Z)',
    ],
    ['edition compare 999999999 --period 2025', '<from>: ', '(POSITION_AHEAD: 999999999)'],
    [
      'edition show 2025-H1-9',
      '[edition]: Deze rapportage is niet bekend; bedoelde u 2025-H1-1',
      '(UNKNOWN_EDITION: 2025-H1-9)',
    ],
    ['edition recompute x', '[edition]: ', '(UNKNOWN_EDITION: x)'],
    ['edition audit x', '[edition]: ', '(UNKNOWN_EDITION: x)'],
    ['edition show 2025-H1-1 --scope NI', '--scope: Dit gebied is niet bekend', '(UNKNOWN_SCOPE: NI)'],
    ['figures --period ooit', '--period: Een periode is 2025', '(UNKNOWN_PERIOD: ooit)'],
    ['figures --period 2025 --kpi 9.9', '--kpi: ', '(UNKNOWN_KPI: 9.9)'],
    ['figures', '--period: dit ontbreekt / this is missing (REQUIRED)'],
    ['figures --period 2025 --split kanal', '--split: Onbekende code; toegestaan: ', '(UNKNOWN_CODE: kanal)'],
    ['figures --period 2025 --as-of gisteren', '--as-of: ', '(NOT_A_MOMENT: gisteren)'],
    [
      'verify --positions 0',
      '--positions: een geheel getal van 1 tot en met 1000 / a whole',
      '(WRONG_TYPE: 0)',
    ],
    [
      'rebiuld',
      'rebiuld: dit commando is er niet; bedoelde u rebuild? / there is no such command; did you mean rebuild? (UNKNOWN_CODE: rebiuld)',
    ],
    [
      'figures --period 2025 --kip 1.1',
      '--kip: deze optie is er niet; bedoelde u --kpi? / there is no such option; did you mean --kpi? (UNKNOWN_PARAMETER: --kip)',
    ],
    ['snapshot', '<folder>: dit ontbreekt / this is missing (REQUIRED)'],
    [
      'rebuild alles nu',
      'argumenten / arguments: hier hoort niets meer te staan / nothing more belongs here (UNKNOWN_MEMBER: alles nu)',
    ],
    ['proof-key x --origin a+b', '--origin: een naam heeft geen spaties', '(PATTERN: a+b)'],
    ['forget --entry x --reason r', '--entry: deze gebeurtenis is niet bekend', '(ENTRY_UNKNOWN: x)'],
    ['forget --kind household --reason r', '--key: geef --kind en --key, of --entry', '(REQUIRED)'],
    ['import x.jsonl --url nope', '--url: dit is geen adres van een server', '(PATTERN: nope)'],
    ['import x.csv', '--type: noem de soort gebeurtenis', '(REQUIRED)'],
    ['pass-over --position 1 --reason r', '--position: er is niets over te slaan', '(UNKNOWN_CODE: 1)'],
  ])('%s', async (args, ...says) => {
    const [status, said] = await ran(...args.split(' '));
    expect(status).toBe(1);
    for (const part of says) expect(said).toContain(part);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });
});

it('a key that is none is not repeated: it may be what a key is made of', async () => {
  const [status, said] = await ran(
    'forget',
    '--kind',
    'household',
    '--key',
    'Dorpsstraat 1',
    '--reason',
    'r',
  );
  expect([status, said]).toEqual([
    1,
    '--key: een sleutel heeft 43 tekens base64url; dit zijn er 13 / a key is 43 characters base64url; these are 13 (PATTERN)\n',
  ]);
});

it('what was written is shortened, and what Commander says else stays as it is', () => {
  expect(refusal('--kpi', 'UNKNOWN_KPI', 'nl', 'en', 'x'.repeat(500)).message.length).toBeLessThan(200);
  expect(saidOfCommandLine('error: something else\n')).toBe('error: something else\n');
});
