/** The matrix of C2SP tlog-witness 1.0.0, through HTTP. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { COSIGNATURE, parseNote, parseVerifierKey, signingKey, verifyNote } from '#libs/transparency';
import { aTree, consistencyOf, signedTree, submissionOf } from '../../test/support/a-tree.js';
import { MOST_BODY_BYTES, witnessServer } from './server.js';
import { Witness } from './witness.js';

const LOG = signingKey('log.example.org/wijkspoor', new Uint8Array(32).fill(1));
const OTHER = signingKey(LOG.name, new Uint8Array(32).fill(2));
const KEY = signingKey('witness.example.org', new Uint8Array(32).fill(3), COSIGNATURE);
const NOW = 1_764_000_000_000;

let folder: string;
let server: Server;
let url: string;
let faults: unknown[];

async function open(): Promise<void> {
  const witness = new Witness({ key: KEY, logs: [parseVerifierKey(LOG.verifier)], folder, now: () => NOW });
  server = witnessServer(witness, '/w1', (error) => faults.push(error));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/w1`;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-witness-'));
  faults = [];
  await open();
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

async function close(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

interface Got {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

async function post(body: string, path = '/add-checkpoint'): Promise<Got> {
  const response = await fetch(url + path, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

/** Submits the tree of `to` leaves, as one that goes on from `from`. */
const grow = (from: number, to: number, fork?: number): Promise<Got> => {
  const leaves = aTree(to, fork);
  const proof = from === 0 || from > to ? [] : consistencyOf(leaves, from);
  return post(submissionOf(from, proof, signedTree(leaves, LOG)));
};

const monitored = (): Promise<Response> =>
  fetch(`${url}/${createHash('sha256').update(LOG.name).digest('hex')}/checkpoint`);

describe('a witness', () => {
  it('cosigns the first checkpoint and each that goes on from the last, and shows it', async () => {
    for (const [from, to] of [
      [0, 5],
      [5, 8],
      [8, 8],
      [8, 300],
    ] as const) {
      const { status, body } = await grow(from, to);
      expect([to, status]).toEqual([to, 200]);
      const note = signedTree(aTree(to), LOG) + body;
      expect(verifyNote(parseNote(note), [parseVerifierKey(KEY.verifier)])).toMatchObject([
        { at: NOW / 1000 },
      ]);
      const shown = await monitored();
      expect([shown.status, await shown.text()]).toEqual([200, note]);
    }
  });

  it('goes on where it was when it starts again', async () => {
    await grow(0, 5);
    await close();
    await open();
    expect(await grow(0, 9)).toMatchObject({ status: 409, body: '5\n' });
    expect(await grow(5, 9)).toMatchObject({ status: 200 });
  });

  it('does not know a log that nobody named: 404', async () => {
    const leaves = aTree(5);
    const stranger = signingKey('log.example.org/other', new Uint8Array(32).fill(1));
    expect((await post(submissionOf(0, [], signedTree(leaves, stranger)))).status).toBe(404);
    expect((await monitored()).status).toBe(404);
  });

  it('refuses what no trusted key signed: 403', async () => {
    const leaves = aTree(5);
    expect((await post(submissionOf(0, [], signedTree(leaves, OTHER)))).status).toBe(403);
    const [text = ''] = signedTree(leaves, LOG).split('\n\n');
    const [, signature = ''] = signedTree(aTree(6), LOG).split('\n\n');
    expect((await post(submissionOf(0, [], `${text}\n\n${signature}`))).status).toBe(403);
  });

  it('refuses a tree that is smaller than the old one: 400', async () => {
    await grow(0, 8);
    expect((await grow(8, 5)).status).toBe(400);
  });

  it('says the size of its last when the old size is another: 409', async () => {
    await grow(0, 5);
    for (const from of [0, 3, 6])
      expect(await grow(from, 9)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' });
  });

  it('says 0 when it never saw the log', async () => {
    expect(await grow(3, 9)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '0\n' });
  });

  // Seen to fail: with isGrown in witness.ts always true.
  it('refuses a proof that is not right, and another root of the same size: 422', async () => {
    const leaves = aTree(9);
    const note = signedTree(leaves, LOG);
    expect((await post(submissionOf(0, [leaves[0]!], note))).status).toBe(422);
    await grow(0, 5);
    const proof = consistencyOf(leaves, 5);
    for (const wrong of [[], proof.slice(1), [...proof, proof[0]!], proof.toReversed()])
      expect((await post(submissionOf(5, wrong, note))).status).toBe(422);
    expect((await grow(5, 5, 3)).status).toBe(422);
    expect((await grow(5, 9, 3)).status).toBe(422);
    expect((await post(submissionOf(5, [leaves[0]!], signedTree(aTree(5), LOG)))).status).toBe(422);
    expect((await monitored().then((shown) => shown.text())).split('\n')[1]).toBe('5');
  });

  it('takes 63 lines of proof and no more, and nothing that is no submission: 400', async () => {
    await grow(0, 5);
    const hashes = (many: number): readonly Uint8Array[] => Array.from({ length: many }, () => aTree(1)[0]!);
    const note = signedTree(aTree(9), LOG);
    expect((await post(submissionOf(5, hashes(63), note))).status).toBe(422);
    expect((await post(submissionOf(5, hashes(64), note))).status).toBe(400);
    for (const body of [
      '',
      'old 5',
      `old 05\n\n${note}`,
      `old -1\n\n${note}`,
      `new 5\n\n${note}`,
      `old 5\nAAAA\n\n${note}`,
      `old 5\n\n${note.trimEnd()}`,
      `old 5\n${note}`,
    ])
      expect([body, (await post(body)).status]).toEqual([body, 400]);
  });

  it('reads no more of a body than a submission can have: 413', async () => {
    expect((await post('x'.repeat(MOST_BODY_BYTES + 1))).status).toBe(413);
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let got = '';
      socket.on('data', (data) => (got += data.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(got));
      socket.write('POST /w1/add-checkpoint HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
      for (let sent = 0; sent <= MOST_BODY_BYTES; sent += 65_536) socket.write(chunk);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('answers nothing else', async () => {
    expect((await post('', '/other')).status).toBe(404);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    expect((await post('', `/${'0'.repeat(64)}/checkpoint`)).status).toBe(405);
    for (const path of ['/../checkpoint', `/${'0'.repeat(64)}/../checkpoint`, '/%2e%2e/checkpoint'])
      expect((await fetch(url + path)).status).toBe(404);
    expect((await fetch(url.replace('/w1', '/add-checkpoint'), { method: 'POST' })).status).toBe(404);
  });

  // Seen to fail: without #inTurn in witness.ts.
  it('cosigns one of many that come at once and do not go together', async () => {
    await grow(0, 5);
    const got = await Promise.all([7, 6, 5, 6, 7].map((fork, at) => grow(5, 9 + (at % 2), fork + 0)));
    expect(got.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(got.filter(({ status }) => status === 409)).toHaveLength(4);
  });

  it('signs nothing for a log whose file is not what it signed', async () => {
    await grow(0, 5);
    const file = join(folder, createHash('sha256').update(LOG.name).digest('hex'), 'checkpoint');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^5$/m, '4'));
    expect((await grow(4, 9)).status).toBe(500);
    expect(faults).toHaveLength(1);
  });

  it('answers with no signature when the disk does not keep it', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
    const { status, body } = await grow(0, 5);
    expect([status, body]).toEqual([500, 'storing / failure\n']);
  });
});
