/**
 * Twenty-five manipulations of a log of 300 events, signed at 64, 200, 280 and 300; the auditor holds the
 * checkpoints of 64 and 280. Each by one who changes the log alone, and by an insider with the log's key who makes
 * everything again that he stores.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { noteOfSize, signingKey, type SigningKey } from '#libs/transparency';
import { aBundle, KEY } from './a-bundle.js';
import { anEvent, filesOf, lineOf, listAnew, makeAnew, receiptOf, type Forged } from './forge.js';
import { MANIPULATIONS, putRight, type Manipulation } from './manipulations.js';
import { byPython, byScript, hasPython, type Brought, type Found } from './verifiers.js';

const SIZES = [64, 200, 280, 300];
const CLEAN = { exitCode: 0, counts: {}, firstBad: null };
const key = KEY.verifier;
let folder: string;
let clean: string;
let events: readonly Forged[];
let held: readonly string[];
let naive: ReadonlyMap<string, string>;
let insider: ReadonlyMap<string, string>;
let python: ReadonlyMap<string, Found>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-manipulations-'));
  const { path, log } = await aBundle(folder, { sizes: SIZES, editions: [150, 290] });
  clean = path;
  events = await log.store.readAll({ limit: 1_000 });
  held = [64, 280].map((size) => join(folder, `held-${size}`));
  for (const [at, size] of [64, 280].entries())
    writeFileSync(held[at] ?? '', (await noteOfSize(log.folder, size))?.note ?? '');
  naive = new Map(MANIPULATIONS.map((one) => [one.name, byOneWhoChangesTheLog(one)]));
  insider = new Map(MANIPULATIONS.map((one) => [one.name, byAnInsider(one)]));
  python = allByPython();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;
/** A copy of the clean bundle to tamper with. */
function copy(): string {
  const path = join(folder, `copy-${(copies += 1)}`);
  cpSync(clean, path, { recursive: true });
  return path;
}

const put = (path: string, files: Readonly<Record<string, string>> = {}): void => {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
};

function byOneWhoChangesTheLog({ edit, files }: Manipulation): string {
  const path = copy();
  const edited = edit(events.map((event) => ({ ...event })));
  put(path, { 'log.jsonl': edited.map(lineOf).join(''), ...files });
  return path;
}

function byAnInsider({ edit, files, isRaw }: Manipulation, signer: SigningKey = KEY): string {
  const path = copy();
  const edited = edit(events.map((event) => ({ ...event })));
  const made = isRaw === true ? edited : putRight(edited, SIZES);
  put(path, files);
  makeAnew(path, {
    events: made,
    sizes: [...SIZES.filter((size) => size < made.length), made.length],
    key: signer,
  });
  return path;
}

/** All that is asked of the verifier in Python, by path of the bundle. */
function allByPython(): ReadonlyMap<string, Found> {
  if (!hasPython) return new Map();
  const asked: [string, Brought][] = [...naive.values()].map((path) => [path, { key }]);
  for (const path of [clean, ...insider.values()])
    asked.push([path, { key, checkpoints: held, earlier: clean }]);
  return new Map(byPython(asked).map((found, at) => [asked[at]?.[0] ?? '', found]));
}

/** The verifier in Python finds what this one does. */
async function found(path: string, brought: Brought): Promise<Found> {
  const ours = await byScript(path, brought);
  if (hasPython) expect(python.get(path)).toEqual(ours);
  return ours;
}

describe('the clean log', () => {
  it('is clean, whatever the auditor brings', async () => {
    expect(await byScript(clean, {})).toEqual(CLEAN);
    expect(await found(clean, { key, checkpoints: held, earlier: clean })).toEqual(CLEAN);
  });

  it('is the one that an insider makes who changed nothing, to the byte', () => {
    const path = copy();
    makeAnew(path, { events, sizes: SIZES, key: KEY });
    for (const file of filesOf(clean))
      expect([file, readFileSync(join(path, file), 'latin1')]).toEqual([
        file,
        readFileSync(join(clean, file), 'latin1'),
      ]);
  });
});

