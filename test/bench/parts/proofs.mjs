import { hash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { entryIdOf } from '../../../dist/libs/platform/index.js';
import { canonicalJson } from '../../../dist/libs/programme/index.js';
import { leafHash, Sequencer, SequencingThread, signingKey } from '../../../dist/libs/transparency/index.js';
import { number, table } from '../support/format.mjs';
import { describeLoad } from '../support/machine.mjs';
import { median, pause, rateInFlight, timed } from '../support/measure.mjs';
import { verified } from './verified.mjs';

const KEY = signingKey('bench.example.org/log', new Uint8Array(32).fill(9));
const AT_ONCE = 500;

let made = 0;
/** An event as ingest stores it, salted. */
function newEvent() {
  made += 1;
  const metadata = {
    source: 'urn:nld:oin:00000099000000777000:systeem:bench',
    id: `bench-${made}`,
    digest: hash('sha256', String(made), 'hex'),
    partnerId: 'bench',
    actor: { role: 'partner', subject: 'bench' },
    naturalKey: '0123456789abc',
    nonce: randomBytes(32).toString('base64'),
  };
  return {
    eventId: entryIdOf(metadata.source, metadata.id),
    type: 'HouseholdReached',
    schemaVersion: 1,
    data: canonicalJson({
      occurredOn: '2025-05-14',
      neighbourhoodId: 'den-haag-zuidwest',
      householdKey: randomBytes(32).toString('base64url'),
      topics: ['ENERGY', 'FINANCES'],
    }),
    metadata: canonicalJson({ ...metadata, salt: hash('sha256', canonicalJson(metadata), 'base64') }),
  };
}
const newAppend = () => {
  const event = newEvent();
  return { stream: `entry-${event.eventId}`, expected: 'no-stream', events: [event] };
};

/** What proving costs: sequencing, a proof, how long until it is signed, what posting loses by it, and how long a bundle takes to verify. */
export async function proofs({ report, directory, repetitions, quick }) {
  report.title('(proofs) The transparency log over a log in SQLite');
  const count = quick ? 20_000 : 200_000;
  const leaves = quick ? 20_000 : 1_000_000;
  const place = mkdtempSync(join(directory, 'proofs-'));
  const loads = [];
  const withLoad = async (work) => {
    const answer = await work;
    loads.push(describeLoad());
    return answer;
  };
  try {
    const store = await filled(join(place, 'log.db'), count);
    const sequencing = await withLoad(sequenced(store, place, { count, repetitions }));
    const proof = await withLoad(proofTimes(sequencing.sequencer, count));
    await store.close();
    const latency = await withLoad(untilSigned(mkdtempSync(join(place, 'until-')), quick ? 12_000 : 60_000));
    const slowed = await withLoad(postingSlowed(mkdtempSync(join(place, 'slowed-')), { repetitions, quick }));
    const seconds = await withLoad(verifying(mkdtempSync(join(place, 'verified-')), leaves));
    tell(report, { count, sequencing, proof, latency, slowed, leaves, seconds, loads });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function filled(path, count) {
  const store = await openSqliteStore({ path, synchronous: 'OFF' });
  for (let left = count; left > 0; left -= AT_ONCE)
    await store.appendAll(Array.from({ length: Math.min(left, AT_ONCE) }, newAppend));
  return store;
}

async function verifying(place, leaves) {
  const store = await filled(join(place, 'log.db'), leaves);
  await store.close();
  return verified(place);
}

/** Microseconds of processor time of this process that a piece of work took for each of `count`, with its answer. */
async function processorTime(count, body) {
  const before = process.cpuUsage();
  const value = await body();
  const { user, system } = process.cpuUsage(before);
  return { us: (user + system) / count, value };
}

/** Entries a second from nothing to the signed checkpoint; the first pass, in which the code is compiled, does not count. */
async function sequenced(store, place, { count, repetitions }) {
  const [rates, costs] = [[], []];
  let sequencer;
  for (let i = 0; i <= repetitions; i++) {
    sequencer = new Sequencer({ source: store, folder: join(place, `tree-${i}`), key: KEY });
    const { us, value } = await processorTime(count, () => timed(() => sequencer.pass()));
    if (i === 0) continue;
    rates.push((count * 1000) / value.ms);
    costs.push(us);
  }
  return { rate: median(rates), us: median(costs), sequencer };
}

/** Sorted milliseconds of proofs of leaves anywhere in the tree; the first ones, in which the code is compiled, do not count. */
async function proofTimes(sequencer, count) {
  const one = async (n) => {
    const index = (n * 7919) % count;
    leafHash(await sequencer.tiles.entry(index, count));
    await sequencer.tiles.inclusionProof(index, count);
  };
  for (let n = 0; n < 200; n++) await one(n);
  const times = [];
  const { us } = await processorTime(400, async () => {
    for (let n = 200; n < 600; n++) times.push((await timed(() => one(n))).ms);
  });
  return { times: times.sort((a, b) => a - b), us };
}

/** Sorted milliseconds from an append's answer to the checkpoint that covers it, at 500 a second. */
async function untilSigned(place, duration) {
  const store = await openSqliteStore({ path: join(place, 'log.db') });
  const waiting = [];
  const latencies = [];
  const sequencing = new SequencingThread({
    path: join(place, 'log.db'),
    folder: join(place, 'tree'),
    key: KEY,
    onSigned: ({ size }) => {
      const now = performance.now();
      while (waiting.length > 0 && waiting[0].position <= size) latencies.push(now - waiting.shift().at);
    },
  });
  await sequencing.start();
  const began = performance.now();
  for (let sent = 0; performance.now() - began < duration;) {
    const due = Math.floor((performance.now() - began) / 2);
    const appends = Array.from({ length: Math.min(due - sent, 500) }, newAppend);
    sent += appends.length;
    if (appends.length > 0)
      for (const { events } of await store.appendAll(appends))
        waiting.push({ position: Number(events[0].position), at: performance.now() });
    await pause(20);
  }
  await sequencing.sign();
  await sequencing.close();
  await store.close();
  return latencies.sort((a, b) => a - b);
}

/**
 * What the sequencer in its thread costs posting, in percents, without and with and with and without, so that a machine that grows slower or quicker meanwhile
 * counts for both; the median of the pairs. What is measured begins with the first checkpoint over ten seconds of posting and has two such in it (every second
 * and six of them with --quick), so that all that signing costs in the long run is in it.
 * `longer`: how much longer an append takes when 500 a second are posted. `fewer`: how much fewer there are when 32 callers post as fast as they can.
 */
async function postingSlowed(place, { repetitions, quick }) {
  const [longer, fewer] = [[], []];
  for (let i = 0; i < (quick ? 2 : repetitions); i++) {
    const [time, rate] = [{}, {}];
    for (const signs of i % 2 === 0 ? [false, true] : [true, false]) {
      time[signs] = await beside(join(place, `time-${i}-${signs}`), { signs, quick }, timeOfAnAppend);
      rate[signs] = await beside(join(place, `rate-${i}-${signs}`), { signs, quick }, appendsASecond);
    }
    longer.push(100 * (time[true] / time[false] - 1));
    fewer.push(100 * (1 - rate[true] / rate[false]));
  }
  return { longer, fewer };
}

/** Measures on a new log, with the sequencer beside it or without. */
async function beside(place, { signs, quick }, measure) {
  mkdirSync(place);
  const path = join(place, 'log.db');
  const store = await openSqliteStore({ path });
  const every = quick ? 1_000 : 10_000;
  const sequencing = new SequencingThread({ path, folder: join(place, 'tree'), key: KEY, every });
  if (signs) await sequencing.start();
  const measured = await measure(store, { warmUp: every, duration: quick ? 6_000 : 20_000 });
  await sequencing.close();
  await store.close();
  rmSync(place, { recursive: true });
  return measured;
}

const appendsASecond = (store, times) => rateInFlight(() => store.append(newAppend()), 32, times);

/** Milliseconds an append takes in the mean, 500 a second, each by itself and whether or not those before it have answered. */
async function timeOfAnAppend(store, { warmUp, duration }) {
  const times = [];
  const under = new Set();
  const began = performance.now();
  for (let sent = 0; performance.now() - began < warmUp + duration;) {
    for (const due = (performance.now() - began) / 2; sent < due; sent++) {
      const counts = performance.now() - began > warmUp;
      const one = timed(() => store.append(newAppend())).then(({ ms }) => {
        under.delete(one);
        if (counts) times.push(ms);
      });
      under.add(one);
    }
    await pause(2);
  }
  await Promise.all(under);
  return times.reduce((sum, ms) => sum + ms, 0) / times.length;
}

const inPercents = (pairs) => [
  `${median(pairs).toFixed(1)} %`,
  `pairs: ${pairs.map((pair) => pair.toFixed(1)).join(', ')}`,
];

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function tell(report, { count, sequencing, proof, latency, slowed, leaves, seconds, loads }) {
  const { rate } = sequencing;
  const [slow, wait] = [at(proof.times, 0.99), at(latency, 0.99) / 1_000];
  const processor = (us) => `${number(Math.round(us))} us of processor time each`;
  const lines = [
    [`sequencing ${number(count)} entries`, `${number(Math.round(rate))} a second`, processor(sequencing.us)],
    [
      'entry and inclusion proof, p50 and p99',
      `${at(proof.times, 0.5).toFixed(2)} and ${slow.toFixed(2)} ms`,
      processor(proof.us),
    ],
    ['append to signed checkpoint at 500/s, p99', `${wait.toFixed(1)} s`, ''],
    ['an append at 500/s longer with the sequencer beside it', ...inPercents(slowed.longer)],
    ['appends fewer at 32 in flight with the sequencer beside them', ...inPercents(slowed.fewer)],
    [`a bundle of ${number(leaves)} leaves verified`, `${seconds.toFixed(1)} s`, ''],
  ];
  const [first, second, third, fourth, last] = loads;
  const beside = [first, second, third, fourth, fourth, last];
  report.lines(table(lines.map((line, i) => [...line, `load ${beside[i]}`])));
  report.aim('sequencing', '≥ 20,000 entries/s', `${number(Math.round(rate))}`, rate >= 20_000);
  report.aim('a proof', '≤ 5 ms', `${slow.toFixed(2)} ms (p99)`, slow <= 5);
  report.aim('append → signed checkpoint', 'p99 ≤ 15 s at 500/s', `${wait.toFixed(1)} s`, wait <= 15);
  report.aim(
    'posting slowed',
    '< 2 % at 500/s',
    `${median(slowed.longer).toFixed(1)} %`,
    median(slowed.longer) < 2,
  );
  if (leaves === 1_000_000)
    report.aim('1 M leaves verified', '≤ 60 s', `${seconds.toFixed(1)} s`, seconds <= 60);
}
