import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inChild } from '../support/child.mjs';
import { bytes, duration, number, percent, table } from '../support/format.mjs';
import { summary } from '../support/measure.mjs';

const CHILD = new URL('./replay-child.mjs', import.meta.url);
const STAGES = [
  ['read', 'read'],
  ['parse', 'read, JSON.parse of data and metadata'],
  ['memory', 'the same, folded into memory'],
  ['columns', 'the same, with durable columns'],
  ['figures', 'read model of a new file, then every KPI × 17 scopes'],
  ['load', 'that read model loaded again, at a start'],
];

/** The two that the aim is about, and what is loaded. */
const QUICK = new Set(['parse', 'figures', 'load']);

/**
 * (b) Replay of the whole log into figures. Leaves the read model of the last repetition for the parts that follow.
 */
export async function replay({ report, log, events, readModel, repetitions, quick }) {
  const stages = STAGES.filter(([stage]) => !quick || QUICK.has(stage));
  report.title(`(b) Replay of ${number(events)} entries`);
  const times = new Map(stages.map(([stage]) => [stage, []]));
  let peak = 0;
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const [stage] of stages) {
      const path = stage === 'columns' ? scratch(readModel) : readModel;
      if (stage !== 'load') removeDatabase(path);
      const found = await inChild(CHILD, { stage, log, readModel: path });
      times.get(stage).push(found.ms);
      if (stage === 'figures') peak = Math.max(peak, found.peak);
    }
  removeDatabase(scratch(readModel));
  const summaries = new Map([...times].map(([stage, values]) => [stage, summary(values)]));
  const perSecond = (stage) => (events * 1000) / summaries.get(stage).median;
  report.lines(
    table(
      stages.map(([stage, text]) => [
        text,
        duration(summaries.get(stage)),
        `${number(perSecond(stage))} entries/s`,
      ]),
    ),
  );
  const ratio = perSecond('figures') / perSecond('parse');
  report.aim('(b) replay into figures against read + JSON.parse', '≥ 60 %', percent(ratio), ratio >= 0.6);
  const seconds = (summaries.get('load').median * 1e6) / events / 1000;
  report.aim(
    '(b) a read model loaded at a start',
    '≤ 1.2 s per million',
    `${seconds.toFixed(1)} s`,
    seconds <= 1.2,
  );
  report.lines([`peak memory (RSS) of the replay: ${bytes(peak)}`]);
  return { peak, replays: times.get('figures') };
}

const scratch = (path) => join(path, '..', 'columns.db');

export function removeDatabase(path) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}
