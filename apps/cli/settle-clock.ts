import { userInfo } from 'node:os';
import { isHeld, openStore, type EventStore } from '#libs/event-store';
import { recordClockSettled } from '#libs/ingest';
import { openReadModel } from '#libs/monitor';
import { CLOCK_BOUND, isKurrentSetting, systemClock, toMoment, type Config } from '#libs/platform';
import { logMustBeThere, TRIES } from './log-to-read.js';
import { onThisMachine } from './on-this-machine.js';
import { refusal } from './refused.js';
import { whileOpen } from './while-open.js';

export interface SettleClockOptions {
  /** The first position that the clock stamped wrongly. */
  readonly position: number;
  /** When it was recorded in truth, milliseconds since 1970. */
  readonly recordedAt: number;
  readonly reason: string;
  /** Without it nothing is recorded, and told is what would be. */
  readonly yes?: boolean;
}

/**
 * Settles a log that holds a clock's jump ahead: records in the log itself that its times are read earlier from a
 * position on, by as much as the clock was ahead there. With every server stopped. Answers whether it was recorded;
 * throws when it would put an entry before the one before it, or leave the log ahead of the clock, or the store is on
 * a cluster.
 */
export async function settleClock(
  config: Config,
  { position, recordedAt, reason, yes }: SettleClockOptions,
  write = (text: string): void => void process.stdout.write(text),
): Promise<boolean> {
  if (reason.trim() === '') throw refusal('--reason', 'REQUIRED', 'geef een reden', 'give a reason', reason);
  if (isKurrentSetting(config.store))
    throw refusal(
      'WIJKSPOOR_STORE',
      'UNKNOWN_CODE',
      'alleen voor een logboek in een bestand',
      'only for a log in a file',
    );
  // Before the question who has the read model, beside it.
  logMustBeThere(config.store);
  if (config.readModel !== ':memory:' && isHeld(config.readModel))
    throw new Error(
      'stop eerst de server: die stempelt nog met de oude klok / stop the server first: it stamps by the clock as it was',
    );
  return whileOpen(openStore(config.store), async (store) => {
    const ahead = await aheadAt(store, position, recordedAt);
    const [from, to] = [toMoment(recordedAt + ahead), toMoment(recordedAt)];
    const move = `positie / position ${position}: ${from} → ${to}`;
    if (yes !== true) {
      write(
        `${move}, en al wat volgt evenveel eerder; herhaal met --yes / and all that follows as much earlier; repeat with --yes\n`,
      );
      return false;
    }
    const settled = { fromPosition: position, aheadMs: ahead, reason };
    const at = await recordClockSettled(store, settled, onThisMachine(`cli:${userInfo().username}`));
    write(`${move}, vastgelegd op positie / recorded at position ${at}\n`);
    return true;
  });
}

/**
 * How far the clock was ahead, by what it stamped then. Throws for a truth that the log or the clock of now
 * contradicts.
 */
async function aheadAt(store: EventStore, position: number, recordedAt: number): Promise<number> {
  const [event] = await store.readAll({ after: BigInt(position - 1), limit: 1 });
  const [last] = await store.readAll({ direction: 'backward', limit: 1 });
  if (event === undefined || last === undefined)
    throw refusal(
      '--position',
      'POSITION_AHEAD',
      `positie ${position} is er niet`,
      `there is no position ${position}`,
      position,
    );
  const ahead = event.recordedAt - recordedAt;
  const wrong = (nl: string, en: string): Error =>
    refusal('--recorded-at', 'WRONG_TYPE', nl, en, toMoment(recordedAt));
  if (ahead <= 0) throw wrong('de klok liep daar niet voor', 'the clock was not ahead there');
  const before = await readBefore(store, position);
  if (before !== undefined && recordedAt < before)
    throw wrong(
      `positie ${position - 1} is van ${toMoment(before)}, later dan dat`,
      `position ${position - 1} is of ${toMoment(before)}, later than that`,
    );
  if (last.recordedAt - ahead > systemClock.now() + CLOCK_BOUND)
    throw wrong(
      'het logboek loopt dan nog voor op de klok: er is een latere sprong',
      'the log would still be ahead of the clock: there is a later jump',
    );
  return ahead;
}

/** When the position before it was recorded, as it is read by now. */
async function readBefore(store: EventStore, position: number): Promise<number | undefined> {
  return whileOpen(openReadModel({ store, readModelPath: ':memory:', tries: TRIES }), async (readModel) => {
    await readModel.start();
    return readModel.model.moments.of(position - 1);
  });
}
