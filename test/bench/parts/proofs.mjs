import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { leafHash, Sequencer, SequencingThread, signingKey } from '../../../dist/libs/transparency/index.js';
import { number, table } from '../support/format.mjs';
import { describeLoad } from '../support/machine.mjs';
import { median, pause, timed } from '../support/measure.mjs';
import { newAppend } from '../support/salted-append.mjs';
import { postingSlowed } from './slowed.mjs';
import { verified } from './verified.mjs';

const KEY = signingKey('bench.example.org/log', new Uint8Array(32).fill(9));
const AT_ONCE = 500;

/**
 * What proving costs: sequencing, a proof, how long until it is signed, what posting loses by it, and how long a
 * bundle takes to verify.
 */
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
    const slowed = await withLoad(
      postingSlowed(mkdtempSync(join(place, 'slowed-')), { key: KEY, repetitions, quick }),
    );
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

/**
 * Entries a second from nothing to the signed checkpoint; the first pass, in which the code is compiled, does not
 * count.
 */
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

/**
 * Sorted milliseconds of proofs of leaves anywhere in the tree; the first ones, in which the code is compiled, do
 * not count.
 */
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

const inPercents = ({ with: percents, without }) => [
  `${median(percents).toFixed(1)} %`,
  `${inOrder(percents)}; without against without: ${inOrder(without)}`,
];
const inOrder = (percents) => percents.map((one) => one.toFixed(1)).join(', ');

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
    [
      'processor time of one, with the sequencer beside it',
      `${number(Math.round(slowed.us.with))} us`,
      `${number(Math.round(slowed.us.without))} without`,
    ],
    ['appends fewer at 32 in flight with the sequencer beside them', ...inPercents(slowed.fewer)],
    [`a bundle of ${number(leaves)} leaves verified`, `${seconds.toFixed(1)} s`, ''],
  ];
  const [first, second, third, fourth, last] = loads;
  const beside = [first, second, third, fourth, fourth, fourth, last];
  report.lines(table(lines.map((line, i) => [...line, `load ${beside[i]}`])));
  report.aim('sequencing', '≥ 20,000 entries/s', `${number(Math.round(rate))}`, rate >= 20_000);
  report.aim('a proof', '≤ 5 ms', `${slow.toFixed(2)} ms (p99)`, slow <= 5);
  report.aim('append → signed checkpoint', 'p99 ≤ 15 s at 500/s', `${wait.toFixed(1)} s`, wait <= 15);
  report.aim(
    'posting slowed',
    '< 2 % at 500/s',
    `${median(slowed.longer.with).toFixed(1)} %`,
    median(slowed.longer.with) < 2,
  );
  if (leaves === 1_000_000)
    report.aim('1 M leaves verified', '≤ 60 s', `${seconds.toFixed(1)} s`, seconds <= 60);
}
