/**
 * Half an hour of the mixed work on a server of its own (SOAK_MINUTES others): what it holds does not grow once it
 * is warm, and its event loop does not wait (told, and judged where SOAK_LATENCY says how many milliseconds). In
 * the long form only. Seen to fail: with the warnings of files kept as objects and 32 MB of pages for each file
 * (1.69 times; decision 0106).
 */
import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { malloc } from '../../infra/scripts/malloc.mjs';
import { Target } from '../attack/target.js';
import { LONG, PATIENCE } from '../support/dose.js';
import { Load } from './load.js';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 30);
/** Of the whole time, after which caches are full: the tenth minute of thirty. */
const WARM = 1 / 3;
const MIB = 1_048_576;
const SAMPLE = 10_000;

interface Sample {
  readonly rss: number;
  /** Milliseconds of processor time that the main thread took at a stretch, in 99 of 100. */
  readonly p99: number;
  readonly looks: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Resident memory in the last minute of some samples: the heap comes and goes by a tenth between two of them. */
const inMinute = (samples: readonly Sample[]): number =>
  median(samples.slice(-60_000 / SAMPLE).map((sample) => sample.rss));

const itLong = LONG ? it : it.skip;
itLong(
  `${MINUTES} minutes of the mixed work: no more memory than when it was warm, and no long waits`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-soak-'));
    const target = await Target.start(1_024, {
      ...malloc,
      WIJKSPOOR_STORE: `sqlite:${folder}/log.db`,
    });
    const load = new Load(target);
    await load.register();
    const end = performance.now() + MINUTES * 60_000;
    const isOver = (): boolean => performance.now() >= end || target.ended !== undefined;
    const working = Promise.all(load.mixed(isOver));
    const samples: Sample[] = [];
    while (!isOver()) {
      await Promise.race([pause(SAMPLE), working]);
      if (target.ended !== undefined) break;
      const { p99, count } = target.turns(samples.at(-1)?.looks ?? 0);
      samples.push({ rss: await load.measured('process_resident_memory_bytes'), p99, looks: count });
    }
    const turns = await working;
    const warm = Math.floor(samples.length * WARM);
    const then = inMinute(samples.slice(0, warm));
    const rss = inMinute(samples);
    const { p99, longest } = target.turns(samples[warm - 1]?.looks ?? 0);
    process.stdout.write(
      `    ${turns.join('+')} calls; RSS ${samples.map((sample) => Math.round(sample.rss / MIB)).join(' ')} MiB, ` +
        `${(rss / then).toFixed(2)} times the tenth minute; ` +
        `turns of the event loop p99 ${samples.map((sample) => sample.p99).join(' ')}, once warm ${p99}, longest ${longest} ms of processor time\n`,
    );
    await target.stop();
    rmSync(folder, { recursive: true, force: true });
    expect([target.errors]).toEqual(['']);
    expect(rss).toBeLessThanOrEqual(1.2 * then);
    // Of the machine that it runs on: SOAK_LATENCY=100.
    const limit = process.env['SOAK_LATENCY'];
    if (limit !== undefined) expect(p99).toBeLessThanOrEqual(Number(limit));
  },
  MINUTES * 60_000 + PATIENCE,
);
