import type { RecordedEvent } from '#libs/event-store';
import { passedOverIn, passedOverText, type PassedOver } from '#libs/programme';
import { Replay } from '#libs/read-model';
import { eventIn, linesOf, LOG, NotRunError, textOf, type Source } from '#libs/verifier';

/** What became of one edition when its figures were computed again. */
export interface Replayed {
  readonly editionId: string;
  readonly published: string;
  readonly digest: string;
  readonly figures: number;
}

export interface ReplayReport {
  readonly events: number;
  readonly editions: readonly Replayed[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Folds a log from its first event and computes every edition that it published again. Throws what the log throws,
 * and on an event that cannot be understood and is not passed over; `open` is asked a second time for a log that
 * passes over any.
 */
export async function replayEvents(
  open: () => AsyncIterable<readonly RecordedEvent[]>,
): Promise<ReplayReport> {
  const { replay, passedOver } = await replayed(open);
  const editions: Replayed[] = [];
  for (const edition of replay.editions()) {
    const { digest, figures } = await replay.compute(edition);
    editions.push({
      editionId: edition.editionId,
      published: edition.digest,
      digest,
      figures: figures.length,
    });
  }
  return { events: replay.position, editions, passedOver: [...passedOver.values()] };
}

/** What is passed over is told later in the log than it stands: a log that tells of any is read again. */
async function replayed(open: () => AsyncIterable<readonly RecordedEvent[]>) {
  const passedOver = new Map<number, PassedOver>();
  const first = new Replay();
  let failure: Error | undefined;
  for await (const events of open()) {
    for (const [position, reason] of passedOverIn(events)) passedOver.set(position, reason);
    try {
      if (failure === undefined) first.add(events);
    } catch (error) {
      failure = error as Error;
    }
  }
  if (failure !== undefined && passedOver.size === 0) throw failure;
  if (passedOver.size === 0) return { replay: first, passedOver };
  const replay = new Replay(passedOver);
  for await (const events of open()) replay.add(events);
  return { replay, passedOver };
}

const AT_ONCE = 1_000;

/**
 * The events of a bundle, a thousand at a time. Throws NotRunError when it has no log, RangeError for a line that
 * is no event.
 */
export async function* eventsOf(source: Source): AsyncGenerator<readonly RecordedEvent[]> {
  const chunks = source.chunks(LOG);
  if (chunks === undefined)
    throw new NotRunError({ nl: `de bundel heeft geen ${LOG}`, en: `the bundle has no ${LOG}` });
  let batch: RecordedEvent[] = [];
  let line = 0;
  for await (const lines of linesOf(chunks)) {
    for (const { bytes, isWhole } of lines) {
      line += 1;
      const event = isWhole ? eventIn(textOf(bytes)) : undefined;
      if (event === undefined)
        throw new RangeError(`${LOG}: regel ${line} is geen gebeurtenis / line ${line} is no event`);
      batch.push({ ...event, position: BigInt(event.position) });
    }
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The report as people read it; `isEqual` when the log gives every edition the figures it was published with. */
export function replayText({ events, editions, passedOver }: ReplayReport): {
  readonly text: string;
  readonly isEqual: boolean;
} {
  const different = editions.filter(({ published, digest }) => published !== digest);
  const lines = editions.map(
    ({ editionId, digest, published, figures }) =>
      `${editionId}  ${digest}  ${figures} cijfers / figures  ` +
      (digest === published ? 'gelijk / equal' : `ANDERS / DIFFERENT: ${published}`),
  );
  lines.push(...passedOver.map(passedOverText));
  lines.push(
    `${events} gebeurtenissen nagespeeld, ${editions.length} rapportages nagerekend, ${different.length} verschillen / ` +
      `${events} events replayed, ${editions.length} editions computed again, ${different.length} differences`,
  );
  return { text: `${lines.join('\n')}\n`, isEqual: different.length === 0 };
}
