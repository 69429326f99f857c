import { rmSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore, type EventStore } from '#libs/event-store';

import { parseVerifierKey } from '../note/keys.js';
import { parseNote, verifyNote } from '../note/note.js';
import { parsePolicy } from '../policy/policy.js';
import { Sequencer } from '../sequence/sequencer.js';
import type { Signed } from '../sequence/signed.js';
import { AWitness } from '../testing/a-witness.js';
import { aFolder, fill, KEY } from '../testing/a-log.js';
import { Feeding } from './feeding.js';

let store: EventStore;
let sequencer: Sequencer;
let path: string;
let bzk: AWitness;
let rk: AWitness;
let told: string[];

beforeEach(async () => {
  [path, told] = [aFolder(), []];
  store = openMemoryStore();
  await fill(store, 0, 300);
  sequencer = new Sequencer({ source: store, folder: path, key: KEY });
  bzk = await AWitness.open('bzk', 1, KEY.verifier);
  rk = await AWitness.open('rk', 2, KEY.verifier);
});
afterEach(async () => {
  await Promise.all([bzk.close(), rk.close()]);
  rmSync(path, { recursive: true, force: true });
});

const feeding = (quorum = 'any', log = sequencer, folder = path): Feeding =>
  new Feeding({
    policy: parsePolicy(`log ${KEY.verifier}\n${bzk.line}\n${rk.line}\ngroup q ${quorum} bzk rk\nquorum q\n`),
    folder,
    checkpoints: log.checkpoints,
    tiles: log.tiles,
    onFault: (name, error) => told.push(`${name} ${(error as { code?: string }).code}`),
  });
const pass = async (): Promise<Signed> => (await sequencer.pass()) as Signed;
const signers = (signed: Signed | undefined): readonly string[] =>
  verifyNote(
    parseNote(signed?.note ?? ''),
    [KEY, bzk.key, rk.key].map(({ verifier }) => parseVerifierKey(verifier)),
  ).map(({ key }) => key.name);

describe('feeding witnesses', () => {
  it('keeps the signatures of all of them under the checkpoint they signed, and goes on from it', async () => {
    const feed = feeding('all');
    await feed.feed(await pass());
    expect(signers(feed.newest).toSorted()).toEqual(['bzk', KEY.name, 'rk'].toSorted());
    await fill(store, 300, 700);
    await feed.feed(await pass());
    expect(signers(await sequencer.checkpoints.at(700))).toHaveLength(3);
    expect(feed.status).toMatchObject([
      { name: 'bzk', size: 700, at: bzk.now },
      { name: 'rk', size: 700, at: rk.now },
    ]);
    expect([told, bzk.asked]).toEqual([[], 2]);
  });

  it('knows after a restart what each has signed; without its file it is told so by the witness', async () => {
    await feeding().feed(await pass());
    await fill(store, 300, 310);
    const again = feeding();
    await again.feed(await pass());
    expect(bzk.asked).toBe(2);
    rmSync(`${path}/witnesses.json`);
    await fill(store, 310, 320);
    await feeding().feed(await pass());
    // Seen to fail: without the second question after 409.
    expect([bzk.asked, bzk.seen?.size]).toEqual([4, 320]);
  });

  it('asks for a fresh signature of a log that has not grown', async () => {
    const [feed, signed] = [feeding(), await pass()];
    await feed.feed(signed);
    bzk.now += 3_600;
    await feed.feed(signed);
    expect(feed.status[0]).toMatchObject({ size: 300, at: bzk.now });
    expect(signers(feed.newest).filter((name) => name === 'bzk')).toHaveLength(1);
  });

  it('one that is away does not keep the other, and is behind until it is back', async () => {
    const feed = feeding();
    await rk.close();
    await feed.feed(await pass());
    expect(feed.status).toMatchObject([{ size: 300 }, { size: 0, fault: 'UNREACHABLE' }]);
    expect(signers(feed.newest)).toEqual([KEY.name, 'bzk']);
    expect(told).toEqual(['rk UNREACHABLE']);
  });

  it.each([
    [{ status: 404 }, 'UNKNOWN_LOG'],
    [{ status: 403 }, 'NOT_TRUSTED'],
    [{ status: 422 }, 'INCONSISTENT'],
    [{ status: 500 }, 'REFUSED'],
    [{ status: 302 }, 'REFUSED'],
    [{ status: 200, body: '— bzk AAAA\n' }, 'WRONG_ANSWER'],
    [{ status: 200, body: '' }, 'WRONG_ANSWER'],
    [{ status: 200, body: 'x'.repeat(20_000) }, 'WRONG_ANSWER'],
    [{ status: 409, type: 'text/x.tlog.size', body: '9000\n' }, 'AHEAD'],
    [{ status: 409, type: 'text/x.tlog.size', body: 'nine\n' }, 'WRONG_ANSWER'],
    [{ status: 409 }, 'REFUSED'],
  ])('an answer %j is %s, and nothing is kept of it', async (answer, fault) => {
    // Seen to fail: without the comparison of sizes.
    bzk.instead = answer;
    const feed = feeding('all');
    await feed.feed(await pass());
    expect(feed.status[0]).toMatchObject({ size: 0, fault });
    expect(feed.newest).toBeUndefined();
    expect(signers(await sequencer.checkpoints.at(300)).toSorted()).toEqual([KEY.name, 'rk'].toSorted());
  });

  it('a witness that saw another history does not sign this one', async () => {
    await feeding().feed(await pass());
    const [other, folder] = [openMemoryStore(), aFolder()];
    await fill(other, 0, 310);
    const forked = new Sequencer({ source: other, folder, key: KEY });
    const feed = feeding('any', forked, folder);
    await feed.feed((await forked.pass()) as Signed);
    expect(feed.status.map(({ fault }) => fault)).toEqual(['INCONSISTENT', 'INCONSISTENT']);
    rmSync(folder, { recursive: true, force: true });
  });
});
