/**
 * Bundles that no exporter writes and an operator may: both verifiers find the same in them, and neither breaks off.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { entryIdOf } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import { EMPTY_ROOT, formatCheckpoint, formatNote, noteOfSize, signNote } from '#libs/transparency';
import { aBundle, KEY } from './a-bundle.js';
import { listAnew, makeAnew, metadataOf, saltedAnew, type Forged } from './forge.js';
import { byPython, byScript, hasPython, PYTHON_FILE, type Brought, type Found } from './verifiers.js';

const SIZES = [20, 40];
const key = KEY.verifier;
const CLEAN = { exitCode: 0, counts: {}, firstBad: null };
let folder: string;
let clean: string;
let events: readonly Forged[];
let kept: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-odd-'));
  const { path, log } = await aBundle(folder, { sizes: SIZES, editions: [30] });
  [clean, kept] = [path, join(folder, 'held')];
  events = await log.store.readAll({ limit: 1_000 });
  writeFileSync(kept, (await noteOfSize(log.folder, 20))?.note ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;
/** A copy that is changed, with a manifest that fits. */
function changed(change: (path: string) => void): string {
  const path = join(folder, `copy-${(copies += 1)}`);
  cpSync(clean, path, { recursive: true });
  change(path);
  listAnew(path);
  return path;
}

/** Rewritten by an insider, with one event (leaf 25) that is another. */
const madeAgain = (change: (event: Forged) => void): string =>
  changed((path) => {
    const made = events.map((event) => ({ ...event }));
    change(made[25] as Forged);
    makeAnew(path, { events: made, sizes: SIZES, key: KEY, hasNoReceipts: true });
  });
const told = (over: Readonly<Record<string, unknown>>): string =>
  madeAgain((event) => {
    const metadata = { ...metadataOf(event), ...over };
    event.metadata = saltedAnew(metadata);
    event.eventId = entryIdOf(String(metadata.source), String(metadata.id));
  });

const asked: [bundle: string, brought: Brought, found: Found][] = [];
async function found(bundle: string, more: Brought = {}): Promise<Found> {
  const brought = { key, ...more };
  const first = await byScript(bundle, brought);
  asked.push([bundle, brought, first]);
  return first;
}

/** A checkpoint of a size and root, by the log itself. */
function signed(name: string, size: number, root: Uint8Array): string {
  const text = formatCheckpoint({ origin: KEY.name, size, root });
  const path = join(folder, name);
  writeFileSync(path, formatNote({ text, signatures: [signNote(text, KEY)] }));
  return path;
}

describe('what an event says of itself', () => {
  it('is clean as it was', async () => expect(await found(clean, { checkpoints: [kept] })).toEqual(CLEAN));

  // Seen to fail: what is no object was taken for nothing to come after, by the one in TypeScript.
  it.each([
    5,
    'x',
    true,
    {},
    { size: 1.5, root: Buffer.from(EMPTY_ROOT).toString('base64') },
    { size: 20, root: 'AAAA' },
    { size: 7, root: 'no' },
  ])('to come after %j is found', async (after) => {
    expect(await found(told({ after }))).toEqual({
      exitCode: 1,
      counts: { AFTER: 1 },
      firstBad: { leaf: 25 },
    });
  });

  // Seen to fail: String(null) is null, str(None) is None.
  it.each([{ source: null }, { id: null }, { id: 5 }, { source: true }])(
    'of who sent it %j is found',
    async (over) => {
      expect(await found(told(over))).toEqual({ exitCode: 1, counts: { ID: 1 }, firstBad: { leaf: 25 } });
    },
  );

  it('as a salt that is no text is found', async () => {
    const bundle = changed((path) => {
      const lines = readFileSync(join(path, 'log.jsonl'), 'utf8').trimEnd().split('\n');
      const event = JSON.parse(lines[25] ?? '') as { metadata: string };
      const metadata = canonicalJson({ ...(JSON.parse(event.metadata) as object), salt: 5 });
      lines[25] = canonicalJson({ ...event, metadata });
      writeFileSync(join(path, 'log.jsonl'), `${lines.join('\n')}\n`);
    });
    expect((await found(bundle)).counts).toEqual({ EVENT_FORM: 1 });
  });

  // Seen to fail: with what the system says of such a path thrown, nothing was told of the bundle at all.
  it.each(['a\0b', 'x'.repeat(300), '../x', 'a//b', '.'])(
    'of an edition called %j is found missing',
    async (editionId) => {
      const bundle = madeAgain((event) => {
        event.type = 'ReportEditionPublished';
        event.data = canonicalJson({ editionId, digest: 'd' });
      });
      expect((await found(bundle)).counts).toEqual({ EDITION_MISSING: 1 });
    },
  );
});

