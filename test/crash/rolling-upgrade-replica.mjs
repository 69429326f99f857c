// One replica's read model in a process of its own, called with store, folder, version, a number of its own and the
// milliseconds that a position is waited for.
// Reads the log a few events at a time, so that a version takes a while to build. Answers what the other process
// sends.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, withFolder } from '../../dist/libs/event-store/index.js';
import { Figures, ReadModel } from '../../dist/libs/read-model/index.js';

const [setting, folder, version, pid, patience] = process.argv.slice(2);
const FEW = 10;
const BETWEEN = 20;

// Two processes never share the copy of a log: each has its own beside the read model that they share.
const log = await openStore(setting, { copy: join(folder, `log-copy-${pid}.db`) });
const slowLog = {
  head: () => log.head(),
  readStream: (stream) => log.readStream(stream),
  readAll: async (options) => {
    await pause(BETWEEN);
    return log.readAll({ ...options, limit: FEW });
  },
  async *subscribe(options) {
    for await (const batch of log.subscribe({ ...options, batchSize: FEW })) {
      await pause(BETWEEN);
      yield batch;
    }
  },
};
const path = await withFolder(join(folder, 'read-model.db'));
const readModel = new ReadModel({ log: slowLog, path, version: Number(version) });
const figures = new Figures(readModel, { now: () => Date.UTC(2026, 0, 1) });

async function answer({ question, position, rebuild }) {
  if (rebuild !== undefined) return readModel.rebuild(rebuild);
  await readModel.waitFor(position, Number(patience));
  return { position: readModel.position, figures: figures.answer({ ...question, asOf: { position } }) };
}

process.on('message', ({ id, ...asked }) => {
  answer(asked).then(
    (answered) => process.send({ id, answered }),
    (error) => process.send({ id, failed: `${error.code}: ${error.message}` }),
  );
});
process.on('disconnect', () => process.exit());
process.send({ opened: readModel.position });
await readModel.start();
process.send({ live: true });
