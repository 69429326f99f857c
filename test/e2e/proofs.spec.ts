/**
 * That the log can be proven by who trusts nobody here: promises, receipts, tiles and proofs over HTTP, checked
 * with the log's key alone.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMemoryStore, openMemoryVault, type EventStore } from '#libs/event-store';
import {
  checkPromise,
  checkReceipt,
  CompactRange,
  isConsistent,
  isIncluded,
  leafHash,
  parseBundle,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  tilesOf,
  verifyNote,
  type Checkpoint,
  type LogSource,
  type Promised,
} from '#libs/transparency';
import type { Proofs } from '../../apps/api/kernel/proofs/proofs.js';
import { PROOFS } from '../../apps/api/kernel/tokens.js';
import { AWitness } from '../../libs/transparency/testing/a-witness.js';
import { AnAuthority, hasOpenssl } from '../../libs/transparency/testing/an-authority.js';
import { aFolder, KEY } from '../../libs/transparency/testing/a-log.js';
import { cloudEvent, DUINDORP, household, reached, registerProgramme } from './support/events.js';
import { AUDITOR, MINISTRY, OFFICE, OTHER_PARTNER, PARTNER, Server, type Json } from './support/server.js';

const LOG = parseVerifierKey(KEY.verifier);
/** Its timers never come: the tests say when. */
const NEVER = 2 ** 31 - 1;
const folder = aFolder();
const signed = (path = folder) => ({ key: KEY, folder: path, every: NEVER, scrubEvery: NEVER });

let server: Server;
/** Milliseconds by which the server gives shares back. */
let elapsed = 0;
const authority = hasOpenssl ? new AnAuthority({ kind: 'ec' }) : undefined;
beforeAll(async () => {
  const stamps = authority && { url: await authority.listen(), authority: authority.pem };
  server = await Server.start({
    proofs: { ...signed(), ...(stamps && { stamps, stampEvery: NEVER }) },
    monotonic: () => elapsed,
  });
  await registerProgramme(server);
});
afterAll(async () => {
  await server.stop();
  await authority?.close();
  rmSync(folder, { recursive: true, force: true });
});

const proofs = (of = server): Proofs => of.app.get(PROOFS);
const sign = (of = server) => proofs(of).sequencing.sign();
const text = (base64: string | null): string => Buffer.from(base64 ?? '', 'base64').toString();
const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
function opened(note: string): Checkpoint {
  const parsed = parseNote(note);
  expect(verifyNote(parsed, [LOG])).toHaveLength(1);
  return parseCheckpoint(parsed.text);
}

