// The server of the build as `npm start` runs it, but as patient as the test: a file is not given up because the
// machine is busy. Usage: node patient-server.mjs PATIENCE (apps/api/kernel/patience.ts, in JSON); its settings as
// main.js has them, in the environment. Says where it listens; ends when told to.
import { openApp } from '../../../dist/apps/api/bootstrap/open-app.js';
import { loadConfig } from '../../../dist/libs/platform/index.js';

const config = loadConfig(process.env);
const app = await openApp(config, { patience: JSON.parse(process.argv[2]) });
await app.listen(config.port, config.host);
process.once('SIGTERM', () => void app.close().then(() => process.exit()));
process.stdout.write(`${await app.getUrl()}\n`);
