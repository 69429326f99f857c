import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inChild } from './support/child.mjs';
import { bytes, number } from './support/format.mjs';
import { describeLoad, describeMachine } from './support/machine.mjs';
import { Report } from './support/report.mjs';

const WRITER = new URL('./parts/log-child.mjs', import.meta.url);

/** What `--quick` is meant to take at most, in seconds, when every part is run that it is about. */
const QUICK_SECONDS = 120;
const isWhole = (parts) => ['a', 'http', 'b', 'c', 'd', 'e'].every((part) => parts.has(part));

/** The parts asked for, one after another, with one report. `peers` says what could be installed. */
export async function run({ parts, events, quick, dir, peers }) {
  const parent = dir ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, 'wijkspoor-bench-'));
  const leave = () => {
    rmSync(directory, { recursive: true, force: true });
    process.exit(130);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    await runIn(directory, parent, { parts, events, quick, peers });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function runIn(directory, parent, { parts, events, quick, peers }) {
  const report = new Report();
  const repetitions = quick ? 1 : 3;
  report.title('Wijkspoor bench');
  report.lines(describeMachine(directory));
  report.lines([
    `repetitions  ${repetitions}; medians, with smallest and largest between brackets${quick ? ' (--quick: one only, no basis for conclusions)' : ''}`,
  ]);
  const common = { report, directory, repetitions, quick };
  const large = {
    log: join(directory, 'log.db'),
    readModel: join(directory, 'read-model.db'),
    events,
    directory,
  };
  const log = begunOnce(() => inChild(WRITER, large));
  const isAskedOf = parts.has('b') || parts.has('c') || parts.has('d');

  if (parts.has('a')) {
    const { appends } = await import('./parts/appends.mjs');
    const { postgresServer } = await import('./postgresql/server.mjs');
    await report.part('a', () =>
      appends({ ...common, postgres: () => peers.postgres(() => postgresServer(parent)) }),
    );
  }
  if (parts.has('http')) {
    const { posting } = await import('./parts/posting.mjs');
    await report.part('http', () => posting(common));
  }
  if (parts.has('proofs')) {
    const { proofs } = await import('./parts/proofs.mjs');
    await report.part('proofs', () => proofs(common));
  }
  if (parts.has('cluster')) {
    const { cluster } = await import('./parts/cluster.mjs');
    await report.part('cluster', () => cluster(common));
  }
  if (parts.has('e')) {
    const { editions } = await import('./parts/editions.mjs');
    await report.part('e', () => editions({ ...common, events, meanwhile: isAskedOf ? log : undefined }));
  }
  if (parts.has('odata')) {
    const { odata } = await import('./parts/odata.mjs');
    await report.part('odata', () => odata(common));
  }
  if (parts.has('page')) {
    const { page } = await import('./parts/page.mjs');
    await report.part('page', () => page(common));
  }
  if (isAskedOf) await figures(common, { parts, peers, large, log });
  report.title('Time');
  report.duration(quick && isWhole(parts) ? QUICK_SECONDS : undefined);
  report.close();
  report.line(`\nload at the end ${describeLoad()}; a bench alone makes 1 to 2`);
}

/** A work that is done once, whoever asks first. */
function begunOnce(work) {
  let begun;
  return () => (begun ??= work());
}

async function figures({ report, directory, repetitions, quick }, { parts, peers, large, log }) {
  const { removeDatabase, replay } = await import('./parts/replay.mjs');
  const { asOf, growth } = await import('./parts/as-of.mjs');
  report.title('The log');
  await report.timed('the log', async () => written(report, large, await log()));
  const replayed = parts.has('b')
    ? await report.part('b', () => replay({ ...large, report, repetitions, quick }))
    : undefined;
  const questions = Math.max(7, repetitions);
  const found = parts.has('c')
    ? await report.part('c', () =>
        asOf({
          ...large,
          report,
          repetitions: questions,
          duckDb: peers.duckDb,
          replayPeak: replayed?.peak ?? 0,
        }),
      )
    : undefined;
  if (!parts.has('d')) return;
  const small = {
    log: join(directory, 'small.db'),
    readModel: join(directory, 'small-model.db'),
    events: Math.max(1000, large.events / 10),
    directory,
  };
  written(report, small, await inChild(WRITER, small));
  await report.part('d', () =>
    growth({
      ...{ report, small, repetitions: questions },
      large: { ...large, found, replays: replayed?.replays },
    }),
  );
  for (const { log, readModel } of [small, large]) [log, readModel].forEach(removeDatabase);
}

function written(report, { log, events }, { ms }) {
  report.lines([`${number(events)} entries written in ${number(ms / 1000)} s, ${bytes(statSync(log).size)}`]);
}
