import type { AppendResult, RecordedEvent } from '../event-store.js';
import type { AppendRequest, Outcome } from './protocol.js';

/** Events and characters kept at most; more waits in the file for who is behind. */
const EVENTS = 4_096;
const CHARACTERS = 8_388_608;

/**
 * What this process appended last, without a gap: who follows the log gets it handed over and does not read it
 * again. What another process appended in between breaks the run, and is then read from the file.
 */
export class JustAppended {
  #run: RecordedEvent[] = [];
  #characters = 0;

  /** Takes note of committed requests, in the order of their commits. */
  add(
    requests: readonly AppendRequest[],
    outcomes: readonly (Outcome<readonly AppendResult[]> | undefined)[],
  ): void {
    requests.forEach(({ appends }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined || 'error' in outcome) return;
      outcome.value.forEach(({ events, duplicate }, at) => {
        const append = appends[at];
        if (append === undefined || duplicate) return;
        for (const [i, appended] of events.entries()) {
          const event = append.events[i];
          if (event === undefined) continue;
          const { eventId, type, schemaVersion, data, metadata } = event;
          const { revision, position, recordedAt } = appended;
          const recorded = { eventId, type, schemaVersion, data, metadata };
          this.#push({ ...recorded, stream: append.stream, revision, position, recordedAt });
        }
      });
    });
  }

  /** The events right after a position, at most so many; undefined when they are not all here, or none is known. */
  after(position: bigint, limit: number): readonly RecordedEvent[] | undefined {
    const [first] = this.#run;
    if (first === undefined) return undefined;
    const from = Number(position + 1n - first.position);
    return from < 0 || from >= this.#run.length ? undefined : this.#run.slice(from, from + limit);
  }

  #push(event: RecordedEvent): void {
    const last = this.#run.at(-1);
    if (last !== undefined && event.position !== last.position + 1n) this.#keep(0);
    this.#run.push(event);
    this.#characters += size(event);
    if (this.#run.length > EVENTS || this.#characters > CHARACTERS) this.#keep(this.#run.length >> 1);
  }

  /** The newest of the run. */
  #keep(count: number): void {
    this.#run = count === 0 ? [] : this.#run.slice(-count);
    this.#characters = this.#run.reduce((sum, event) => sum + size(event), 0);
  }
}

const size = ({ data, metadata }: RecordedEvent): number => data.length + metadata.length;