describe('who posts', () => {
  it('gets one signature over all that was accepted, for one event and for a batch', async () => {
    const one = await server.post(reached('promised'), PARTNER);
    checkPromise(text(one.headers.get('wijkspoor-promise')), [one.body], LOG);
    const batch = await server.post([reached('p-1'), reached('p-2'), reached('promised')], PARTNER);
    checkPromise(text(batch.headers.get('wijkspoor-promise')), batch.body, LOG);
    expect(() =>
      checkPromise(text(batch.headers.get('wijkspoor-promise')), [...batch.body].reverse(), LOG),
    ).toThrow(RangeError);
  });

  it('gets the promise by GraphQL too', async () => {
    const { data } = reached('by-graphql');
    const { householdReached: receipt } = await server.ask(
      `mutation ($event: EventInput!, $data: HouseholdReachedInput!) {
        householdReached(event: $event, data: $data) { source id digest stream rev recordedAt promise }
      }`,
      PARTNER,
      { event: { id: 'by-graphql', source: DUINDORP }, data },
    );
    checkPromise(receipt.promise, [receipt], LOG);
  });

  it('gets a receipt as soon as a checkpoint covers the entry, and nobody else does', async () => {
    const { body } = await server.post(reached('receipt'), PARTNER);
    const path = `/v1/gebeurtenissen/${body.entryId}/bewijs`;
    const early = await server.fetch(path, PARTNER);
    expect([early.status, early.body.code, early.headers.get('retry-after')]).toEqual([
      404,
      'NO_CHECKPOINT_YET',
      '10',
    ]);
    await sign();
    const {
      status,
      headers,
      body: receipt,
    } = await server.fetch(path, PARTNER, {
      headers: { accept: 'text/plain' },
    });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain(`${body.entryId}.tlog-proof`);
    const { extra, index, checkpoint } = checkReceipt(receipt, LOG);
    expect(index).toBe(Number(body.position) - 1);
    expect(checkpoint.size).toBe(proofs().status.size);
    const { source, id, digest, stream, rev, recordedAt } = body;
    expect(extra).toMatchObject({ source, id, digest, stream, rev, recordedAt });
    const asked = `{ receipt(entryId: "${body.entryId}") }`;
    expect((await server.ask(asked, OFFICE)).receipt).toBe(receipt);
    expect((await server.fetch(path, OTHER_PARTNER)).status).toBe(404);
    expect((await server.fetch(path, MINISTRY)).status).toBe(403);
  });

  it('records after the newest checkpoint, and hears of it with every answer', async () => {
    await sign();
    const { newest } = proofs();
    const { body, headers } = await server.post(reached('after'), PARTNER);
    expect(opened(text(headers.get('wijkspoor-checkpoint')))).toMatchObject({ size: newest?.size });
    await sign();
    const { extra } = checkReceipt(
      (await server.fetch(`/v1/gebeurtenissen/${body.entryId}/bewijs`, PARTNER)).body,
      LOG,
    );
    const { after } = JSON.parse(extra.leaf);
    expect(after).toEqual({
      size: newest?.size,
      root: Buffer.from(newest?.root ?? []).toString('base64'),
    });
    expect((await server.fetch('/v1/schemas')).headers.get('wijkspoor-checkpoint')).toBeNull();
  });
});

describe('an upload', () => {
  const CSV = [
    'Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop;Gespreksonderwerpen',
    ...['a', 'b', 'c'].map(
      (name) => `14-05-2025;noord;Registratie;${household(name)};Huisbezoek;Sociale huur;Energie | Geldzaken`,
    ),
  ].join('\n');

  it('has one signature over all its rows, and a file with the receipt of each as soon as a checkpoint covers them', async () => {
    const { body } = await server.fetch('/v1/aanleveringen?soort=HouseholdReached', PARTNER, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: CSV,
    });
    expect(body.result).toMatchObject({ added: 3 });
    const { receipts, promise: note } = body.result;
    expect((await server.fetch(receipts, PARTNER)).body.code).toBe('NO_CHECKPOINT_YET');
    await sign();
    const answer = await fetch(`${server.url}${receipts}`, {
      headers: { accept: 'application/jsonl', authorization: `Bearer ${PARTNER}` },
    });
    expect(answer.status).toBe(200);
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Promised & { proof: string });
    checkPromise(note, lines, LOG);
    for (const { proof, id } of lines) expect(checkReceipt(proof, LOG).extra.id).toBe(id);
    expect((await server.fetch(receipts, OTHER_PARTNER)).status).toBe(404);
  });
});

