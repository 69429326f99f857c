import { existsSync } from 'node:fs';
import { inChild } from '../support/child.mjs';
import { bytes, duration, number, table, times } from '../support/format.mjs';
import { summary } from '../support/measure.mjs';
import { removeDatabase } from './replay.mjs';

const CHILD = new URL('./as-of-child.mjs', import.meta.url);
const REPLAY = new URL('./replay-child.mjs', import.meta.url);
const [MIB, GIB] = [2 ** 20, 2 ** 30];

/**
 * The read model's file, filled from the log when part (b) did not; so that the questions are asked of one that was
 * loaded.
 */
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
  const { cold, warm, otherQuarter, oneKpi, five } = summaries(found);
  const rows = [
    ['cold: a position never asked about', duration(cold)],
    ['warm: the same question again', duration(warm)],
    ['same position, another quarter', duration(otherQuarter)],
    ['KPI 1.1 alone, cold', duration(oneKpi)],
    ['KPIs 1.1 to 1.5, cold', duration(five)],
  ];
  const { peer } = found;
  if (peer)
    rows.push(
      ['DuckDB, KPI 1.1 with links, same scopes', duration(summary(peer.linked))],
      ['DuckDB, KPI 1.1 without links', duration(summary(peer.plain))],
      ['DuckDB, KPIs 1.1 to 1.5 with links, one statement', duration(summary(peer.five))],
    );
  report.lines(table(rows));
  againstDuckDb(report, { peer, cold, five }, duckDb);
  report.aim('(c) warm', '≤ 10 ms', duration(warm), warm.median <= 10);
  reportMemory(report, found, replayPeak);
  return found;
}

function againstDuckDb(report, { peer, cold, five }, duckDb) {
  const [all, several] = [
    '(c) cold, all KPIs, against one KPI in DuckDB',
    '(c) five KPIs, faster than DuckDB',
  ];
  if (!peer) {
    const why = `not run: ${typeof duckDb === 'string' ? duckDb : 'DuckDB is not installed'}`;
    report.aim(all, '≤ 3×', why);
    report.aim(several, '≥ 10×', why);
    return;
  }
  const same = peer.different === 0;
  report.lines([
    `${peer.compared} answers compared with DuckDB's: ${same ? 'all equal' : `${peer.different} DIFFER`} (${number(peer.versions)} versions)`,
  ]);
  const ratio = cold.median / summary(peer.linked).median;
  report.aim(all, '≤ 3×', times(ratio), ratio <= 3 && same);
  const faster = summary(peer.five).median / five.median;
  report.aim(several, '≥ 10×', times(faster), faster >= 10 && same);
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
  const [aim, most] =
    head > 1e6 ? ['≤ 3 GiB at 10 M entries', 3 * GIB] : ['≤ 400 MiB at 1 M entries', 400 * MIB];
  report.aim(`memory, peak RSS at ${number(head)} entries`, aim, bytes(peak), peak <= most);
}

/** (d) The replay and the same question at a tenth of the entries. */
export async function growth({ report, small, large, repetitions }) {
  report.title(`(d) The same at ${number(small.events)} and ${number(large.events)} entries`);
  const replays = { few: [], many: large.replays ?? [] };
  const needed = Math.max(1, replays.many.length);
  const replayed = async ({ log, readModel }) => {
    removeDatabase(readModel);
    return (await inChild(REPLAY, { stage: 'figures', log, readModel })).ms;
  };
  for (let i = 0; i < needed; i++) replays.few.push(await replayed(small));
  if (replays.many.length === 0) replays.many.push(await replayed(large));
  const few = { ...summaries(await ask(small, repetitions, false)), replay: summary(replays.few) };
  const many = {
    ...summaries(large.found ?? (await ask(large, repetitions, false))),
    replay: summary(replays.many),
  };
  const row = (name, text) => [text, duration(few[name]), duration(many[name])];
  report.lines(
    table([
      ['', `${number(small.events)}`, `${number(large.events)}`],
      row('replay', 'replay into every KPI × 17 scopes'),
      row('cold', 'cold'),
      row('warm', 'warm'),
    ]),
  );
  const factor = large.events / small.events;
  const [linear, cold] = ['replay', 'cold'].map((name) => many[name].median / few[name].median);
  const what = (text) => `(d) ${text}, ${number(factor)}× the entries`;
  report.aim(what('replay'), `≤ ${number(factor * 1.2)}× (linear)`, times(linear), linear <= factor * 1.2);
  report.aim(what('cold'), '≤ 10×', times(cold), cold <= 10);
}

const summaries = ({ times: found }) =>
  Object.fromEntries(Object.entries(found).map(([name, values]) => [name, summary(values)]));
