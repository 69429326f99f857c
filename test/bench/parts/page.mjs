/* global document */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPath } from '../../../infra/scripts/browsers.mjs';
import { duration, number, table } from '../support/format.mjs';
import { pause, summary, timed } from '../support/measure.mjs';
import { MAIN, settings, startServer } from '../support/server.mjs';

const CLI = fileURLToPath(new URL('../../../dist/apps/cli/main.js', import.meta.url));
/** Milliseconds after which something hangs, on a busy machine too. */
const PATIENCE = 180_000;
const VALUE = '[data-kpi="1.1"] [data-value]';

/**
 * The overview in a real browser: from its address to the first number, and from a key on the time control to the
 * number of that moment; before that what `npm start` does once all is installed and built, to the first number of
 * the first visit.
 */
export async function page({ report, directory, repetitions }) {
  report.title('(page) The overview in Chromium');
  const executablePath = browserPath();
  if (!executablePath || !existsSync(MAIN))
    return report.lines([`not run: ${executablePath ? 'dist/apps/api/main.js' : 'Chromium'} is not there`]);
  const place = mkdtempSync(join(directory, 'page-'));
  const loaded = await timed(() =>
    execFileSync(process.execPath, [CLI, 'demo'], {
      env: { ...process.env, ...settings(place) },
      stdio: 'pipe',
    }),
  );
  const { ms: starting, value: server } = await timed(async () => {
    const started = await startServer(place, 60);
    await ready(started);
    return started;
  });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const { first, cold, again, moved } = await times(browser, server, Math.max(5, repetitions));
    const whole = loaded.ms + starting + first;
    report.lines(
      table([
        ['demo programme loaded into an empty folder', seconds(loaded.ms)],
        ['server started, until it is ready', seconds(starting)],
        ['first number of the first visit', seconds(first)],
        ['first number, nothing in the browser’s cache', duration(summary(cold))],
        ['first number, again in the same browser', duration(summary(again))],
        ['number of another moment, from the key pressed', duration(summary(moved))],
      ]),
    );
    const { median } = summary(cold);
    report.aim('(page) npm start, built, to the first number', '≤ 60 s', seconds(whole), whole <= 60_000);
    report.aim('(page) first number', '≤ 1 s', `${number(median)} ms`, median <= 1000);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

/** Until the read model has caught up with the log: a page that is opened before shows that it waits. */
async function ready({ port }) {
  for (let waited = 0; waited < PATIENCE; waited += 100) {
    if ((await fetch(`http://127.0.0.1:${port}/health/ready`)).ok) return;
    await pause(100);
  }
  throw new Error('the server was not ready in time');
}

const seconds = (ms) => `${number(ms / 1000)} s`;

async function times(browser, { port }, repetitions) {
  const found = { first: 0, cold: [], again: [], moved: [] };
  const address = `http://127.0.0.1:${port}/`;
  const shown = (tab) =>
    tab.waitForFunction((where) => /\d/.test(document.querySelector(where)?.textContent ?? ''), VALUE, {
      timeout: PATIENCE,
    });
  const open = async (tab, path = '') => {
    await tab.goto(address + path, { waitUntil: 'commit' });
    await shown(tab);
  };
  for (let i = 0; i < repetitions + 1; i++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
    const tab = await context.newPage();
    const cold = await timed(() => open(tab));
    const again = await timed(() => open(tab));
    await open(tab, '?bekend=2026-06-30');
    const before = await tab.locator(VALUE).first().innerText();
    const moved = await timed(async () => {
      await tab.getByRole('slider').last().press('ArrowLeft');
      await tab.waitForFunction(
        ([where, old]) => document.querySelector(where)?.textContent !== old,
        [VALUE, before],
      );
    });
    await context.close();
    /** The first time warms the server up. */
    if (i === 0) {
      found.first = cold.ms;
      continue;
    }
    found.cold.push(cold.ms);
    found.again.push(again.ms);
    found.moved.push(moved.ms);
  }
  return found;
}
