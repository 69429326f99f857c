import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inChild } from '../support/child.mjs';
import { duration, number, percent, rate, table } from '../support/format.mjs';
import { kurrentServer } from '../support/kurrent-server.mjs';
import { summary } from '../support/measure.mjs';

const at = (path) => new URL(path, import.meta.url);
const own = at('../peers/cluster-own.mjs');
const RAW = 'raw client, appends to new streams, 32 in flight';
/** What is measured, in turn within a repetition; the first is what the others are held against. */
const PARTS = [
  { name: RAW, module: at('../peers/cluster-raw.mjs'), options: {} },
  { name: 'single entries, a new household each, 32 in flight', module: own, options: { what: 'new' } },
  { name: 'single entries of known households, 32 in flight', module: own, options: { what: 'known' } },
  { name: 'batches of 100, new households, 4 in flight', module: own, options: { what: 'hundreds' } },
  { name: 'batches of 1,000, new households, one alone', module: own, options: { what: 'thousand' } },
  { name: 'migrate, a time for each event, keys included', module: own, options: { what: 'migrate' } },
];
const FULL = 10_000;
/** Entries or events a second for which part, where the raw client makes FULL: a batch of 1,000 in 0.5 s is 2,000. */
const AIMS = [
  [1, 2_500],
  [3, 6_000],
  [4, 2_000],
  [5, 5_000],
];

/** (cluster) What store and vault on KurrentDB take, against the raw client in the same run. */
export async function cluster({ report, directory, repetitions, quick }) {
  report.title('(cluster) Entries on KurrentDB, key vault included, events of 1 KB');
  const server = await kurrentServer();
  report.lines([`server: ${server.described}`]);
  const found = new Map();
  const add = (name, value) => found.set(name, [...(found.get(name) ?? []), value]);
  try {
    for (let repetition = 0; repetition < repetitions; repetition++) {
      for (const { name, module, options } of PARTS) {
        const place = mkdtempSync(join(directory, 'cluster-'));
        const common = { url: server.url, directory: place, duration: quick ? 1_000 : 4_000, quick };
        add(name, await inChild(module, { ...common, ...options }));
        rmSync(place, { recursive: true, force: true });
      }
    }
  } finally {
    await server.stop();
  }
  const of = (name) => summary(found.get(name));
  const raw = of(RAW).median;
  report.lines(
    table([
      ['', 'measured', 'of the raw client'],
      ...PARTS.map(({ name }) => [name, rate(of(name)), percent(of(name).median / raw)]),
    ]),
  );
  report.lines([
    `one batch of 1,000: ${duration(summary(found.get(PARTS[4].name).map((each) => 1_000_000 / each)))}`,
  ]);
  // The aims are for a server whose raw client makes 10,000 appends a second; on another they are the same shares
  // of it.
  for (const [part, least] of AIMS) {
    const { median } = of(PARTS[part].name);
    report.aim(
      `(cluster) ${PARTS[part].name}`,
      `≥ ${percent(least / FULL)} of the raw client (${number(least)}/s where it makes ${number(FULL)})`,
      percent(median / raw),
      median / raw >= least / FULL,
    );
  }
}
