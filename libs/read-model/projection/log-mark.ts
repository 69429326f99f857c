import { createHash } from 'node:crypto';
import type { EventStore, RecordedEvent } from '#libs/event-store';

/**
 * Of which log a read model is: its first event names the log forever, the last projected one says how far it agrees.
 */
export interface LogMark {
  readonly first: string;
  readonly last: string;
}

/** What an event is, to the last byte and with its place and time: SHA-256 in hex. */
export const eventMark = (event: RecordedEvent): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        String(event.position),
        event.recordedAt,
        event.stream,
        event.revision,
        event.eventId,
        event.type,
        event.schemaVersion,
        event.data,
        event.metadata,
      ]),
    )
    .digest('hex');

/** The log is not the one that this read model was made of: another, an older copy, or one that was changed. */
export class LogMismatchError extends Error {
  readonly code = 'LOG_MISMATCH';
  constructor(position: number, head: bigint, what: { readonly nl: string; readonly en: string }) {
    super(
      `het leesmodel is van een ander logboek: ${what.nl} (leesmodel tot positie ${position}, logboek tot ${head}). Is er een oude kopie teruggezet? ` +
        'Zet het juiste logboek terug, of bouw het leesmodel opnieuw met: wijkspoor rebuild / ' +
        `the read model is of another log: ${what.en} (read model up to position ${position}, log up to ${head}). Was an older copy put back? ` +
        'Put the right log back, or make the read model again with: wijkspoor rebuild',
    );
  }
}

/**
 * Throws LogMismatchError unless the log holds, at the first position and at that of the checkpoint, what was
 * projected.
 */
export async function mustBeOfLog(
  log: EventStore,
  position: number,
  mark: LogMark | undefined,
): Promise<void> {
  if (position === 0) return;
  const head = await log.head();
  const mismatch = (nl: string, en: string): LogMismatchError =>
    new LogMismatchError(position, head, { nl, en });
  if (head < BigInt(position)) throw mismatch('het logboek is korter', 'the log is shorter');
  const [first] = await log.readAll({ after: 0n, limit: 1 });
  const [last] = await log.readAll({ after: BigInt(position - 1), limit: 1 });
  if (mark === undefined)
    throw mismatch('het zegt niet van welk logboek het is', 'it does not say of which log it is');
  if (first === undefined || eventMark(first) !== mark.first)
    throw mismatch('de eerste gebeurtenis is een andere', 'the first event is another one');
  if (last === undefined || eventMark(last) !== mark.last)
    throw mismatch(`op positie ${position} staat iets anders`, `position ${position} holds something else`);
}
