import { isStoreError, type DamagedEventError, type EventStore } from '#libs/event-store';
import type { Edition } from '#libs/indicators';
import type { Clock } from '#libs/platform';
import type { Label } from '#libs/programme';
import { PoisonEventError } from '../projection/projector.js';
import { LogUnreadableError, ReadModel } from '../read-model.js';
import { Editions } from './editions.js';

/** What the log, read again from its first entry, says of an edition. */
export interface LogRecomputation {
  /** Absent when the log could not be read to its end, or holds no such edition. */
  readonly digest?: string;
  /** Whether the log holds this edition with this digest, and gives the figures of it. */
  readonly equal: boolean;
  /** How many figures the digest was taken over. */
  readonly figures: number;
  /** Up to which position the log was read. */
  readonly upTo: bigint;
  /** Why there are no figures: which entry is not what was stored. */
  readonly damage?: Label;
}

/** How often in a row the log may fail before the reading ends: somebody waits for it. */
const TRIES = 4;

/** One reading of the whole log into memory, and how many use it. */
interface Reading {
  readonly readModel: ReadModel;
  readonly read: Promise<void>;
  readonly over: Promise<void>;
  done: boolean;
  users: number;
  readonly end: () => void;
}

/**
 * Editions computed from the log and from nothing else: no read model that is kept, and no figure that is kept, has
 * a part in it. One reading at a time, at the memory of a second read model; who asks while it reads shares it, who
 * asks later gets a reading of their own, so that nothing is answered that the log did not say after it was asked.
 */
export class LogEditions {
  private current: Reading | undefined;

  constructor(
    private readonly log: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Throws what the log throws when it cannot be read for now; a damaged entry is an answer, not an error. */
  async recompute({ editionId, digest: published }: Edition): Promise<LogRecomputation> {
    const reading = await this.join();
    try {
      const damage = await reading.read.then(() => undefined, damageOf);
      const upTo = reading.readModel.position;
      if (damage) return { equal: false, figures: 0, upTo, damage };
      const editions = new Editions(reading.readModel, this.clock);
      const edition = editions.list().find((one) => one.editionId === editionId);
      if (!edition) return { equal: false, figures: 0, upTo };
      const { digest, equal, figures } = await editions.recompute(edition);
      return { digest, equal: equal && digest === published, figures, upTo };
    } finally {
      if (--reading.users === 0) await this.finish(reading);
    }
  }

  private async join(): Promise<Reading> {
    while (this.current?.done) await this.current.over;
    const reading = (this.current ??= this.begin());
    reading.users++;
    return reading;
  }

  private begin(): Reading {
    const readModel = new ReadModel({ log: this.log, path: ':memory:', tries: TRIES });
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    const read = readModel.start().finally(() => (reading.done = true));
    const reading: Reading = { readModel, read, over, end, done: false, users: 0 };
    return reading;
  }

  private async finish(reading: Reading): Promise<void> {
    if (this.current === reading) this.current = undefined;
    reading.end();
    await reading.readModel.close();
  }
}

/** What SQLite says of a page that is not what it wrote. */
const DAMAGED_PAGE = /malformed|not a database|disk I\/O error/i;

/**
 * Why the log cannot give figures, in both languages, when the log itself is at fault; anything else is thrown on:
 * a log that does not answer for now says nothing of what stands in it.
 */
function damageOf(error: unknown): Label {
  const at = String((error as { position?: unknown }).position);
  if (error instanceof PoisonEventError)
    return {
      nl: `Gebeurtenis ${error.eventId} op positie ${at} is niet te begrijpen`,
      en: `Event ${error.eventId} at position ${at} cannot be understood`,
    };
  const cause = error instanceof LogUnreadableError ? error.cause : error;
  if (isStoreError(cause, 'EVENT_DAMAGED')) return (cause as DamagedEventError).detail;
  const message = String((cause as Error | undefined)?.message);
  if (!DAMAGED_PAGE.test(message)) throw cause;
  return {
    nl: `Het logboek is na positie ${at} niet te lezen: ${message}`,
    en: `The log cannot be read after position ${at}: ${message}`,
  };
}
