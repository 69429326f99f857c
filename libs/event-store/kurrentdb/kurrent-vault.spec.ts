import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import { describeKeyVault, household } from '../../../test/conformance/key-vault-suite.js';
import { LONGER_THAN_A_TEST as LONGER } from '../../../test/support/dose.js';
import { KurrentServer } from '../../../test/support/kurrent-server/kurrent-server.js';
import { testCluster, type TestCluster } from '../../../test/support/kurrentdb-url.js';
import type { KeyVault } from '../key-vault.js';
import { eraseFrom, forgottenAmong } from '../sealed/erasure.js';
import { SealedVault } from '../sealed/sealed-vault.js';
import { VaultCipher } from '../sealed/vault-cipher.js';
import { openDatabase } from '../sql/driver.js';
import { openKurrentStore } from './kurrent-store.js';
import { openKurrentVault } from './kurrent-vault.js';

/** Where something is to succeed: a busy machine takes its time, and no try is made twice. */
const TIMES = { attempt: LONGER, total: LONGER };

let server: KurrentServer;
let cluster: TestCluster;
beforeAll(async () => {
  server = await KurrentServer.start();
  cluster = await testCluster();
});
afterAll(() => {
  server.stop();
  cluster.stop();
});
afterEach(() => server.faults.clear());
const open = (log: string, times: Partial<typeof TIMES> = {}): Promise<KeyVault> =>
  openKurrentVault({ setting: server.url.replace('?', `/${log}?`), times: { ...TIMES, ...times } });
const openNew = (): Promise<KeyVault> => openKurrentVault({ setting: cluster.newLog(), times: TIMES });

describeKeyVault('kurrentdb', { create: openNew });
describeKeyVault('kurrentdb, sealed', {
  create: async () => new SealedVault(await openNew(), new VaultCipher(Buffer.alloc(32, 1))),
});

// Seen to fail: when the marks of what was forgotten are not written.
it('what is forgotten on purpose leaves its token, and after a scavenge no byte of its key', async () => {
  const vault = await open('erased');
  const secret = 'ZXJhc2VkLW9uLXB1cnBvc2UtcHNldWRvbnltLTEyMzQ';
  const [token = ''] = await vault.tokensFor([household(secret)]);
  expect(await eraseFrom(vault, [household(secret)])).toEqual([token]);
  server.ledger.scavenge();
  const text = Buffer.concat(server.ledger.records.map(({ data }) => data)).toString();
  expect(text).not.toContain(secret);
  expect([...(await forgottenAmong(vault, [token, 't_other']))]).toEqual([token]);
  await vault.close();
});

it('two replicas give one token, and forget for each other', async () => {
  const [one, two] = await Promise.all([open('both'), open('both')]);
  const keys = Array.from({ length: 50 }, (_, index) => household(`k${index}`));
  const [first, second] = await Promise.all([one.tokensFor(keys), two.tokensFor(keys)]);
  expect(first).toEqual(second);
  expect((await two.reveal(first)).size).toBe(50);
  const forgotten = await Promise.all([one.forget([household('k7')]), two.forget([household('k7')])]);
  expect(forgotten[0] + forgotten[1]).toBe(1);
  expect(await two.reveal([first[7]!])).toEqual(new Map());
  expect((await two.tokensFor([household('k7')]))[0]).not.toBe(first[7]);
  await Promise.all([one.close(), two.close()]);
});

// Fails when a known key's token is answered without looking whether its key can be revealed: tried.
it('a crash between the two streams of a key is mended by the next who asks', async () => {
  const vault = await open('crash');
  const streams = (): string[] => server.ledger.records.map(({ stream }) => stream);
  const [token = ''] = await vault.tokensFor([household('a')]);
  const behind = streams().find((stream) => stream.includes(token))!;
  server.ledger.forget(behind);
  await vault.close();
  const next = await open('crash');
  expect(await next.reveal([token])).toEqual(new Map());
  expect(await next.tokensFor([household('a')])).toEqual([token]);
  expect(await next.reveal([token])).toEqual(new Map([[token, 'a']]));
  await next.close();
});

