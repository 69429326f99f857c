// One replica's read model in a process of its own:
//   node rolling-upgrade-replica.mjs <store> <folder> <version> <number> <patience in ms> <position, or Infinity>
// Reads the log a few events at a time, its own version no further than that position. A version that is built
// beside it is held at the position that is told with it, until it is released. Answers what the other process sends.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore, withFolder } from '../../dist/libs/event-store/index.js';
import { Figures, ReadModel } from '../../dist/libs/read-model/index.js';

const [setting, folder, version, number, patience, end] = process.argv.slice(2);
const FEW = 10;
const BETWEEN = 20;

// Where a version that is built beside the one in force is held.
let heldFrom = Infinity;
let goOn = () => undefined;
const wentOn = new Promise((resolve) => (goOn = resolve));

// Two processes never share the copy of a log: each has its own beside the read model that they share.
const log = await openStore(setting, { copy: join(folder, `log-copy-${number}.db`) });
const slowLog = {
  head: () => log.head(),
  readStream: (stream) => log.readStream(stream),
  // A page of more than one event is only read for what is built beside the version in force.
  readAll: async (options) => {
    await pause(BETWEEN);
    if (options.limit > 1 && options.after >= heldFrom) await wentOn;
    return log.readAll({ ...options, limit: FEW });
  },
  async *subscribe(options) {
    for await (const batch of log.subscribe({ ...options, batchSize: FEW })) {
      await pause(BETWEEN);
      if (batch[0].position > Number(end)) await new Promise(() => undefined);
      yield batch;
    }
  },
};
const path = await withFolder(join(folder, 'read-model.db'));
const readModel = new ReadModel({ log: slowLog, path, version: Number(version) });
const figures = new Figures(readModel, { now: () => Date.UTC(2026, 0, 1) });

async function answer({ question, position, rebuild, from, release }) {
  if (release) return goOn();
  if (rebuild !== undefined) {
    heldFrom = from;
    return readModel.rebuild(rebuild);
  }
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
