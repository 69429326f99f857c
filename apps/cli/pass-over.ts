import { userInfo } from 'node:os';
import type { EventStore } from '#libs/event-store';
import { recordPassedOver } from '#libs/ingest';
import { openReadModel } from '#libs/monitor';
import type { Config } from '#libs/platform';
import { PoisonEventError } from '#libs/read-model';
import { openLogToRead, TRIES } from './log-to-read.js';
import { onThisMachine } from './on-this-machine.js';
import { refusal } from './refused.js';
import { whileOpen } from './while-open.js';

export interface PassOverOptions {
  readonly position: number;
  readonly reason: string;
  /** Without it nothing is recorded, and told is what would be. */
  readonly yes?: boolean;
}

type Write = (text: string) => void;

/**
 * The way on past an event that cannot be understood: records in the log itself that it counts in nothing, so that
 * every read model, every replica and every auditor leaves out the same. Only the event before which a fold of the
 * whole log stops can be passed over: what can be understood counts. Answers whether the log can be read to its end
 * then; throws for another position.
 */
export async function passOver(
  config: Config,
  { position, reason, yes }: PassOverOptions,
  write: Write = (text) => void process.stdout.write(text),
): Promise<boolean> {
  if (reason.trim() === '') throw refusal('--reason', 'REQUIRED', 'geef een reden', 'give a reason', reason);
  return whileOpen(openLogToRead(config.store, { copy: config.logCopy }), async (store) => {
    const stop = await firstStop(store);
    if (Number(stop?.position) !== position || stop === undefined) throw other(stop, position);
    if (yes !== true) {
      write(
        `${stop.message}\nZou worden overgeslagen, en nergens meetellen; herhaal met --yes / would be passed over, and count in nothing; repeat with --yes\n`,
      );
      return false;
    }
    const subject = `cli:${userInfo().username}`;
    const at = await recordPassedOver(
      store,
      { position, eventId: stop.eventId, reason },
      onThisMachine(subject),
    );
    write(
      `positie ${position} wordt overgeslagen, vastgelegd op positie ${at} / position ${position} is passed over, recorded at position ${at}\n`,
    );
    return writeNextStop(await firstStop(store), write);
  });
}

/**
 * Where a fold of the whole log, in memory, stops; undefined when it comes to the end. Throws for a log that cannot
 * be read.
 */
async function firstStop(store: EventStore): Promise<PoisonEventError | undefined> {
  const readModel = openReadModel({ store, readModelPath: ':memory:', tries: TRIES });
  try {
    await readModel.start();
    return undefined;
  } catch (error) {
    if (error instanceof PoisonEventError) return error;
    throw error;
  } finally {
    await readModel.close();
  }
}

const other = (stop: PoisonEventError | undefined, position: number): Error =>
  stop === undefined
    ? refusal(
        '--position',
        'UNKNOWN_CODE',
        'er is niets over te slaan: het logboek is tot het einde te begrijpen',
        'there is nothing to pass over: the log can be understood to its end',
        position,
      )
    : refusal(
        '--position',
        'UNKNOWN_CODE',
        `niet positie ${position} maar positie ${stop.position} is de eerste die niet te begrijpen is`,
        `not position ${position} but position ${stop.position} is the first that cannot be understood: ${stop.message}`,
        position,
      );

function writeNextStop(next: PoisonEventError | undefined, write: Write): boolean {
  write(
    next === undefined
      ? 'het logboek is nu tot het einde te begrijpen; servers gaan vanzelf verder / the log can be understood to its end now; servers go on by themselves\n'
      : `de volgende die niet te begrijpen is / the next that cannot be understood: ${next.message}\n`,
  );
  return next === undefined;
}
