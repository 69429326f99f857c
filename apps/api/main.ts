import { loadConfig } from '#libs/platform';
import { openApp } from './open-app.js';
import { startTracing } from './telemetry/tracing.js';

const SHUTDOWN_LIMIT = 15_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const stopTracing = config.otlpEndpoint === undefined ? undefined : startTracing(config.otlpEndpoint);
  const app = await openApp(config);
  await app.listen(config.port, config.host);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  process.stdout.write(
    `Wijkspoor luistert op / listens on ${url}\n` +
      `  Monitor  ${url}/\n` +
      `  REST     ${url}/v1/openapi.json\n` +
      `  GraphQL  ${url}/graphql\n` +
      (config.demo
        ? `  GraphiQL ${url}/graphiql  (demo tokens: demo-programme-office, demo-partner-<id> …)\n`
        : ''),
  );

  let closing = false;
  const close = (signal: NodeJS.Signals): void => {
    if (closing) return;
    closing = true;
    process.stdout.write(`${signal}: Wijkspoor sluit af / is closing\n`);
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT).unref();
    const closed = app.close().then(() => stopTracing?.());
    closed.then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `Wijkspoor start niet / does not start:\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
