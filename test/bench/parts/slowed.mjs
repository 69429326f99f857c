import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { SequencingThread } from '../../../dist/libs/transparency/index.js';
import { median, pause, rateInFlight, timed } from '../support/measure.mjs';
import { newAppend } from '../support/salted-append.mjs';

/**
 * What the sequencer in its thread costs posting, in percents: each run with it against the one before and the one
 * after, which are without, so that a machine that grows slower or quicker meanwhile counts for both; the median of
 * them counts. `without` is the same of runs without it: how far a run that nothing is beside differs from its
 * neighbours. What is measured begins with the first checkpoint over ten seconds of posting and takes whole times
 * between two (of a second with --quick), so that all that signing costs in the long run is in it. `longer`: how
 * much longer an append takes when 500 a second are posted, and `us`: its processor time. `fewer`: how much fewer
 * there are when 32 callers post as fast as they can.
 */
export async function postingSlowed(place, { key, repetitions, quick }) {
  const every = quick ? 1_000 : 10_000;
  const run = (name, measure) => (signs) => beside(join(place, name), { signs, key, every }, measure);
  const periods = quick ? 6 : 3;
  const times = await alternately(
    quick ? 2 : 2 * repetitions - 1,
    run('time', timeOfAnAppend(every, periods)),
  );
  const rates = await alternately(quick ? 1 : repetitions, run('rate', appendsASecond(every, periods)));
  const slower = (one, other) => 100 * (one / other - 1);
  const ms = times.map((time) => time.ms);
  const us = times.map((time) => time.us);
  const each = (from) => median(us.filter((_, at) => at % 2 === from));
  return {
    longer: againstNeighbours(ms, slower),
    us: { with: each(1), without: each(0) },
    fewer: againstNeighbours(rates, (one, other) => -slower(one, other)),
  };
}

/** Without, with, without, … and without at the end: `count` times with. */
async function alternately(count, run) {
  const measured = [];
  for (let at = 0; at <= 2 * count; at++) measured.push(await run(at % 2 === 1));
  return measured;
}

/**
 * Every second run against the mean of its neighbours; those between them (but the first and the last) against the
 * mean of the nearest of their kind.
 */
function againstNeighbours(runs, difference) {
  const against = (at, step) => difference(runs[at], (runs[at - step] + runs[at + step]) / 2);
  const places = (from, step) =>
    Object.keys(runs)
      .map(Number)
      .filter((at) => at >= from && at + step < runs.length);
  return {
    with: places(1, 1)
      .filter((at) => at % 2 === 1)
      .map((at) => against(at, 1)),
    without: places(2, 2)
      .filter((at) => at % 2 === 0)
      .map((at) => against(at, 2)),
  };
}

/** Measures on a new log, with the sequencer beside it or without. */
async function beside(place, { signs, key, every }, measure) {
  mkdirSync(place);
  const path = join(place, 'log.db');
  const store = await openSqliteStore({ path });
  const sequencing = new SequencingThread({ path, folder: join(place, 'tree'), key, every });
  if (signs) await sequencing.start();
  const measured = await measure(store);
  await sequencing.close();
  await store.close();
  rmSync(place, { recursive: true });
  return measured;
}

const appendsASecond = (every, periods) => (store) =>
  rateInFlight(() => store.append(newAppend()), 32, { warmUp: every, duration: periods * every });

/**
 * Milliseconds an append takes, 500 a second, each by itself and whether or not those before it have answered: the
 * mean of each time between two checkpoints, and of these the median; and the processor time of one (of all
 * threads, asking for it included).
 */
const timeOfAnAppend = (every, periods) => async (store) => {
  const times = Array.from({ length: periods }, () => []);
  const under = new Set();
  const began = performance.now();
  let from;
  for (let sent = 0; performance.now() - began < (1 + periods) * every;) {
    if (from === undefined && performance.now() - began >= every) from = process.cpuUsage();
    for (const due = (performance.now() - began) / 2; sent < due; sent++) {
      const period = times[Math.floor((performance.now() - began) / every) - 1];
      const one = timed(() => store.append(newAppend())).then(({ ms }) => {
        under.delete(one);
        period?.push(ms);
      });
      under.add(one);
    }
    await pause(2);
  }
  await Promise.all(under);
  const { user, system } = process.cpuUsage(from);
  const appended = times.reduce((sum, period) => sum + period.length, 0);
  const mean = (period) => period.reduce((sum, ms) => sum + ms, 0) / period.length;
  return { ms: median(times.map(mean)), us: (user + system) / appended };
};
