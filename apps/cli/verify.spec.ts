/** On the demo programme at a small scale, of which a copy is spoiled in one place at a time. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, openStore } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';
import { Sequencer } from '#libs/transparency';
import { KEY } from '../../libs/transparency/testing/a-log.js';
import { insiderSets } from '../../libs/transparency/testing/an-insider.js';
import { keptDemo } from '../../test/demo/kept-demo.js';
import { PATIENCE } from '../../test/support/dose.js';
import { chunksIn, rewriteModel } from '../../test/support/rewritten-model.js';
import { withEditions } from './edition/with-editions.js';
import { verify } from './verify.js';

const NO_AREA = 65_535;

let folder: string;
let copy: string;
let config: Config;

const configOf = (path: string): Config =>
  loadConfig({ WIJKSPOOR_STORE: `sqlite:${join(path, 'log.db')}`, WIJKSPOOR_DEMO: '1' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-verify-'));
  const loaded = join(folder, 'loaded');
  await keptDemo(loaded, { scale: 0.02, editions: true });
  // A report keeps its figures and what became of those of the edition before it.
  await withEditions(configOf(loaded), ({ editions }) => editions.report(editions.named('2024-H2-1')));
  await cp(loaded, join(folder, 'original'), { recursive: true });
}, PATIENCE);
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  copy = await mkdtemp(join(folder, 'copy-'));
  await cp(join(folder, 'original'), copy, { recursive: true });
  config = configOf(copy);
});

function spoil(path: string, ...statements: readonly string[]): void {
  const database = openDatabase(path);
  for (const statement of statements) database.exec(statement);
  const { changed } = database.prepare('SELECT changes() AS changed').get() ?? {};
  database.close();
  expect(Number(changed)).toBeGreaterThan(0);
}

/**
 * Takes the area of the first reach of a household away and makes the sums fit, as one who changes a read model on
 * purpose can.
 */
function rewrite(path: string): void {
  rewriteModel(path, ({ facts }) => {
    const { area } = facts.table('HouseholdReached');
    expect(area.at(0)).not.toBe(NO_AREA);
    area.set(0, NO_AREA);
  });
}

async function signed(): Promise<void> {
  const store = await openStore(config.store);
  await new Sequencer({ source: store, folder: join(copy, 'proofs'), key: KEY }).pass();
  await store.close();
}

async function verified(): Promise<{ readonly right: boolean; readonly said: string }> {
  let said = '';
  const right = await verify(config, 2, (text) => (said += text));
  return { right, said };
}

describe('wijkspoor verify', () => {
  it(
    'finds nothing where nothing was changed, and has looked at editions and what is kept of them',
    async () => {
      const { right, said } = await verified();
      expect(said).toMatch(/figures compared at 2 positions, 0 differences/);
      // Eight editions, the figures of two, the restatement of one in the other.
      expect(said).toMatch(/^11 rapportages.*, 0 verschillen/m);
      expect(right).toBe(true);
    },
    PATIENCE,
  );

  // Seen to fail: with the loops of Editions.check taken out, every case that follows but the first and the last.
  // Chunks that are not what was written are known by their sums, before any figure is made of them.
  it(
    'finds a read model that says another thing than the log',
    async () => {
      const { table } = chunksIn(config.readModel);
      spoil(config.readModel, `UPDATE ${table} SET content = zeroblob(length(content))`);
      const { right, said } = await verified();
      expect(said).toMatch(
        /read model was damaged, and was made again: the read model's rows are not what was written/,
      );
      expect(right).toBe(false);
    },
    PATIENCE,
  );

  // Seen to fail: with the comparison of the two answers taken out of verify.
  it(
    'finds the figures of a read model that was changed together with its sum',
    async () => {
      rewrite(config.readModel);
      const { right, said } = await verified();
      expect(said).toMatch(/^\d+ 1\.1 NL 20\d\d\S*: \{.*"value":\d+.*\} ≠ \{.*"value":\d+.*\}$/m);
      expect(said).not.toMatch(/read model was damaged/);
      expect(right).toBe(false);
    },
    PATIENCE,
  );

  it(
    'finds editions that the log no longer gives, when it was rewritten together with its digests',
    async () => {
      spoil(
        join(copy, 'log.db'),
        'DROP TRIGGER digests_are_not_deleted; DROP TRIGGER events_are_not_updated; DELETE FROM event_digests',
        `UPDATE events SET data = replace(data, 'SOCIAL_RENT', 'PRIVATE_RENT') WHERE position < 200`,
      );
      await rm(config.readModel);
      const { right, said } = await verified();
      expect(said).toMatch(/^2024-H1-1: het logboek geeft andere cijfers/m);
      expect(said).toMatch(/positions 1 to \d+ are of before digests and have none/);
      expect(right).toBe(false);
    },
    PATIENCE,
  );

  it(
    'finds kept figures that are others',
    async () => {
      spoil(config.readModel, "UPDATE edition_figures SET figures = x'00' WHERE rowid = 1");
      const { right, said } = await verified();
      expect(said).toMatch(/^20\d\d-H\d-\d \(kept figures\): wat is bewaard, is niet/m);
      spoil(config.readModel, "UPDATE edition_figures SET digest = 'ab' WHERE rowid = 2");
      expect((await verified()).said).toMatch(/^ab \(kept figures\): staat zo niet in het logboek/m);
      expect(right).toBe(false);
    },
    PATIENCE,
  );

  it(
    'finds a kept restatement that is another',
    async () => {
      spoil(
        config.readModel,
        'UPDATE kept_restatement SET figures = substr(figures, 1, length(figures) - 1)',
      );
      const { right, said } = await verified();
      expect(said).toMatch(/ > 2024-H2-1 \(kept restatement\): wat is bewaard/);
      expect(right).toBe(false);
    },
    PATIENCE,
  );

  // Seen to fail: with what verifyProofs counts left out of the answer.
  it(
    'finds an entry that was changed together with its digest, where it was signed',
    async () => {
      await signed();
      expect((await verified()).right).toBe(true);
      insiderSets(join(copy, 'log.db'), 900, 'data', ['{', '{ ']);
      const { right, said } = await verified();
      expect(said).toMatch(/^Blad 899 is niet wat is ondertekend/m);
      expect(right).toBe(false);
    },
    PATIENCE,
  );

  it(
    'ends with the entry that is not what was stored, though no figure is made of the byte',
    async () => {
      spoil(
        join(copy, 'log.db'),
        'DROP TRIGGER events_are_not_updated',
        "UPDATE events SET metadata = metadata || ' ' WHERE position = 1000",
      );
      await rm(config.readModel);
      await expect(verified()).rejects.toThrow(/op positie 1000 is niet wat is opgeslagen/);
    },
    PATIENCE,
  );
});
