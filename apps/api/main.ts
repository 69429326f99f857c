import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { checksToPrepare } from '#libs/ingest';
import { loadConfig } from '#libs/platform';
import { closeOn } from './bootstrap/closing.js';
import { listenText } from './bootstrap/listen-text.js';
import { openApp } from './bootstrap/open-app.js';
import { Draining } from './kernel/draining.js';
import { startTracing } from './edge/telemetry/tracing.js';

const SHUTDOWN_LIMIT = 15_000;
/** Milliseconds for others between two steps. */
const TURN = 5;

async function main(): Promise<void> {
  // Log, vault and read model are nobody else's to read.
  process.umask(0o077);
  const config = loadConfig(process.env);
  const stopTracing = config.otlpEndpoint === undefined ? undefined : startTracing(config.otlpEndpoint);
  const opening = openApp(config);
  closeOn(process, {
    app: opening,
    drain: async (app) => {
      (app as NestFastifyApplication).get(Draining).begin();
      await pause(config.shutdownPause * 1_000);
    },
    ...(stopTracing === undefined ? {} : { after: stopTracing }),
    exit: (code) => process.exit(code),
    writeLine: (line) => process.stderr.write(`${line}\n`),
    limit: SHUTDOWN_LIMIT + config.shutdownPause * 1_000,
  });
  const app = await opening;
  const steps = checksToPrepare();
  // The first reads the law of schemas itself, the longest of them: nobody waits yet.
  steps.next();
  await app.listen(config.port, config.host);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  void prepare(steps, app.get(Draining));
  process.stdout.write(
    `Wijkspoor luistert op / listens on ${url}\n` +
      `  Monitor  ${url}/\n` +
      `  REST     ${url}/v1/openapi.json\n` +
      `  GraphQL  ${url}/graphql\n` +
      (config.demo
        ? `  GraphiQL ${url}/graphiql  (demo tokens: demo-programme-office, demo-partner-<id> …)\n`
        : ''),
  );
}

/** What the first event of a kind would wait for, in turns of its own; not when the server is on its way out. */
async function prepare(steps: Iterator<void>, draining: Draining): Promise<void> {
  while (!draining.isOn && !steps.next().done) await pause(TURN, undefined, { ref: false });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `Wijkspoor start niet / does not start:\n${listenText(error) ?? (error instanceof Error ? error.message : String(error))}\n`,
  );
  process.exit(1);
});
