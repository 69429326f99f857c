import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duration, number, table } from '../support/format.mjs';
import { pause, summary, timed } from '../support/measure.mjs';
import { MAIN, settings, startServer } from '../support/server.mjs';

const CLI = fileURLToPath(new URL('../../../dist/apps/cli/main.js', import.meta.url));
/** Entries of the demo programme at scale 1. */
const DEMO = 73_500;
/** Positions of the demo programme in a quick run: most of its time goes into loading it. */
const MOST_QUICK = 15_000;
const FIGURE =
  'status value numerator denominator target baseline progress partnersReporting partnersExpected unknownShare';
const AMOUNT = 'name before after late corrections retractions links definition area disclosure';
const ROW = `kpi label { nl } unit { nl } werklijn scope period { ${FIGURE} } cumulative { ${FIGURE} }
  previous { period { value } periodChange { ${AMOUNT} } cumulative { value } cumulativeChange { ${AMOUNT} } }`;
const REPORT = `query ($id: ID!) { report(editionId: $id) { edition { editionId status digest asOfPosition referenceDate }
  previous { editionId } werklijnen { werklijn rows { ${ROW} } } across { ${ROW} } neighbourhoods { scope name rows { ${ROW} } }
  linkages { open realised missed missedByReason { key count } } obstacles { authority open longestDaysOpen }
  experimentRooms { authority open } narratives { partnerId narrative }
  dataQuality { rows { ${ROW} } openFindings { key count } } restatements { kpi scope } } }`;
const PUBLISH = `mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { editionId digest } }`;

/**
 * Publishing an edition of the demo programme through the real server, and the whole report in one query afterwards.
 * `meanwhile`: what others need is prepared beside the demo programme, when nothing is measured yet.
 */
export async function editions({ report, directory, events: asked, repetitions, quick, meanwhile }) {
  report.title('(e) Editions of the demo programme');
  if (!existsSync(MAIN)) return report.lines(['not run: dist/apps/api/main.js is not there']);
  const place = mkdtempSync(join(directory, 'editions-'));
  const env = { ...process.env, ...settings(place) };
  const scale = Math.min(asked, quick ? MOST_QUICK : Infinity) / DEMO;
  const prepared = meanwhile?.();
  // Who needs it is told; here it is only waited for.
  prepared?.catch(() => undefined);
  const loaded = await timed(() =>
    execFileSync(process.execPath, [CLI, 'demo', '--scale', String(scale)], { env, stdio: 'pipe' }),
  );
  await prepared;
  const started = await timed(() => startServer(place, 300));
  const server = started.value;
  try {
    const published = await times(server, repetitions);
    report.lines([
      `the demo programme at scale ${number(scale)}, ${number(await size(server))} positions, loaded with its eight editions in ${number(loaded.ms / 1000)} s; the server was up after ${number(started.ms / 1000)} s`,
      ...table([
        ['published: pins, every figure, digest, recorded', duration(summary(published.publish))],
        ['first report of it, with every change by cause', duration(summary(published.first))],
        ['the report query after that, over HTTP', duration(summary(published.again))],
      ]),
      `${number(published.figures)} figures an edition; the report query answers ${number(published.bytes / 1024)} KiB`,
    ]);
    const aim = (what, text, most, values) => {
      const { median } = summary(values);
      report.aim(`(e) ${what}`, text, `${number(median)} ms`, median <= most);
    };
    aim('published', '≤ 10 s', 10_000, published.publish);
    aim('first report of it, with every change by cause', '≤ 1 s', 1_000, published.first);
    aim('the report query after that', '≤ 100 ms', 100, published.again);
  } finally {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

async function times(server, repetitions) {
  const found = { publish: [], first: [], again: [], bytes: 0, figures: 0 };
  let before = '2026-H1-1';
  for (let i = 0; i < repetitions; i++) {
    const input = { period: '2026-H1', status: 'FINAL', supersedesEditionId: before, reason: 'bench' };
    const published = await timed(() => ask(server, PUBLISH, { input }));
    before = published.value.data.publishEdition.editionId;
    const first = await timed(() => ask(server, REPORT, { id: before }));
    found.publish.push(published.ms);
    found.first.push(first.ms);
    for (let n = 0; n < 7; n++) {
      const again = await timed(() => ask(server, REPORT, { id: before }));
      if (n > 1) found.again.push(again.ms);
      found.bytes = again.value.bytes;
    }
  }
  const recomputed = 'query ($id: ID!) { recomputedEdition(editionId: $id) { equal figures } }';
  const { equal, figures } = (await ask(server, recomputed, { id: before })).data.recomputedEdition;
  if (!equal) throw new Error('the edition recomputes to another digest');
  return { ...found, figures };
}

const size = async (server) => Number((await ask(server, '{ log { position } }')).data.log.position);

/** Asks until the projection has caught up. */
async function ask({ port }, query, variables = {}) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer demo-programme-office' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await answer.text();
    const { data, errors } = JSON.parse(text);
    if (!errors) return { data, bytes: text.length };
    if (errors[0].extensions?.code !== 'PROJECTION_BEHIND') throw new Error(text.slice(0, 500));
    await pause(250);
  }
}
