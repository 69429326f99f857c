/**
 * One server of the demo for all suites of a run that only read: in a process of its own, from the build, because
 * the same server inside Jest takes twice the processor time and each suite would load and warm it again.
 * Usage: node serve-demo.mjs FOLDER OWNER NOW PATIENCE (of apps/api/kernel, in JSON). FOLDER holds log.db and
 * vault.db; listens.json appears in it when it can be asked; once address.json is there too, it takes no event. It
 * ends with the process OWNER.
 */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, owner, now, patience] = process.argv.slice(2);
const NOW = Date.parse(now);
const room = (path) => import(new URL(`../../../dist/${path}.js`, import.meta.url).href);
const [{ createApp }, { openStore, openVault }, { demoAuthenticator }, { createLogger }] = await Promise.all([
  room('apps/api/bootstrap/create-app'),
  room('libs/event-store/index'),
  room('libs/access/index'),
  room('libs/platform/index'),
]);

const clock = { now: () => NOW };
const store = await openStore(`sqlite:${join(folder, 'log.db')}`, {
  clock: clock.now,
  synchronous: 'NORMAL',
});
const isPrepared = () => existsSync(join(folder, 'address.json'));
for (const name of ['append', 'appendAll']) {
  const append = store[name].bind(store);
  store[name] = (...args) =>
    isPrepared()
      ? Promise.reject(new Error('a suite that shares the server may not write: Stage.open'))
      : append(...args);
}
const app = await createApp({
  store,
  vault: await openVault(join(folder, 'vault.db'), { synchronous: 'NORMAL' }),
  clock,
  authenticator: demoAuthenticator,
  logger: createLogger('silent'),
  readModelPath: join(folder, 'demo-read-model.db'),
  demo: true,
  dashboard: join(process.cwd(), 'dist/dashboard'),
  patience: JSON.parse(patience),
  // Several suites are one actor here; what one actor may use is proven by test/e2e/quotas.spec.
  quotas: { requests: 1_000_000, uploads: 100, sockets: 1_000, subscriptions: 10_000 },
});
await app.listen(0, '127.0.0.1');

const url = `http://127.0.0.1:${app.getHttpServer().address().port}`;
writeFileSync(join(folder, 'listens.tmp'), JSON.stringify({ url }));
renameSync(join(folder, 'listens.tmp'), join(folder, 'listens.json'));

setInterval(() => {
  if (!isAlive(Number(owner)) || !existsSync(folder)) process.exit(0);
}, 1_000);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