// Seen to fail: when whoever meets the mark takes the token that it names; when the tries never end.
it('a forgetting that stopped halfway is finished by the next who asks', async () => {
  // The tries end soon, each has all the time it wants: nothing but the deletion is refused.
  const vault = await open('half', { total: 1_000 });
  const [token = ''] = await vault.tokensFor([household('a')]);
  server.faults.plan('delete', 'error-before', { times: 1_000 });
  await expect(vault.forget([household('a')])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  server.faults.clear();
  const [again = ''] = await vault.tokensFor([household('a')]);
  expect(again).not.toBe(token);
  expect(await vault.reveal([token, again])).toEqual(new Map([[again, 'a']]));
  await vault.close();
});

it.each(['hang', 'hang-after-commit', 'error-after-commit', 'slow', 'not-leader'] as const)(
  'one token for a key when an append suffers: %s',
  async (fault) => {
    // The answer to a try may never come.
    const again = { attempt: 1_500 };
    const [one, two] = await Promise.all([open(fault, again), open(fault, again)]);
    server.faults.plan('append', fault, { times: 2 });
    server.faults.plan('delete', 'error-after-commit');
    const both = await Promise.all([one.tokensFor([household('a')]), two.tokensFor([household('a')])]);
    expect(both[0]).toEqual(both[1]);
    expect(await one.forget([household('a')])).toBe(1);
    expect(await two.reveal(both[0])).toEqual(new Map());
    await Promise.all([one.close(), two.close()]);
  },
);

// Seen to fail: when a vault that was refused as second appends behind what it could not read yet.
it('one token for a key of two replicas while the cluster still replicates', async () => {
  const [one, two] = await Promise.all([open('lag'), open('lag')]);
  // What is stored can be read once the one that was refused for it has looked for it twice.
  let release = (): void => undefined;
  server.ledger.replicated = new Promise<void>((resolve) => (release = resolve));
  const [append, stream] = [
    server.ledger.append.bind(server.ledger),
    server.ledger.stream.bind(server.ledger),
  ];
  const looks = new Map<string, number>();
  server.ledger.append = (name, ...rest) => {
    const answer = append(name, ...rest);
    if (!answer.ok && !looks.has(name)) looks.set(name, 0);
    return answer;
  };
  server.ledger.stream = (name) => {
    const before = looks.get(name);
    if (before !== undefined) looks.set(name, before + 1);
    if (looks.size > 0 && [...looks.values()].every((count) => count >= 2)) release();
    return stream(name);
  };
  const keys = [household('a'), household('b')];
  const both = await Promise.all([one.tokensFor(keys), two.tokensFor(keys)]);
  Object.assign(server.ledger, { replicated: undefined, append, stream });
  expect(both[0]).toEqual(both[1]);
  expect((await two.reveal(both[0])).size).toBe(2);
  await Promise.all([one.close(), two.close()]);
});

// The streams of the vault begin with other letters than those of the log: what is erased was never counted.
// What is deleted stays in $all, for administrators, until the scavenge; the streams of the vault show nothing of it.
it('the log does not see the vault, and after a scavenge nothing of a forgotten key is left', async () => {
  const vault = await open('beside');
  const setting = server.url.replace('?', '/beside?');
  const store = await openKurrentStore({ setting, mirror: openDatabase(':memory:'), times: TIMES });
  const secret = 'Zm9yZ2V0LW1lLW5vdC1teS1wc2V1ZG9ueW0tMTIzNDU';
  await vault.tokensFor([household(secret)]);
  const text = (): string => Buffer.concat(server.ledger.records.map(({ data }) => data)).toString();
  expect(text()).toContain(secret);
  expect(await store.head()).toBe(0n);
  await vault.forget([household(secret)]);
  expect(text()).toContain(secret);
  server.ledger.scavenge();
  expect(text()).not.toContain(secret);
  await vault.close();
  await store.close();
});

/** Writes and reads of a server from here on. */
function calls(): { writes: number; reads: number } {
  const counted = { writes: 0, reads: 0 };
  const take = server.faults.take.bind(server.faults);
  server.faults.take = (place, stream) => {
    if (place === 'append') counted.writes += 1;
    if (place === 'read') counted.reads += 1;
    return take(place, stream);
  };
  return counted;
}

// Seen to fail: without the table of known tokens.
it('a new key costs two writes and no read; a known one a look that all who ask share', async () => {
  const vault = await open('cost');
  const keys = Array.from({ length: 40 }, (_, index) => household(`k${index}`));
  await vault.tokensFor([household('first')]);
  const counted = calls();
  const tokens = await vault.tokensFor(keys);
  expect(counted).toEqual({ writes: 80, reads: 0 });
  expect(await vault.tokensFor(keys)).toEqual(tokens);
  expect(counted).toEqual({ writes: 80, reads: 1 });
  await Promise.all(keys.map((key) => vault.tokensFor([key])));
  expect(counted.writes).toBe(80);
  // One under way when the others asked, and one for them.
  expect(counted.reads).toBeLessThan(6);
  await vault.close();
});

// Seen to fail: without the notice of `erase`, the second replica gives the forgotten token forever.
it('a key that another replica forgot has a new token at once, however well it was known here', async () => {
  const [one, two] = await Promise.all([open('notice'), open('notice')]);
  const key = [household('a')];
  await two.tokensFor([household('other')]);
  const [first] = await one.tokensFor(key);
  expect(await two.tokensFor(key)).toEqual([first]);
  expect(await two.tokensFor(key)).toEqual([first]);
  expect(await one.forget(key)).toBe(1);
  const [second] = await two.tokensFor(key);
  expect(second).not.toBe(first);
  expect(await one.tokensFor(key)).toEqual([second]);
  await Promise.all([one.close(), two.close()]);
});
