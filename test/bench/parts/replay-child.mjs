import { openDatabase, openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { Figures, ReadModel, Replay } from '../../../dist/libs/read-model/index.js';
import { Projector } from '../../../dist/libs/read-model/projection/projector.js';
import { QUARTER, clock, everyScope } from '../support/question.mjs';
import { timed } from '../support/measure.mjs';

/**
 * One stage of a replay of a whole log, in milliseconds; `figures` also answers every KPI for every scope once, and
 * `load` opens what it left.
 */
export async function measure({ stage, log, readModel }) {
  const store = await openSqliteStore({ path: log });
  try {
    const { ms } = await timed(() => stages[stage](store, readModel));
    return { ms, peak: process.resourceUsage().maxRSS * 1024 };
  } finally {
    await store.close();
  }
}

const stages = {
  read: (store) => eachBatch(store, () => undefined),
  parse: (store) =>
    eachBatch(store, (batch) => {
      for (const event of batch) {
        JSON.parse(event.data);
        JSON.parse(event.metadata);
      }
    }),
  memory: (store) => {
    const replay = new Replay();
    return eachBatch(store, (batch) => replay.add(batch));
  },
  columns: async (store, path) => {
    const db = openDatabase(path, { synchronous: 'NORMAL' });
    const projector = new Projector(db, 1);
    await eachBatch(store, (batch) => projector.project(batch));
    db.close();
  },
  load: async (store, path) => {
    await new ReadModel({ log: store, path }).close();
  },
  figures: async (store, path) => {
    const readModel = new ReadModel({ log: store, path });
    await readModel.start();
    new Figures(readModel, clock).answer({ scopes: everyScope, period: QUARTER });
    await readModel.close();
  },
};

async function eachBatch(store, visit) {
  let after = 0n;
  for (;;) {
    const batch = await store.readAll({ after, limit: 5_000 });
    if (batch.length === 0) return;
    visit(batch);
    after = batch[batch.length - 1].position;
  }
}