describe('twenty-five manipulations', () => {
  it('are twenty-five', () => expect(MANIPULATIONS).toHaveLength(25));

  describe.each(MANIPULATIONS)('$name', ({ name, at, isRaw }) => {
    it('by one who changes the log alone is found, the first bad leaf by its number', async () => {
      const { exitCode, firstBad } = await found(naive.get(name) ?? '', { key });
      expect([exitCode, firstBad]).toEqual([1, { leaf: at }]);
    });

    it('by an insider who rewrites everything is found by what is held elsewhere', async () => {
      const path = insider.get(name) ?? '';
      const byCheckpoints = await byScript(path, { key, checkpoints: held });
      expect(byCheckpoints.exitCode).toBe(1);
      const { leaf, upTo } = byCheckpoints.firstBad ?? { leaf: -1 };
      expect([leaf <= at, at <= (upTo ?? leaf)]).toEqual([true, true]);
      const { exitCode, firstBad } = await found(path, { key, checkpoints: held, earlier: clean });
      expect([exitCode, firstBad]).toEqual([1, { leaf: at }]);
    });

    // That it is the held checkpoint that finds it, and that the insider left nothing else to find.
    if (isRaw !== true)
      it('by an insider is not found where nothing is held', async () => {
        expect(await byScript(insider.get(name) ?? '', { key })).toEqual(CLEAN);
      });
  });
});

describe('an insider without the key, who rewrites events, leaves and their hashes', () => {
  // Seen to fail: without TiledTree in libs/verifier/walk.ts and in verify.py, all 700 leaves are named.
  it.each([300, 511, 512])('is found, and the 256 leaves about %d are named', async (index) => {
    const { path, log } = await aBundle(join(folder, `wide-${index}`), { sizes: [700], editions: [50] });
    const whole = (await log.store.readAll({ limit: 1_000 })) as readonly Forged[];
    cpSync(path, `${path}-whole`, { recursive: true });
    const edited = whole.map((event, at) => (at === index ? { ...event, data: '{"n":1000000}' } : event));
    makeAnew(path, { events: edited, sizes: [700], key: KEY });
    // What he cannot sign, and what stands above the leaves, is as it was.
    for (const name of ['checkpoint', 'checkpoints.jsonl', 'tile/1', 'receipts'])
      cpSync(join(`${path}-whole`, name), join(path, name), { recursive: true });
    listAnew(path);
    const ours = await byScript(path, { key });
    // Behind the last whole tile no hash above is kept: there all that is not known to be good is named.
    const firstBad = index < 512 ? { leaf: 256, upTo: 511 } : { leaf: 0, upTo: 699 };
    expect(ours).toMatchObject({ exitCode: 1, firstBad });
    if (hasPython) expect(byPython([[path, { key }]])).toEqual([ours]);
  });
});

describe('one receipt and nothing else that is held', () => {
  it.each([0, 120, 299])('proves that leaf %d was taken out', async (index) => {
    const receipt = join(folder, `receipt-${index}`);
    writeFileSync(receipt, receiptOf(events, index, KEY));
    expect(await byScript(clean, { receipts: [receipt] })).toEqual(CLEAN);
    // One event less and another in its stead at the end: as many as before.
    const stead = anEvent(1, 300, { recordedAt: events.at(-1)?.recordedAt ?? 0 });
    const path = byAnInsider({ name: '', at: index, edit: (all) => [...all.toSpliced(index, 1), stead] });
    expect(await byScript(path, { key })).toEqual(CLEAN);
    for (const { exitCode, counts } of [
      await byScript(path, { key, receipts: [receipt] }),
      ...(hasPython ? byPython([[path, { key, receipts: [receipt] }]]) : []),
    ])
      expect([exitCode, counts]).toEqual([1, { RECEIPT_LEAF: 1, HELD_ROOT: 1 }]);
  });
});

describe('an operator who changes the key', () => {
  it('is found by the key that the auditor holds, and by the checkpoint', async () => {
    const other = signingKey(KEY.name, new Uint8Array(32).fill(8));
    const path = byAnInsider({ name: '', at: 0, edit: (all) => all }, other);
    put(path, { policy: `log ${other.verifier}\nquorum none\n` });
    listAnew(path);
    expect(await byScript(path, {})).toEqual(CLEAN);
    expect((await byScript(path, { key })).counts).toMatchObject({ KEY: 1, SIGNATURE: 7 });
    expect((await byScript(path, { checkpoints: held })).counts).toEqual({ HELD_LOG: 2 });
  });
});
