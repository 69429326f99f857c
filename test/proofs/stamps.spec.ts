/**
 * Time stamps of an authority that openssl makes, in a bundle signed at 40 and 90 and stamped at both: checked by
 * three programs that share nothing (libs/verifier with Node and with Web Crypto; openssl by verify.py).
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseNote, TileFolder } from '#libs/transparency';
import { verifyBundle, webCryptography } from '#libs/verifier';
import { folderSource } from '../../apps/verifier/folder.js';
import { writeBundle } from '../../apps/cli/export/write-bundle.js';
import { AnAuthority, hasOpenssl } from '../../libs/transparency/testing/an-authority.js';
import { ALog, KEY, noPrograms } from './a-bundle.js';
import { listAnew, makeAnew } from './forge.js';
import { byPython, byScript, hasPython, type Brought, type Found } from './verifiers.js';

const key = KEY.verifier;
const CLEAN = { exitCode: 0, counts: {}, firstBad: null };
const SIZES = [40, 90];
let folder: string;
let clean: string;
let log: ALog;
let ministry: AnAuthority;
let other: AnAuthority;
let ended: AnAuthority;
/** The certificate as the auditor holds it. */
let held: string;

const textAt = async (size: number): Promise<string> =>
  parseNote((await log.sequencer.checkpoints.at(size))?.note ?? '').text;

