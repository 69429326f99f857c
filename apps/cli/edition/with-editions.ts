import { openStore, openVault, type EventStore } from '#libs/event-store';
import { toPost } from '#libs/ingest';
import { Monitor } from '#libs/monitor';
import { systemClock, uuidv7, vaultKeyOf, type Config } from '#libs/platform';
import { nearOnes, orNear, type Fault } from '#libs/programme';
import {
  logMustReach,
  QueryError,
  type Editions,
  type PlannedPublication,
  type ReadModel,
} from '#libs/read-model';
import { readModelFor } from '../beside.js';
import { openLogToRead, PATIENCE, TRIES } from '../log-to-read.js';
import { faultLines } from '../fault-lines.js';
import { onThisMachine } from '../on-this-machine.js';
import { whileOpen } from '../while-open.js';

/** What the edition commands work with: the configured log, its read model, and the way to record a publication. */
export interface Opened {
  readonly store: EventStore;
  readonly readModel: ReadModel;
  readonly editions: Editions;
  /** As the programme office. Resolves when it can be read back; throws an Error with all that is wrong. */
  readonly record: (events: PlannedPublication['events']) => Promise<void>;
}

/**
 * Opens the configured log, hands it over, and closes it. What is wrong with a question is thrown as an Error that
 * says it in both languages. `read-log` computes from the log and from nothing else: no read model that is kept has a
 * part in it, but to tell that the log was longer (LogMismatchError). Only `record` makes a log that is not there.
 */
export async function withEditions<T>(
  config: Config,
  work: (opened: Opened) => Promise<T>,
  to: 'read' | 'read-log' | 'record' = 'read',
): Promise<T> {
  const store = await (to === 'record' ? openStore : openLogToRead)(config.store);
  if (to === 'read-log') await mustReach(store, config.readModel);
  const file = await readModelFor(to === 'read-log' ? ':memory:' : config.readModel);
  const monitor = new Monitor({ store, clock: systemClock, readModelPath: file.path, tries: TRIES });
  const { readModel, editions } = monitor;
  try {
    await monitor.start();
    return await work({ store, readModel, editions, record: (events) => record(config, monitor, events) });
  } catch (error) {
    throw error instanceof QueryError ? new Error(faultLines(nameNear(error.faults, editions))) : error;
  } finally {
    await monitor.close();
    file.done();
    await store.close();
  }
}

/** Of an edition that is not there, which one may be meant: who runs commands sees them all. */
function nameNear(faults: readonly Fault[], editions: Editions): readonly Fault[] {
  const candidates = editions.list().map(({ editionId, title }) => ({
    id: editionId,
    names: title === undefined ? [] : [title],
  }));
  return faults.map((found) => {
    if (found.rule !== 'UNKNOWN_EDITION' || typeof found.value !== 'string') return found;
    const near = orNear(nearOnes(found.value, candidates));
    return { ...found, message: { nl: found.message.nl + near.nl, en: found.message.en + near.en } };
  });
}

async function mustReach(store: EventStore, readModel: string): Promise<void> {
  try {
    await logMustReach(store, readModel);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function record(config: Config, monitor: Monitor, events: PlannedPublication['events']): Promise<void> {
  return whileOpen(openVault(config.vault, vaultKeyOf(config)), async (vault) => {
    const ingest = monitor.ingest(vault);
    const actor = onThisMachine('cli');
    const source = await ingest.sourceOf(actor, 'cli');
    const items = toPost(events, source, () => uuidv7(systemClock));
    const outcome = await ingest.post(items, actor);
    if (!outcome.stored) throw new Error(faultLines(outcome.faults));
    await monitor.caughtUp(PATIENCE);
  });
}