describe('the log over HTTP', () => {
  const raw = async (path: string, token?: string): Promise<Uint8Array> => {
    const answer = await fetch(`${server.url}/v1/logboek/${path}`, {
      headers: { accept: '*/*', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });
    expect([path, answer.status]).toEqual([path, 200]);
    return new Uint8Array(await answer.arrayBuffer());
  };

  it('gives a monitor without an account the checkpoint and every tile, and an auditor the entries that hash to them', async () => {
    await server.post(
      Array.from({ length: 300 }, (_, n) => reached(`tile-${n}`)),
      PARTNER,
    );
    await sign();
    const { size, root } = opened(Buffer.from(await raw('checkpoint')).toString());
    expect(size).toBeGreaterThan(300);
    expect(opened(Buffer.from(await raw(`checkpoint/${size}`)).toString()).root).toEqual(root);
    const range = new CompactRange();
    for (const { level, index, width } of tilesOf(size)) {
      const name = `${String(index).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`;
      const tile = await raw(`tile/${level}/${name}`);
      expect(tile).toHaveLength(32 * width);
      if (level > 0) continue;
      const entries = parseBundle(await raw(`tile/entries/${name}`, AUDITOR));
      for (const [at, entry] of entries.entries()) {
        const hash = leafHash(entry);
        expect(Buffer.from(hash)).toEqual(Buffer.from(tile.subarray(32 * at, 32 * at + 32)));
        range.append(hash);
      }
    }
    expect(range.root()).toEqual(root);
  });

  it.each([
    ['tile/0/../checkpoint', 404],
    ['tile/0/..%2f..%2fguard', 404],
    ['tile/0/x000/000', 404],
    ['tile/9/000', 404],
    ['tile/0/999', 404],
    ['checkpoint/1', 404],
    ['checkpoint/..%2fguard', 404],
    ['guard', 404],
  ])('%s is not there', async (path, status) => {
    expect((await server.fetch(`/v1/logboek/${path}`)).status).toBe(status);
  });

  it('says whom to believe: without witnesses the log alone', async () => {
    expect((await server.fetch('/v1/logboek/beleid', undefined)).body).toBe(
      `log ${KEY.verifier}\nquorum none\n`,
    );
  });

  it.each(['rest', 'graphql'])(
    'proves by %s that a leaf is there and that nothing was taken away',
    async (by) => {
      await sign();
      const older = proofs().newest as Checkpoint;
      await server.post(reached(`later-${by}`), PARTNER);
      await sign();
      const checkpoint = 'checkpoint { size root note }';
      const inclusion =
        by === 'rest'
          ? (await server.fetch('/v1/logboek/insluiting?index=3', AUDITOR)).body
          : (
              await server.ask(
                `{ inclusionProof(index: 3) { index leaf leafHash hashes ${checkpoint} } }`,
                AUDITOR,
              )
            ).inclusionProof;
      const { size, root } = opened(inclusion.checkpoint.note);
      const hash = leafHash(Buffer.from(inclusion.leaf));
      expect(Buffer.from(hash).toString('base64')).toBe(inclusion.leafHash);
      const proof = inclusion.hashes.map(bytes);
      expect(isIncluded({ index: 3, size, root, leafHash: hash, proof })).toBe(true);
      const part = '{ size root note }';
      const { from, to, hashes } =
        by === 'rest'
          ? (await server.fetch(`/v1/logboek/samenhang?van=${older.size}`, AUDITOR)).body
          : (
              await server.ask(
                `{ consistencyProof(from: ${older.size}) { from ${part} to ${part} hashes } }`,
                AUDITOR,
              )
            ).consistencyProof;
      const [fromRoot, toRoot] = [opened(from.note).root, opened(to.note).root];
      expect([from.size, to.size]).toEqual([older.size, older.size + 1]);
      expect(fromRoot).toEqual(older.root);
      expect(isConsistent({ from: from.size, to: to.size, fromRoot, toRoot, proof: hashes.map(bytes) })).toBe(
        true,
      );
    },
  );

  it.each([
    ['{ inclusionProof(index: 1.5) { index } }', 'BAD_USER_INPUT'],
    ['{ inclusionProof(index: -1) { index } }', 'BAD_USER_INPUT'],
    ['{ inclusionProof(index: 1e12) { index } }', 'BAD_USER_INPUT'],
    ['{ inclusionProof(index: 1, size: 2) { index } }', 'NOT_FOUND'],
    ['{ consistencyProof(from: -1) { hashes } }', 'BAD_USER_INPUT'],
  ])('refuses %s: %s', async (asked, code) => {
    expect((await server.query(asked, AUDITOR)).errors?.[0].extensions.code).toBe(code);
  });
});

it('the history of an entry says who, when and why to who may audit; others are told no name', async () => {
  // Seen to fail: with the subject told to everybody who may see the entry (apps/api/features/entries).
  const { body: first } = await server.post(reached('told'), PARTNER);
  const retracted = cloudEvent('EntryRetracted', DUINDORP, 'told-away', {
    ...{ entryId: first.entryId, reason: 'DID_NOT_HAPPEN' },
  });
  expect((await server.post(retracted, PARTNER)).status).toBe(201);
  const asked = `{ entry(entryId: "${first.entryId}") { history { name recordedAt actorRole actorSubject reason } } }`;
  const subject = 'demo-partner-gemeente-duindorp';
  for (const [token, actorSubject] of [
    [OFFICE, subject],
    [AUDITOR, subject],
    [PARTNER, null],
  ] as const) {
    const { history } = (await server.ask(asked, token)).entry;
    const actorRole = 'partner';
    expect(history).toMatchObject([
      { name: 'HouseholdReached', actorRole, actorSubject, reason: null, recordedAt: first.recordedAt },
      {
        name: 'EntryRetracted',
        actorRole,
        actorSubject,
        reason: 'DID_NOT_HAPPEN',
        recordedAt: expect.any(String),
      },
    ]);
  }
});

describe('the check of the whole log by the server', () => {
  const ended = async (ask: () => Promise<Json>): Promise<Json> => {
    for (;;) {
      const state = await ask();
      if (state.state !== 'running') return state;
    }
  };
  const LOG_CHECK = '{ state done size checkpoints leaf startedAt endedAt text { nl en } }';

  it('is asked for by who may audit, by REST and by GraphQL, and says what it came to', async () => {
    await sign();
    const { size } = proofs().status;
    const begun = await server.fetch('/v1/logboek/controle', OFFICE, { method: 'POST' });
    expect([begun.status, begun.body.size]).toEqual([202, size]);
    const state = async () => (await server.fetch('/v1/logboek/controle', AUDITOR)).body;
    expect(await ended(state)).toMatchObject({
      ...{ state: 'clean', done: size, size, checkpoints: expect.any(Number), endedAt: expect.any(String) },
      text: { nl: expect.stringContaining(`In orde: elke gebeurtenis (${size})`) },
    });
    const { checkLog } = await server.ask(`mutation { checkLog ${LOG_CHECK} }`, AUDITOR);
    expect(checkLog).toMatchObject({ size });
    const asked = async () => (await server.ask(`{ logCheck ${LOG_CHECK} }`, AUDITOR)).logCheck;
    expect(await ended(asked)).toMatchObject({ state: 'clean', leaf: null });
  });

  it('names the leaf that differs, in words, and is bounded', async () => {
    // Seen to fail: without takeRecomputation in CheckLogHandler; with shares that come back by the machine's time.
    await sign();
    const { tiles, signed: newest } = proofs().sequencing;
    const size = newest?.size ?? 0;
    const hashes = [...(await tiles.hashes(0, 0, size))];
    tiles.writeTile(0, 0, [...hashes.slice(0, 9), new Uint8Array(32), ...hashes.slice(10)]);
    const statuses: number[] = [];
    elapsed += 60_000;
    while (statuses.at(-1) !== 429 && statuses.length < 20) {
      const { status } = await server.fetch('/v1/logboek/controle', AUDITOR, { method: 'POST' });
      statuses.push(status);
      const found = await ended(async () => (await server.fetch('/v1/logboek/controle', AUDITOR)).body);
      expect(found).toMatchObject({
        ...{ state: 'different', leaf: 9, done: 9 },
        text: { nl: 'Blad 9 is niet wat is ondertekend: de bewaarde hash verschilt' },
      });
    }
    expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
    tiles.writeTile(0, 0, hashes);
  });
});

describe('the witnesses of the policy', () => {
  it('sign what is served and receipted; one that is away is behind, in words', async () => {
    // Seen to fail: with receipts under the newest checkpoint alone.
    const path = aFolder();
    const [bzk, rk] = [
      await AWitness.open('bzk', 1, KEY.verifier),
      await AWitness.open('rk', 2, KEY.verifier),
    ];
    const policy = `log ${KEY.verifier}\n${bzk.line}\n${rk.line}\ngroup staat any bzk rk\nquorum staat\n`;
    await rk.close();
    const now = bzk.now * 1_000;
    const other = await Server.start({
      now: new Date(now).toISOString(),
      proofs: { ...signed(path), witnessEvery: NEVER, policy: { text: policy, parsed: parsePolicy(policy) } },
    });
    await registerProgramme(other);
    const { body } = await other.post(reached('witnessed'), PARTNER);
    await sign(other);
    await proofs(other).feed();
    await other.post(reached('later'), PARTNER);
    await sign(other);
    expect((await other.fetch('/v1/logboek/beleid')).body).toBe(policy);
    const receipt = (await other.fetch(`/v1/gebeurtenissen/${body.entryId}/bewijs`, PARTNER)).body;
    const { signers } = checkReceipt(receipt, LOG, [parseVerifierKey(bzk.key.verifier)]);
    expect(signers.map(({ at }) => at)).toEqual([undefined, bzk.now]);
    const { logState } = await other.ask(
      '{ logState { origin state checkpoint { size } witnesses { name size signedAt behind why { nl en } } } }',
      AUDITOR,
    );
    expect(logState).toMatchObject({
      origin: KEY.name,
      state: 'live',
      witnesses: [
        { name: 'bzk', size: logState.checkpoint.size - 1, behind: false, why: null },
        { name: 'rk', size: 0, behind: true, signedAt: null, why: { nl: 'antwoordt niet' } },
      ],
    });
    expect((await other.fetch('/metrics')).body).toContain(
      `wijkspoor_proof_witness_size{witness="bzk"} ${logState.checkpoint.size - 1}`,
    );
    expect((await other.fetch('/metrics')).body).toContain(
      `wijkspoor_proof_witness_timestamp_seconds{witness="bzk"} ${bzk.now}`,
    );
    await other.stop();
    await bzk.close();
    rmSync(path, { recursive: true, force: true });
  });
});

describe('a log that is not what was signed of it', () => {
  it('is told in words by health, and in numbers by metrics; nothing is signed and the server is not ready', async () => {
    // Seen to fail: without the faults of Proofs in Readiness.
    const path = aFolder();
    const store = openMemoryStore();
    let cut = false;
    const shorter: LogSource = {
      readAll: async (options) => (cut ? [] : store.readAll(options)),
      readStream: (stream, options) => store.readStream(stream, options),
    };
    const other = await Server.start({ proofs: { ...signed(path), source: shorter }, store: () => store });
    await registerProgramme(other);
    await sign(other);
    expect((await other.fetch('/health/ready')).body.proofs).toMatchObject({ state: 'live' });
    cut = true;
    await sign(other);
    const { status, body } = await other.fetch('/health/ready');
    expect(status).toBe(503);
    expect(body.faults).toEqual([
      {
        code: 'PROOF_LOG_SHORTER',
        detail: { nl: expect.stringContaining('korter'), en: expect.any(String) },
      },
    ]);
    expect(body.proofs).toMatchObject({ state: 'stopped', error: { code: 'LOG_SHORTER' } });
    expect((await other.fetch('/metrics')).body).toContain('wijkspoor_proof_log_intact 0');
    cut = false;
    await sign(other);
    expect((await other.fetch('/health/ready')).status).toBe(200);
    await other.stop();
    rmSync(path, { recursive: true, force: true });
  });

  it('a server beside another that signs goes on answering, signs nothing, and takes over when that has closed', async () => {
    const path = aFolder();
    const store = openMemoryStore();
    const shared = new Proxy<EventStore>(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'close') return async () => undefined;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const first = await Server.start({ proofs: signed(path), store: () => shared });
    await registerProgramme(first);
    const second = await Server.start({ proofs: signed(path), store: () => shared });
    const { status, body } = await second.fetch('/health/ready');
    expect([status, body.proofs.error.code]).toEqual([200, 'OTHER_SIGNER']);
    expect((await second.fetch('/v1/logboek/checkpoint')).status).toBe(404);
    await first.stop();
    await sign(second);
    expect((await second.fetch('/v1/logboek/checkpoint')).status).toBe(200);
    await second.stop();
    rmSync(path, { recursive: true, force: true });
  });
});

it('forgetting every household changes no figure, no leaf and no proof, and what was forgotten is in no file of the proofs', async () => {
  const path = aFolder();
  const vault = openMemoryVault();
  const other = await Server.start({ proofs: signed(path), vault: async () => vault });
  await registerProgramme(other);
  await other.post([reached('one'), reached('two'), reached('three')], PARTNER);
  await sign(other);
  const before = proofs(other).newest;
  const head = `atLeast: "${before?.size}"`;
  const asked = `{ figures(period: "2025", ${head}) { kpi { code } value numerator denominator } }`;
  const figures = await other.ask(asked, OFFICE);
  const keys = [];
  for await (const { kind, scope, key } of vault.entries()) keys.push({ kind, scope, key });
  expect(keys.length).toBeGreaterThanOrEqual(3);
  expect(await vault.forget(keys)).toBe(keys.length);
  expect(await other.ask(asked, OFFICE)).toEqual(figures);
  const { body } = await other.post(reached('later'), PARTNER);
  await sign(other);
  const { newest, sequencing } = proofs(other);
  const [from, to] = [before?.size ?? 0, newest?.size ?? 0];
  const proof = await sequencing.tiles.consistencyProof(from, to);
  const [fromRoot, toRoot] = [before?.root ?? new Uint8Array(), newest?.root ?? new Uint8Array()];
  expect(isConsistent({ from, to, fromRoot, toRoot, proof })).toBe(true);
  await sequencing.scrub();
  expect(proofs(other).status.scrub).toMatchObject({ rounds: 1 });
  checkReceipt((await other.fetch(`/v1/gebeurtenissen/${body.entryId}/bewijs`, PARTNER)).body, LOG);
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const file of files) {
    const content = readFileSync(join(file.parentPath, file.name));
    for (const { key } of keys) expect(content.includes(key)).toBe(false);
  }
  await other.stop();
  rmSync(path, { recursive: true, force: true });
});

