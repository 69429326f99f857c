import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { Ingest, toPost, type Receipt, type EventToPost } from '#libs/ingest';
import { entryIdOf, uuidv7, type Clock } from '#libs/platform';
import type { Fault } from '#libs/programme';
import { badInput } from '../../kernel/errors/known-error.js';
import { Projection } from '../../kernel/projection.js';
import { CLOCK, STORE } from '../../kernel/tokens.js';

/** Records what is decided by way of the API itself, for which no system of the actor chose a source and id. */
@Injectable()
export class Recorder {
  constructor(
    private readonly ingest: Ingest,
    private readonly projection: Projection,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Records events in one go and resolves when they can be read back. With a key of the caller's own choice the
   * same again is answered as the first time. Throws what the faults amount to; places in them are those of the data.
   */
  async record(
    events: readonly EventToPost[],
    actor: Actor,
    correlationId: string,
    key: string = uuidv7(this.clock),
  ): Promise<readonly Receipt[]> {
    const items = toPost(events, await this.sourceOf(actor), (i) => idOf(key, i));
    const outcome = await this.ingest.post(items, actor, { correlationId });
    if (!outcome.stored) throw badInput(ofFirst(outcome.faults).map(placedInData));
    const last = outcome.receipts.at(-1);
    if (last) await this.projection.ready(last.position);
    return outcome.receipts;
  }

  /**
   * Resolves when all that is in the log now is in the figures. Throws 503 when it is not in time; nothing is
   * recorded then.
   */
  async caughtUp(): Promise<void> {
    await this.projection.ready(await this.store.head());
  }

  /** What was recorded before under a key of the caller's. */
  async recorded(actor: Actor, key: string): Promise<RecordedEvent | undefined> {
    return this.store.readEvent(entryIdOf(await this.sourceOf(actor), idOf(key, 0)));
  }

  private sourceOf(actor: Actor): Promise<string> {
    return this.ingest.sourceOf(actor, 'api', 'wijkspoor');
  }
}

/** A step that follows from another is not at fault where that other one was refused. */
function ofFirst(faults: readonly Fault[]): readonly Fault[] {
  const first = Math.min(...faults.map(({ place: [index] }) => Number(index)));
  return faults.filter(({ place: [index] }) => Number(index) === first);
}

const idOf = (key: string, index: number): string => (index === 0 ? key : `${key}-${index + 1}`);

/** `/0/data/period` of the CloudEvent made here is `/period` to the caller. */
const placedInData = (fault: Fault): Fault => {
  const [, ...inside] = fault.place;
  return { ...fault, place: inside[0] === 'data' ? inside.slice(1) : inside };
};