describe('what the auditor holds', () => {
  /** Other events than what is held was signed of. */
  const rewritten = (): string => madeAgain((event) => (event.data = '{"n":1000000}'));

  // Seen to fail: behind it no checkpoint was looked at.
  it('of nothing keeps nobody from what he holds beside it', async () => {
    const nothing = signed('nothing', 0, EMPTY_ROOT);
    const later = signed('later', 40, new Uint8Array(32).fill(1));
    expect(await found(clean, { checkpoints: [nothing, kept] })).toEqual(CLEAN);
    expect((await found(rewritten(), { checkpoints: [nothing, later] })).counts).toEqual({ HELD_ROOT: 1 });
    const wrong = signed('wrong', 0, new Uint8Array(32).fill(1));
    expect(await found(clean, { checkpoints: [wrong] })).toEqual({
      exitCode: 1,
      counts: { HELD_ROOT: 1 },
      firstBad: null,
    });
  });

  // Seen to fail: by the one in Python it was told as often as it was brought.
  it('twice is told once', async () => {
    const other = signed('other', 20, new Uint8Array(32).fill(1));
    expect((await found(clean, { checkpoints: [other, other] })).counts).toEqual({ HELD_ROOT: 1 });
  });
});

describe('files', () => {
  // Seen to fail: the one in TypeScript went no further than leaf 0, though the log says what it is.
  it('of leaves that are gone, with a tile of another length, leave what the log says', async () => {
    const bundle = changed((path) => {
      rmSync(join(path, 'tile/entries'), { recursive: true });
      writeFileSync(join(path, 'tile/0/000.p/40'), 'short');
    });
    expect((await found(bundle)).counts).toEqual({ FILE_MISSING: 1 });
  });

  // Seen to fail: with a path that no system takes thrown.
  it.each(['a\0b', 'x'.repeat(300)])('of the manifest called %j are missing', async (path) => {
    const bundle = changed(() => undefined);
    const file = join(bundle, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { files: { path: string }[] };
    const files = [...manifest.files, { path, bytes: 0, sha256: '0'.repeat(64) }];
    files.sort((one, other) => (one.path < other.path ? -1 : 1));
    writeFileSync(file, `${canonicalJson({ ...manifest, files })}\n`);
    expect(await found(bundle)).toEqual({ exitCode: 2, counts: { FILE_MISSING: 1 }, firstBad: null });
  });

  // Seen to fail: Python's os.walk does not name it.
  it('that are a link to a folder are not listed', async () => {
    const bundle = changed(() => undefined);
    symlinkSync(folder, join(bundle, 'elsewhere'));
    expect((await found(bundle)).counts).toEqual({ FILE_UNLISTED: 1 });
  });
});

(hasPython ? it : it.skip)('the one in Python finds the same', () => {
  expect(asked.length).toBeGreaterThan(20);
  const others = byPython(asked.map(([bundle, brought]) => [bundle, brought]));
  expect(asked.map(([bundle], at) => [bundle, others[at]])).toEqual(
    asked.map(([bundle, , first]) => [bundle, first]),
  );
});

// Seen to fail: without the last `except`: Python ends with 1 by itself, which says that the bundle was altered.
(hasPython ? it : it.skip)('a mistake in the one in Python is no finding: it was not run', () => {
  const program = [
    'import argparse, runpy, sys',
    'argparse.ArgumentParser.parse_args = lambda *_: 1 / 0',
    'runpy.run_path(sys.argv[1], run_name="__main__")',
  ].join('\n');
  const { status, stderr } = spawnSync('python3', ['-c', program, PYTHON_FILE, clean], { encoding: 'utf8' });
  expect([status, stderr.trim()]).toEqual([3, expect.stringMatching(/NOT RUN: ZeroDivisionError/)]);
});
