import { existsSync } from 'node:fs';
import { inChild } from '../support/child.mjs';
import { bytes, duration, number, table, times } from '../support/format.mjs';
import { summary } from '../support/measure.mjs';

const CHILD = new URL('./as-of-child.mjs', import.meta.url);
const REPLAY = new URL('./replay-child.mjs', import.meta.url);
const GIB = 2 ** 30;

/** The read model's file, filled from the log when part (b) did not; so that the questions are asked of one that was loaded. */
async function ask({ log, readModel, directory }, repetitions, duckDb) {
  if (!existsSync(readModel)) await inChild(REPLAY, { stage: 'figures', log, readModel });
  return inChild(CHILD, { log, readModel, directory, repetitions, duckDb });
}

/** (c) Every KPI × 17 scopes of a quarter as of an earlier position, against DuckDB; and what the process weighs. */
export async function asOf({
  report,
  log,
  readModel,
  events,
  repetitions,
  directory,
  duckDb,
  replayPeak = 0,
}) {
  report.title(
    `(c) Every KPI × 17 scopes for one quarter, as of an earlier position, over ${number(events)} entries`,
  );
  const found = await ask({ log, readModel, directory }, repetitions, duckDb === true);
  const { cold, warm, otherQuarter, oneKpi } = summaries(found);
  const rows = [
    ['cold: a position never asked about', duration(cold)],
    ['warm: the same question again', duration(warm)],
    ['same position, another quarter', duration(otherQuarter)],
    ['KPI 1.1 alone, cold', duration(oneKpi)],
  ];
  const { peer } = found;
  if (peer) {
    rows.push(['DuckDB, KPI 1.1 with links, same scopes', duration(summary(peer.linked))]);
    rows.push(['DuckDB, KPI 1.1 without links', duration(summary(peer.plain))]);
  }
  report.lines(table(rows));
  if (peer) {
    const verdict = peer.different === 0 ? 'all equal' : `${peer.different} DIFFER`;
    report.lines([
      `${peer.compared} answers of 1.1 compared with DuckDB's: ${verdict} (${number(peer.versions)} versions)`,
    ]);
    const ratio = cold.median / summary(peer.linked).median;
    report.aim(
      '(c) cold, all KPIs, against one KPI in DuckDB',
      '≤ 5×',
      times(ratio),
      ratio <= 5 && peer.different === 0,
    );
  } else {
    const why = typeof duckDb === 'string' ? duckDb : 'DuckDB is not installed';
    report.aim('(c) cold, all KPIs, against one KPI in DuckDB', '≤ 5×', `not run: ${why}`);
  }
  report.aim('(c) warm', '≤ 10 ms', duration(warm), warm.median <= 10);
  reportMemory(report, found, replayPeak);
  return found;
}

function reportMemory(report, { memory, load, head }, replayPeak) {
  report.title(`Memory of a process that holds the read model of ${number(head)} entries`);
  report.lines(
    table([
      ['loaded from its file in', `${number(load)} ms`],
      ['peak RSS, loading and answering', bytes(memory.peak)],
      ['peak RSS, replaying the log (part b)', replayPeak ? bytes(replayPeak) : 'not run'],
      ['RSS at rest', bytes(memory.rss)],
      ['JavaScript heap at rest', bytes(memory.heapUsed)],
      ['columns (array buffers) at rest', bytes(memory.arrayBuffers)],
    ]),
  );
  const peak = Math.max(memory.peak, replayPeak);
  report.aim('memory, peak RSS', '≤ 1.5 GiB', bytes(peak), peak <= 1.5 * GIB);
}

/** (d) The same question at a hundredth of the entries. */
export async function growth({ report, small, large, repetitions }) {
  report.title(`(d) The same question at ${number(small.events)} and ${number(large.events)} entries`);
  const few = summaries(await ask(small, repetitions, false));
  const many = summaries(large.found ?? (await ask(large, repetitions, false)));
  const row = (name, text) => [text, duration(few[name]), duration(many[name])];
  report.lines(
    table([
      ['', `${number(small.events)}`, `${number(large.events)}`],
      row('cold', 'cold'),
      row('warm', 'warm'),
    ]),
  );
  for (const name of ['cold', 'warm']) {
    const ratio = many[name].median / few[name].median;
    report.aim(
      `(d) ${name}, ${number(large.events)} against ${number(small.events)} entries`,
      '≤ 1.5×',
      times(ratio),
      ratio <= 1.5,
    );
  }
}

const summaries = ({ times: found }) =>
  Object.fromEntries(Object.entries(found).map(([name, values]) => [name, summary(values)]));
