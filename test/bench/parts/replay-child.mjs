import { openDatabase, openSqliteStore } from '../../../dist/libs/event-store/index.js';
import { Figures, Model, ReadModel } from '../../../dist/libs/read-model/index.js';
import { fold } from '../../../dist/libs/read-model/projection/fold.js';
import { KnownEntries } from '../../../dist/libs/read-model/projection/known-entries.js';
import { eventMark } from '../../../dist/libs/read-model/projection/log-mark.js';
import { ProjectionTables } from '../../../dist/libs/read-model/projection/tables.js';
import { QUARTER, everyScope, figureOptions } from '../support/question.mjs';
import { timed } from '../support/measure.mjs';

/** One stage of a replay of a whole log, in milliseconds; `figures` also answers every KPI for every scope once. */
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
    const model = new Model();
    return eachBatch(store, (batch) => model.apply(...changesOf(batch, model)));
  },
  rows: async (store, path) => {
    const db = openDatabase(path, { synchronous: 'NORMAL' });
    const tables = new ProjectionTables(db, 1);
    const model = new Model();
    await eachBatch(store, (batch) => {
      const [changes, moments] = changesOf(batch, model);
      tables.commit(model.position, changes, moments, {
        first: eventMark(batch[0]),
        last: eventMark(batch.at(-1)),
      });
      model.apply(changes, moments);
    });
    db.close();
  },
  figures: async (store, path) => {
    const readModel = new ReadModel({ log: store, path });
    await readModel.start();
    new Figures(readModel, figureOptions).answer({ scopes: everyScope, period: QUARTER });
    await readModel.close();
  },
};

function changesOf(batch, model) {
  const known = new KnownEntries(model.facts);
  const changes = [];
  for (const event of batch) for (const change of fold(event, known)) changes.push(change);
  return [changes, batch.map((event) => event.recordedAt)];
}

async function eachBatch(store, visit) {
  let after = 0n;
  for (;;) {
    const batch = await store.readAll({ after, limit: 5_000 });
    if (batch.length === 0) return;
    visit(batch);
    after = batch[batch.length - 1].position;
  }
}
