/** On the demo programme at a small scale: eight editions of six half-years, made while it is loaded. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DEMO_EDITIONS } from '#libs/demo';
import { openDatabase } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';
import { keptDemo } from '../../../test/demo/kept-demo.js';
import { PATIENCE } from '../../../test/support/dose.js';
import { rewriteModel } from '../../../test/support/rewritten-model.js';
import { auditCommand } from './audit-command.js';
import {
  compareCommand,
  publishCommand,
  recomputeCommand,
  showCommand,
  stateNamed,
} from './edition-commands.js';

let folder: string;
let config: Config;
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-rapportages-'));
  env = { WIJKSPOOR_STORE: `sqlite:${join(folder, 'log.db')}`, WIJKSPOOR_DEMO: '1' };
  config = loadConfig(env);
  await keptDemo(folder, { scale: 0.02, editions: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function printed(work: (write: (text: string) => void) => Promise<unknown>): Promise<string> {
  let text = '';
  await work((more) => (text += more));
  return text;
}
/** The log of before any test. */
async function keptCopy(target: string): Promise<void> {
  await mkdir(target);
  await cp(join(folder, 'log.db'), join(target, 'log.db'));
}
const never = (text: string): never => {
  throw new Error(text);
};

describe('wijkspoor edition', () => {
  it('shows the list: six half-years, of which two were published again', async () => {
    const { editions } = JSON.parse(
      await printed((write) => showCommand(config, undefined, { json: true }, write)),
    );
    expect(editions.map((one: { editionId: string }) => one.editionId)).toEqual([
      '2023-H2-1',
      '2024-H1-1',
      '2023-H2-2',
      '2024-H2-1',
      '2024-H2-2',
      '2025-H1-1',
      '2025-H2-1',
      '2026-H1-1',
    ]);
    expect(editions).toHaveLength(DEMO_EDITIONS.length);
    const table = await printed((write) => showCommand(config, undefined, {}, write));
    expect(table).toMatch(/^2023-H2-2 +Definitief +IN_FORCE/m);
    expect(table).toMatch(/^2023-H2-1 +Voorlopig +SUPERSEDED/m);
  });

  it('shows one as it was published', async () => {
    const shown = await printed((write) => showCommand(config, '2025-H1-1', { scope: ['NL'] }, write));
    expect(shown).toMatch(/^Rapportage 2025-H1-1: Voortgang eerste halfjaar 2025\nVoorlopig · geldig\n/);
    expect(shown).toMatch(/^1\.1 +Huishoudens bereikt +NL +2025-H1 +\d+ +OK$/m);
    expect(shown).toMatch(/^Q\.1 +Volledigheid +NL +t\/m 2025-H1 /m);
    await expect(showCommand(config, '2030-1', {}, never)).rejects.toThrow('[edition]: ');
  });

  const DUTCH =
    /\b(Rapportage|Gebied|Periode|Waarde|Teller|Noemer|Streefwaarde|Stand|Positie|positie|Peildatum|peildatum|Kenmerk|kenmerk|geldig|vervangen|cijfers|nagekomen|nieuw|Definitief|Voorlopig)\b/;

  // Seen to fail: with any word of the tables taken from the Dutch ones.
  it('and in English, without a word of Dutch', async () => {
    const shown = await printed((write) => showCommand(config, '2025-H1-1', { lang: 'en' }, write));
    expect(shown).toMatch(
      /^Edition 2025-H1-1: .+\nProvisional · in force\nas of position \d+ · reference date /,
    );
    expect(shown).toMatch(/^ +Indicator +Area +Period +Value +Numerator +Denominator +Target +Status$/m);
    expect(shown).toMatch(/^1\.1 +Households reached +NL +2025-H1 +\d+ +OK$/m);
    expect(shown).toMatch(/^Q\.1 +.+ +NL +up to 2025-H1 /m);
    const list = await printed((write) => showCommand(config, undefined, { lang: 'en' }, write));
    expect(list).toMatch(/^2023-H2-1 +Provisional +SUPERSEDED/m);
    const before = await printed((write) => showCommand(config, '2023-H2-1', { lang: 'en' }, write));
    expect(before).toMatch(/^Provisional · superseded by 2023-H2-2/m);
    const [from, to] = [stateNamed('2024-H2-1', never), stateNamed('nu', never)];
    const options = { entries: true, lang: 'en' } as const;
    const compared = await printed((write) => compareCommand(config, from, to, options, write));
    expect(compared).toMatch(/^From position \d+ to \d+: [1-9]\d* of \d+ figures differ\n/);
    expect(compared).toMatch(/late +new +corrections +retracted +links +participation +other definition/);
    expect(compared).toMatch(/^\S+ NL: [a-z ]+ [0-9a-f-]{36} \(position \d+\)$/m);
    // The title of an edition is as its publisher wrote it.
    for (const text of [shown.replace(/: .+/, ''), list, compared]) expect(text).not.toMatch(DUTCH);
  });

  it('recomputes all to the same digests, also in another process', async () => {
    const here = await printed(async (write) => expect(await recomputeCommand(config, [], write)).toBe(true));
    expect(here.match(/gelijk \/ equal/g)).toHaveLength(8);
    const other = spawnSync(process.execPath, ['dist/apps/cli/main.js', 'edition', 'recompute'], {
      env: { ...process.env, ...env, WIJKSPOOR_READ_MODEL: join(folder, 'another.db') },
      encoding: 'utf8',
    });
    expect(other.stderr).toBe('');
    expect(other.stdout).toBe(here);
    expect(other.status).toBe(0);
  });

  // Seen to fail: without logMustReach the editions that were cut off were not in the list, and all others were
  // equal.
  it('refuses to recompute a log of which the end was cut off beside a read model of all of it', async () => {
    const copy = join(folder, 'cut');
    await keptCopy(copy);
    const cut = loadConfig({ WIJKSPOOR_STORE: `sqlite:${join(copy, 'log.db')}`, WIJKSPOOR_DEMO: '1' });
    await printed((write) => showCommand(cut, undefined, {}, write));
    const log = openDatabase(join(copy, 'log.db'));
    log.exec('PRAGMA foreign_keys = OFF; DROP TRIGGER events_are_not_deleted');
    const { half } = log.prepare('SELECT max(position) / 2 AS half FROM events').get() ?? {};
    log.prepare('DELETE FROM events WHERE position > ?').run(Number(half));
    log.close();
    await expect(recomputeCommand(cut, [], never)).rejects.toThrow(/the log is shorter/);
    // Without a read model nobody can tell, but how far the log goes is said.
    await rm(cut.readModel);
    const said = await printed((write) => recomputeCommand(cut, [], write));
    expect(said).toMatch(new RegExp(`^[1-7] rapportages, logboek tot positie ${Number(half)} / `, 'm'));
  });

  it('compares by cause and names the entries', async () => {
    const compare = (options: object, to = 'nu') =>
      printed((write) =>
        compareCommand(config, stateNamed('2024-H2-1', never), stateNamed(to, never), options, write),
      );
    const table = await compare({ kpi: ['1.1', '1.3', '2.1'] });
    expect(table).toMatch(/^Van positie \d+ naar \d+: \d van 3 cijfers anders\n/);
    expect(table).toMatch(
      /nagekomen +nieuw +correcties +ingetrokken +koppelingen +deelname +andere definitie +later gekeken +gebied +onthulling +Is/,
    );
    const { figures } = JSON.parse(await compare({ entries: true, json: true }));
    expect(figures.length).toBeGreaterThan(3);
    for (const { before, after, parts, entries } of figures) {
      for (const name of Object.keys({ ...before, ...after })) {
        const sum = Object.values(parts as Record<string, Record<string, number>>).reduce(
          (total, part) => total + (part[name] ?? 0),
          0,
        );
        expect(sum).toBe((after[name] ?? 0) - (before[name] ?? 0));
      }
      expect(entries.length).toBeGreaterThan(0);
      expect(entries[0].entryId).toMatch(/^[0-9a-f-]{36}$/);
    }
    await expect(compare({}, '2023-H2-1')).rejects.toThrow('[to]: De latere stand ligt voor de eerdere');
  });

  describe('audit', () => {
    const audited = (json = false) => {
      let proved = false;
      return printed(async (write) => {
        proved = await auditCommand(config, [], { json }, write);
      }).then((text) => ({ proved, text }));
    };
    const kept = (work: (db: ReturnType<typeof openDatabase>) => void) => {
      const db = openDatabase(config.readModel);
      work(db);
      db.close();
    };
    const bytes = () => {
      const rows: string[] = [];
      kept((db) => {
        for (const row of db.prepare('SELECT name, digest FROM kept_protection ORDER BY name').all())
          rows.push(`${String(row['name'])} ${String(row['digest'])}`);
      });
      return rows;
    };

    it(
      'proves every edition, kept or not, and what is lost is made again to the same bytes',
      async () => {
        const first = await audited();
        expect(first.text.match(/bewezen \/ proved/g)).toHaveLength(DEMO_EDITIONS.length);
        expect(first.proved).toBe(true);
        const before = bytes();
        expect(before).toHaveLength(DEMO_EDITIONS.length);
        kept((db) =>
          db.exec('DELETE FROM kept_protection WHERE rowid > (SELECT max(rowid) - 2 FROM kept_protection)'),
        );
        expect(bytes()).toHaveLength(DEMO_EDITIONS.length - 2);
        expect(await audited()).toEqual(first);
        expect(bytes()).toEqual(before);
      },
      PATIENCE,
    );

    /** Seen to fail: without the comparisons with cells and log (both at once). */
    it(
      'finds what was written over, and says so in both languages',
      async () => {
        const write = (end: 'ASC' | 'DESC', spoil: (json: string) => string) =>
          kept((db) => {
            const row = db
              .prepare(`SELECT name, body FROM kept_protection ORDER BY rowid ${end} LIMIT 1`)
              .get();
            const json = spoil(gunzipSync(row?.['body'] as Uint8Array).toString());
            db.prepare('UPDATE kept_protection SET digest = ?, body = ? WHERE name = ?').run(
              createHash('sha256').update(json).digest('hex'),
              gzipSync(json),
              String(row?.['name']),
            );
          });
        write('ASC', (json) =>
          json.replace(/"spans":\{"cumulative":\{"from":(\d+)/, '"spans":{"cumulative":{"from":1$1'),
        );
        write('DESC', (json) => json.replace(/"amounts":\{\}/, '"amounts":{"value":15}'));
        const { proved, text } = await audited();
        expect(proved).toBe(false);
        const said = text.split(/^(?=20)/m);
        expect(said[0]).toContain('de exacte tabel is niet die van het logboek / the exact table');
        expect(said.at(-1)).toContain('niet wat de cellen geven / not what its cells give');
        const { editions } = JSON.parse((await audited(true)).text) as { editions: { holds: boolean }[] };
        expect([editions[0]?.holds, editions.at(-1)?.holds]).toEqual([false, false]);
        kept((db) => db.exec('DELETE FROM kept_protection'));
      },
      PATIENCE,
    );
  });

  it('publishes in the place of the edition in force, with a reason', async () => {
    const publish = (more: object) =>
      printed((write) => publishCommand(config, { period: '2026-H1', status: 'FINAL', ...more }, write));
    await expect(publish({})).rejects.toThrow('Rapportage 2026-H1-1 over deze periode geldt');
    const said = await publish({ supersedesEditionId: '2026-H1-1', reason: 'Alles is verwerkt' });
    expect(said).toMatch(/^2026-H1-2 {2}[0-9a-f]{64}\n$/);
    const shown = await printed((write) => showCommand(config, '2026-H1-1', {}, write));
    expect(shown).toContain('vervangen door 2026-H1-2 (Alles is verwerkt)');
  });

  /**
   * Seen to fail: with the kept read model the first recomputation differs; without digests the second says equal.
   */
  it('recomputes from the log and nothing else, and names an entry that is not what was stored', async () => {
    const recompute = () => printed((write) => recomputeCommand(config, ['2024-H2-1'], write));
    rewriteModel(config.readModel, ({ facts }) => {
      for (const table of facts.allTables())
        if (table.type.name.startsWith('House'))
          for (let row = 0; row < table.length; row++) table.area.set(row, 0);
    });
    expect(await recompute()).toMatch(/gelijk \/ equal/);
    const log = openDatabase(config.store.slice('sqlite:'.length));
    log.exec('DROP TRIGGER events_are_not_updated');
    // Spaces mean nothing in JSON: no figure changes, and yet it is another entry.
    log.exec("UPDATE events SET metadata = metadata || ' ' WHERE position = 1000");
    log.close();
    await expect(recompute()).rejects.toThrow(/op positie 1000 is niet wat is opgeslagen.*restore a backup/);
  });
});
