import { openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { parsePeriod } from '../../../dist/libs/indicators/index.js';
import { dayOf } from '../../../dist/libs/programme/index.js';
import { Figures, ReadModel } from '../../../dist/libs/read-model/index.js';
import { FIVE, QUARTER, REFERENCE, clock, everyScope } from '../support/question.mjs';
import { random } from '../support/random.mjs';
import { timed } from '../support/measure.mjs';

const OTHER_QUARTER = '2024-Q4';
/**
 * Positions asked about before it is measured: what is cold is the position, not the code, which a server has
 * compiled after these.
 */
const WARM = 12;

/**
 * Asks about positions never asked about before, then again; with `duckDb` the same of DuckDB, and compares the
 * answers.
 */
export async function measure({ log, readModel: path, repetitions, duckDb, directory }) {
  const store = await openSqliteStore({ path: log });
  const load = await timed(async () => {
    const opened = new ReadModel({ log: store, path });
    await opened.start();
    return opened;
  });
  const readModel = load.value;
  const figures = new Figures(readModel, clock);
  const head = Number(readModel.position);
  const positions = positionsBelow(head, WARM + repetitions);
  const times = { cold: [], warm: [], otherQuarter: [], oneKpi: [], five: [] };
  const answers = new Map();
  for (const [i, position] of positions.entries()) {
    const found = await askUs(figures, position);
    answers.set(position, found.answers);
    if (i >= WARM) for (const name of Object.keys(times)) times[name].push(found.times[name]);
  }
  const memory = memoryOf();
  const peer = duckDb ? await askDuckDb(store, directory, positions, answers) : undefined;
  await readModel.close();
  await store.close();
  return { head, load: load.ms, times, memory, peer };
}

/** Somewhere in the last two fifths of the log, so that the quarter lies before all of them. */
function positionsBelow(head, count) {
  const numbers = random(head);
  const found = new Set();
  while (found.size < count) found.add(head - 1 - numbers.below(Math.floor(head * 0.4)));
  return [...found];
}

async function askUs(figures, position) {
  const asOf = { position: BigInt(position) };
  const ask = (period) => timed(() => figures.answer({ scopes: everyScope, period, asOf }));
  // One KPI alone at a position of its own, the one before.
  const before = { position: BigInt(position - 1) };
  const one = await timed(() =>
    figures.answer({ kpis: ['1.1'], scopes: everyScope, period: QUARTER, asOf: before }),
  );
  const cold = await ask(QUARTER);
  const warm = await ask(QUARTER);
  const other = await ask(OTHER_QUARTER);
  const five = await timed(() =>
    figures.answer({
      ...{ kpis: FIVE, scopes: everyScope, period: QUARTER, referenceDate: REFERENCE },
      asOf: { position: BigInt(position - 2) },
    }),
  );
  const households = cold.value
    .filter(({ kpi }) => kpi === '1.1')
    .map(({ scope, measurement }) => [scope, measurement.value]);
  return {
    answers: { households: new Map(households), five: new Map(five.value.map(numbersOf)) },
    times: { cold: cold.ms, warm: warm.ms, otherQuarter: other.ms, oneKpi: one.ms, five: five.ms },
  };
}

const numbersOf = ({ kpi, scope, measurement: { value, numerator, denominator } }) => [
  `${kpi} ${scope}`,
  value === undefined ? [numerator, denominator] : [value],
];

function memoryOf() {
  const peak = process.resourceUsage().maxRSS * 1024;
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { peak, rss, heapUsed, arrayBuffers };
}

async function askDuckDb(store, directory, positions, answers) {
  const { openDuckDb } = await import('../peers/duckdb.mjs');
  const duckDb = await openDuckDb(store, directory);
  const { from, to } = parsePeriod(QUARTER);
  const found = { linked: [], plain: [], five: [] };
  let [compared, different] = [0, 0];
  const compare = (same) => {
    compared++;
    if (!same) different++;
  };
  for (const [i, position] of positions.entries()) {
    const linked = await timed(() => duckDb.ask(position, from, to));
    const plain = await timed(() => duckDb.askWithoutLinks(position, from, to));
    const five = await timed(() => duckDb.askFive(position - 2, from, to, dayOf(REFERENCE)));
    if (i >= WARM) for (const [name, { ms }] of Object.entries({ linked, plain, five })) found[name].push(ms);
    const ours = answers.get(position);
    for (const [scope, value] of ours.households) compare((linked.value.get(scope) ?? 0) === value);
    for (const [name, numbers] of ours.five)
      compare(numbers.every((number, n) => number === (five.value.get(name)?.[n] ?? 0)));
  }
  duckDb.close();
  return { ...found, versions: duckDb.versions, compared, different };
}
