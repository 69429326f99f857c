import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inChild } from '../support/child.mjs';
import { rate, table, times, percent } from '../support/format.mjs';
import { summary } from '../support/measure.mjs';

const at = (path) => new URL(path, import.meta.url);
const IN_FLIGHT = [1, 32, 256];
/** What the aim is about. */
const AIMED = 32;

/** (a) Durable appends of events of about 1 KB, at 1, 32 and 256 in flight. */
export async function appends({ report, directory, repetitions, quick, postgres }) {
  report.title('(a) Durable appends of 1 KB events');
  const contenders = [
    { name: 'wijkspoor sqlite', module: at('../peers/own-store.mjs'), options: (inFlight) => ({ inFlight }) },
    {
      name: 'raw sqlite, one per transaction',
      module: at('../peers/raw-sqlite.mjs'),
      options: () => ({ group: 1 }),
      once: true,
    },
    {
      name: 'raw sqlite, group commit',
      module: at('../peers/raw-sqlite.mjs'),
      options: (group) => ({ group }),
    },
    {
      name: 'emmett-sqlite, shared connection',
      module: at('../peers/emmett-sqlite.mjs'),
      options: (inFlight) => ({ inFlight }),
    },
  ];
  const server = await postgres();
  if (server.url)
    contenders.push({
      name: 'emmett-postgresql',
      module: at('../postgresql/emmett.mjs'),
      options: (inFlight) => ({ inFlight, url: server.url }),
    });
  report.lines([server.url ? `PostgreSQL: ${server.described}` : `emmett-postgresql not run: ${server.why}`]);
  try {
    await compare({ report, directory, repetitions, quick, contenders });
  } finally {
    await server.stop?.();
  }
}

async function compare({ report, directory, repetitions, quick, contenders }) {
  const duration = quick ? 600 : 2000;
  const levels = quick ? [AIMED] : IN_FLIGHT;
  const results = new Map();
  const failures = new Map();
  for (let repetition = 0; repetition < repetitions; repetition++)
    for (const inFlight of levels)
      for (const { name, module, options, once } of contenders) {
        if (failures.has(name) || (once && inFlight !== 1)) continue;
        const place = mkdtempSync(join(directory, 'appends-'));
        try {
          const found = await inChild(module, { ...options(inFlight), directory: place, duration });
          const key = `${name}|${inFlight}`;
          results.set(key, [...(results.get(key) ?? []), found]);
        } catch (error) {
          failures.set(name, error.message.split('\n')[0]);
        } finally {
          rmSync(place, { recursive: true, force: true });
        }
      }
  const cell = (name, inFlight) => {
    const values = results.get(`${name}|${inFlight}`);
    return values ? rate(summary(values)) : '–';
  };
  const rows = contenders.map(({ name }) => [name, ...levels.map((inFlight) => cell(name, inFlight))]);
  report.lines(table([['appends acknowledged', ...levels.map((n) => `${n} in flight`)], ...rows]));
  for (const [name, why] of failures) report.lines([`${name} not run to the end: ${why}`]);
  tellRatios(report, (name) => {
    const values = results.get(`${name}|${AIMED}`);
    return values && summary(values).median;
  });
}

/**
 * Against the ceiling, which is aimed at, and against the peers: of those the ceiling itself is only a few times as
 * fast.
 */
function tellRatios(report, middle) {
  const own = middle('wijkspoor sqlite');
  const raw = middle('raw sqlite, group commit');
  const ratio = own && raw ? own / raw : undefined;
  report.aim(
    `(a) ${AIMED} in flight against raw group commit`,
    '≥ 90 %',
    ratio === undefined ? 'not run' : percent(ratio),
    ratio && ratio >= 0.9,
  );
  for (const peer of ['emmett-sqlite, shared connection', 'emmett-postgresql']) {
    const other = middle(peer);
    if (own && other && raw)
      report.lines([
        `${AIMED} in flight against ${peer}: ${times(own / other)}; raw group commit ${times(raw / other)}`,
      ]);
  }
}