it('a server that does not sign says so, and posts as ever', async () => {
  const plain = await Server.start();
  await registerProgramme(plain);
  const { status, headers, body } = await plain.post(reached('plain'), PARTNER);
  expect([status, headers.get('wijkspoor-promise')]).toEqual([201, null]);
  expect((await plain.fetch(`/v1/gebeurtenissen/${body.entryId}/bewijs`, PARTNER)).status).toBe(404);
  expect((await plain.fetch('/v1/logboek/checkpoint')).status).toBe(404);
  await plain.stop();
});

(hasOpenssl ? describe : describe.skip)('an authority that stamps (RFC 3161)', () => {
  const state = async () =>
    (await server.ask('{ logState { stamps { size stampedAt behind why { nl } } } }', AUDITOR)).logState
      .stamps;

  it('is asked for a stamp over the newest checkpoint, which everybody can take away with the certificates it leads to', async () => {
    await sign();
    await proofs().stamps?.stamp();
    const size = proofs().newest?.size ?? 0;
    expect(await state()).toMatchObject({ size, behind: false, why: null, stampedAt: expect.any(String) });
    const answer = await fetch(`${server.url}/v1/logboek/stempel/${size}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/timestamp-reply']);
    const stamp = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(stamp)).toEqual(readFileSync(join(folder, 'stamps', `${size}.tsr`)));
    const pem = await fetch(`${server.url}/v1/logboek/stempelautoriteit`);
    expect([pem.status, await pem.text()]).toEqual([200, authority?.pem]);
    for (const wrong of [size + 1, 0, '..%2fguard', '1e3'])
      expect((await fetch(`${server.url}/v1/logboek/stempel/${wrong}`)).status).toBe(404);
  });

  it('that does not stamp any more is told, and what was stamped stays', async () => {
    const before = await state();
    await server.post(reached('after-the-stamp'), PARTNER);
    await sign();
    authority!.instead = { status: 503, body: new Uint8Array() };
    await proofs().stamps?.stamp();
    authority!.instead = undefined;
    expect(await state()).toEqual({ ...before, why: { nl: 'weigert te stempelen' } });
    const { body: metrics } = await server.fetch('/metrics');
    expect(metrics).toContain('wijkspoor_proof_stamp_failing 1');
    expect(metrics).toContain(`wijkspoor_proof_stamp_size ${before.size}`);
    expect(metrics).toContain(
      `wijkspoor_proof_stamp_timestamp_seconds ${Math.floor(Date.parse(before.stampedAt) / 1_000)}`,
    );
    await proofs().stamps?.stamp();
    expect(await state()).toMatchObject({ size: proofs().newest?.size, why: null });
  });
});
