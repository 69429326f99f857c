import { hash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { canonicalJson } from '../../../dist/libs/programme/index.js';
import { leafHash, Sequencer, SequencingThread, signingKey } from '../../../dist/libs/transparency/index.js';
import { number, table } from '../support/format.mjs';
import { median, pause, rateInFlight, timed } from '../support/measure.mjs';

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
    eventId: randomUUID(),
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

/** What proving costs: sequencing, a proof, how long until it is signed, and what posting loses by it. */
export async function proofs({ report, directory, repetitions, quick }) {
  report.title('(proofs) The transparency log over a log in SQLite');
  const count = quick ? 20_000 : 200_000;
  const place = mkdtempSync(join(directory, 'proofs-'));
  try {
    const store = await openSqliteStore({ path: join(place, 'log.db') });
    for (let left = count; left > 0; left -= AT_ONCE)
      await store.appendAll(Array.from({ length: Math.min(left, AT_ONCE) }, newAppend));
    const rates = [];
    let sequencer;
    for (let i = 0; i < repetitions; i++) {
      sequencer = new Sequencer({ source: store, folder: join(place, `tree-${i}`), key: KEY });
      const { ms } = await timed(() => sequencer.pass());
      rates.push((count * 1000) / ms);
    }
    const times = await proofTimes(sequencer, count);
    await store.close();
    const latency = await untilSigned(mkdtempSync(join(place, 'until-')), quick ? 12_000 : 60_000);
    const slowed = await postingSlowed(mkdtempSync(join(place, 'slowed-')), { repetitions, quick });
    tell(report, { count, rates, times, latency, slowed });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Sorted milliseconds of proofs of leaves anywhere in the tree. */
async function proofTimes(sequencer, count) {
  const times = [];
  for (let i = 0; i < 400; i++) {
    const index = (i * 7919) % count;
    const { ms } = await timed(async () => {
      leafHash(await sequencer.tiles.entry(index, count));
      await sequencer.tiles.inclusionProof(index, count);
    });
    times.push(ms);
  }
  return times.sort((a, b) => a - b);
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
 * How much fewer appends a second there are with the sequencer in its thread beside them, in percents. In turn without and with, with and without, so
 * that a machine that grows slower or quicker meanwhile counts for both; the median of the pairs. A run has one checkpoint of ten seconds of posting in it.
 */
async function postingSlowed(place, { repetitions, quick }) {
  const pairs = [];
  for (let i = 0; i < (quick ? 2 : 2 * repetitions); i++) {
    const pair = {};
    for (const signs of i % 2 === 0 ? [false, true] : [true, false])
      pair[signs ? 'with' : 'without'] = await appendsASecond(join(place, `${i}-${signs}`), signs, quick);
    pairs.push(100 * (1 - pair.with / pair.without));
  }
  return { median: median(pairs), pairs };
}

async function appendsASecond(place, signs, quick) {
  mkdirSync(place);
  const path = join(place, 'log.db');
  const store = await openSqliteStore({ path });
  const sequencing = new SequencingThread({
    path,
    folder: join(place, 'tree'),
    key: KEY,
    ...(quick ? { every: 1_000 } : {}),
  });
  if (signs) await sequencing.start();
  const duration = quick ? 3_000 : 12_000;
  const rate = await rateInFlight(() => store.append(newAppend()), 32, { duration, warmUp: 500 });
  await sequencing.close();
  await store.close();
  rmSync(place, { recursive: true });
  return rate;
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function tell(report, { count, rates, times, latency, slowed }) {
  const [rate, proof, wait] = [median(rates), at(times, 0.99), at(latency, 0.99) / 1_000];
  report.lines(
    table([
      [`sequencing ${number(count)} entries`, `${number(Math.round(rate))} a second`],
      [
        'entry and inclusion proof, p50 and p99',
        `${times[times.length >> 1].toFixed(2)} and ${proof.toFixed(2)} ms`,
      ],
      ['append to signed checkpoint at 500/s, p99', `${wait.toFixed(1)} s`],
      [
        'appends lost to the sequencer beside them (each pair)',
        `${slowed.median.toFixed(1)} % (${slowed.pairs.map((pair) => pair.toFixed(1)).join(', ')})`,
      ],
    ]),
  );
  report.aim('sequencing', '≥ 20,000 entries/s', `${number(Math.round(rate))}`, rate >= 20_000);
  report.aim('a proof', '≤ 5 ms', `${proof.toFixed(2)} ms (p99)`, proof <= 5);
  report.aim('append → signed checkpoint', 'p99 ≤ 15 s at 500/s', `${wait.toFixed(1)} s`, wait <= 15);
  report.aim('posting slowed', '< 2 %', `${slowed.median.toFixed(1)} %`, slowed.median < 2);
}