beforeAll(async () => {
  if (!hasOpenssl) return;
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-stamps-'));
  [ministry, other, ended] = [
    new AnAuthority(),
    new AnAuthority({ kind: 'ec', signerDigest: 'sha384' }),
    new AnAuthority({ kind: 'ec', days: -1 }),
  ];
  held = join(folder, 'held.pem');
  writeFileSync(held, ministry.pem);
  log = new ALog(join(folder, 'log'));
  await log.fill({ sizes: SIZES });
  clean = await exported('clean', ministry);
});
afterAll(async () => {
  if (!hasOpenssl) return;
  await Promise.all([ministry.close(), other.close(), ended.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The bundle of the log with stamps of an authority, by the exporter. */
async function exported(name: string, authority: AnAuthority): Promise<string> {
  mkdirSync(join(log.folder, 'stamps'), { recursive: true });
  for (const size of SIZES)
    writeFileSync(join(log.folder, 'stamps', `${size}.tsr`), authority.stamp(await textAt(size)));
  const { signed } = log.sequencer;
  if (signed === undefined) throw new Error('nothing was signed');
  const target = join(folder, name);
  await writeBundle({
    ...{ store: log.store, signed, target, authority: authority.pem },
    tiles: new TileFolder(log.folder),
    policy: `log ${key}\nquorum none\n`,
    programs: noPrograms(join(folder, 'programs')),
  });
  return target;
}

let copies = 0;
function changed(change: (path: string) => void, base = clean): string {
  const path = join(folder, `copy-${(copies += 1)}`);
  cpSync(base, path, { recursive: true });
  change(path);
  listAnew(path);
  return path;
}

async function byBrowser(bundle: string, { authority }: Brought): Promise<Found> {
  const { exitCode, counts, firstBad } = await verifyBundle({
    ...{ source: folderSource(bundle), cryptography: webCryptography, key },
    ...(authority === undefined ? {} : { authority: { name: authority, bytes: readFileSync(authority) } }),
  });
  return { exitCode, counts, firstBad: firstBad ?? null };
}

/** What was asked of the others, for the one in Python: all at once, as to start it takes longer than to check. */
const asked: [bundle: string, brought: Brought, found: Found][] = [];

/** What those in TypeScript find, which is the same. */
async function found(bundle: string, more: Brought = {}): Promise<Found> {
  const brought = { key, ...more };
  const first = await byScript(bundle, brought);
  expect(await byBrowser(bundle, brought)).toEqual(first);
  asked.push([bundle, brought, first]);
  return first;
}

(hasOpenssl ? describe : describe.skip)('time stamps in a bundle', () => {
  it('are clean, by the authority of the bundle and by the one that the auditor holds', async () => {
    expect(await found(clean)).toEqual(CLEAN);
    expect(await found(clean, { authority: held })).toEqual(CLEAN);
    expect(await found(await exported('ec', other))).toEqual(CLEAN);
  });

  // Seen to fail: without isOver in stamps.ts.
  it('of another checkpoint, of nothing that is signed, and what is no stamp, are found', async () => {
    const stamps = (path: string, size: number): string => join(path, 'stamps', `${size}.tsr`);
    const swapped = changed((path) => cpSync(stamps(path, 40), stamps(path, 90)));
    expect(await found(swapped)).toMatchObject({ exitCode: 1, counts: { STAMP: 1 } });
    const elsewhere = changed((path) => cpSync(stamps(path, 40), stamps(path, 41)));
    expect(await found(elsewhere)).toMatchObject({ exitCode: 1, counts: { STAMP: 1 } });
    const none = changed((path) => writeFileSync(stamps(path, 90), 'no stamp'));
    expect(await found(none)).toMatchObject({ exitCode: 1, counts: { STAMP: 1 } });
    const noPem = changed((path) => writeFileSync(join(path, 'stamps/authority.pem'), 'no certificate'));
    expect(await found(noPem)).toMatchObject({ exitCode: 1, counts: { STAMP: 1, STAMP_UNCHECKED: 2 } });
  });

  /** A copy in which the stamp of 90 is another. */
  const stamped = (change: (bytes: Buffer) => Uint8Array, base = clean): string =>
    changed((path) => {
      const file = join(path, 'stamps/90.tsr');
      writeFileSync(file, change(readFileSync(file)));
    }, base);
  /** Sets the byte `at` bytes after where some stand, the last of them that do. */
  const put =
    (after: string, at: number, byte: number) =>
    (bytes: Buffer): Uint8Array => {
      const from = bytes.lastIndexOf(Buffer.from(after, 'hex'));
      if (from < 0) throw new Error('not there');
      bytes[from + at] = byte;
      return bytes;
    };

  // Seen to fail: each without what looks at it, in one verifier or the other.
  it.each([
    ['a value behind it', (bytes: Buffer) => Buffer.concat([bytes, Uint8Array.of(5, 0)]), 'STAMP'],
    [
      'a length longer than it need be',
      (bytes: Buffer) => Buffer.concat([Uint8Array.of(0x30, 0x83, 0), bytes.subarray(2)]),
      'STAMP',
    ],
    ['a version that is no number', put('02010331', 0, 4), 'STAMP'],
    ['hashes that are no set', put('02010331', 3, 0x11), 'STAMP'],
    ['an attribute whose values are no set', put('060b2a864886f70d010910020c31', 13, 0x11), 'STAMP'],
    ['another hash for who signs', put('020103310f300d0609608648016503040201', 17, 2), 'STAMP_AUTHORITY'],
    [
      'a certificate of another algorithm than is signed',
      put('06092a864886f70d01010b', 10, 32),
      'STAMP_AUTHORITY',
    ],
  ] as const)('with %s is found', async (_, change, code) => {
    expect(await found(stamped(change))).toMatchObject({ exitCode: 1, counts: { [code]: 1 } });
  });

  it('that says to be signed in another way is not taken for right', async () => {
    const base = join(folder, 'ec');
    const withHash = stamped(put('06082a8648ce3d040303', 9, 4), base);
    expect(await found(withHash)).toMatchObject({ exitCode: 1, counts: { STAMP_AUTHORITY: 1 } });
    const unknown = stamped(put('06082a8648ce3d040303', 9, 9), base);
    expect(await found(unknown)).toMatchObject({ exitCode: 2, counts: { STAMP_UNCHECKED: 1 } });
    // Nobody trusted has signed for a certificate whose key is of a kind that is not known.
    const ofUnknown = stamped(put('06072a8648ce3d0201', 8, 9), base);
    expect(await found(ofUnknown)).toMatchObject({ exitCode: 1, counts: { STAMP_AUTHORITY: 1 } });
  });

  // Seen to fail: the one in TypeScript read certificates as UTF-8.
  it('are of an authority whose file has a remark in another encoding', async () => {
    const remarked = join(folder, 'remarked.pem');
    writeFileSync(remarked, Buffer.concat([Buffer.from('caf\xe9\n', 'latin1'), Buffer.from(ministry.pem)]));
    expect(await found(clean, { authority: remarked })).toEqual(CLEAN);
  });

  // Seen to fail: without leadsTo, and without the moment in leadsTo.
  it('of an authority of the operator’s own, changed in what they say, or of a certificate that had ended, are found', async () => {
    const own = changed((path) =>
      cpSync(join(folder, 'ec', 'stamps'), join(path, 'stamps'), { recursive: true }),
    );
    expect(await found(own)).toEqual(CLEAN);
    expect(await found(own, { authority: held })).toMatchObject({
      exitCode: 1,
      counts: { STAMP_AUTHORITY: 2 },
    });
    const earlier = changed((path) => {
      const file = join(path, 'stamps/90.tsr');
      const bytes = readFileSync(file);
      const year = bytes.indexOf(`${new Date().getUTCFullYear()}`);
      // Still within the days of the certificate: only what is signed tells.
      bytes.write(`${new Date().getUTCFullYear() + 1}`, year);
      writeFileSync(file, bytes);
    });
    expect(await found(earlier)).toMatchObject({ exitCode: 1, counts: { STAMP_AUTHORITY: 1 } });
    expect(await found(await exported('ended', ended))).toMatchObject({ counts: { STAMP_AUTHORITY: 2 } });
  });

  it('left on a log that was made again, or taken away, are found by who holds the authority', async () => {
    const events = [...(await log.store.readAll({ limit: 1_000 }))].map((event) => ({ ...event }));
    const madeAgain = changed((path) => {
      mkdirSync(join(path, 'editions'), { recursive: true });
      const [first, ...rest] = events.slice(0, 60);
      makeAnew(path, {
        events: [{ ...first!, type: 'HouseholdApproached' }, ...rest],
        sizes: [40, 60],
        key: KEY,
      });
    });
    expect((await found(madeAgain, { authority: held })).counts).toMatchObject({ STAMP: 2 });
    const without = changed((path) => rmSync(join(path, 'stamps'), { recursive: true }));
    expect(await found(without, { authority: held })).toEqual({
      exitCode: 2,
      counts: { STAMP_NONE: 1 },
      firstBad: null,
    });
    const nobody = changed((path) => rmSync(join(path, 'stamps/authority.pem')));
    expect(await found(nobody)).toMatchObject({ exitCode: 2, counts: { STAMP_UNCHECKED: 2 } });
    expect(await found(nobody, { authority: held })).toEqual(CLEAN);
  });

  it('say not later than: an event recorded after a stamp that covers it is found', async () => {
    const late = new ALog(join(folder, 'late'), Date.UTC(2090, 0, 1));
    await late.fill({ sizes: [10] });
    const { signed } = late.sequencer;
    mkdirSync(join(late.folder, 'stamps'));
    writeFileSync(join(late.folder, 'stamps/10.tsr'), ministry.stamp(parseNote(signed?.note ?? '').text));
    const target = join(folder, 'late-bundle');
    await writeBundle({
      ...{ store: late.store, signed: signed!, target, authority: ministry.pem },
      tiles: new TileFolder(late.folder),
      policy: `log ${key}\nquorum none\n`,
      programs: noPrograms(join(folder, 'programs')),
    });
    expect(await found(target)).toEqual({ exitCode: 1, counts: { TIME_LATE: 10 }, firstBad: { leaf: 0 } });
  });

  (hasPython ? it : it.skip)('are checked by openssl and Python with the same outcome', () => {
    expect(asked.length).toBeGreaterThan(12);
    const others = byPython(asked.map(([bundle, brought]) => [bundle, brought]));
    expect(others).toEqual(asked.map(([, , first]) => first));
  });
});
