import { toPointer, type Fault } from '#libs/programme';
import type { DemoEdition } from './reporting.js';
import { demoProgramme, type DemoActor, type DemoItem, type DemoOptions } from './programme.js';

export type DemoOutcome =
  | { readonly stored: true }
  | { readonly stored: false; readonly faults: readonly Fault[] };

export interface LoadDemo extends DemoOptions {
  /** Hands a batch to the ingest on behalf of the actor. */
  readonly post: (items: readonly DemoItem[], actor: DemoActor) => Promise<DemoOutcome>;
  /** Publishes an edition as the programme office; without it the demo programme has no editions. */
  readonly publish?: (edition: DemoEdition, actor: DemoActor) => Promise<DemoOutcome>;
  /** Sets the clock of the ingest and the store, milliseconds since 1970 UTC. */
  readonly setTime: (recordedAt: number) => void;
  /** Items stored so far, of how many; after every batch. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The ingest refused a batch of the demo programme; `faults` says why. */
export class DemoRefusedError extends Error {
  override readonly name = 'DemoRefusedError';

  constructor(
    readonly faults: readonly Fault[],
    recordedAt: number,
  ) {
    const shown = faults
      .slice(0, 10)
      .map((fault) => `${toPointer(fault.place)} ${fault.rule}: ${fault.message.en}`);
    super(`demo batch of ${new Date(recordedAt).toISOString()} refused:\n${shown.join('\n')}`);
  }
}

/**
 * Plays the demo programme into an ingest, at the moments it is said to have happened. Answers the number of items.
 * Loading it again stores nothing twice. Throws DemoRefusedError when a batch is refused.
 */
export async function loadDemo({
  post,
  publish,
  setTime,
  onProgress,
  ...options
}: LoadDemo): Promise<number> {
  const batches = [...demoProgramme(options)];
  const total = batches.reduce((sum, { items }) => sum + items.length, 0);
  let done = 0;
  for (const { recordedAt, actor, items, edition } of batches) {
    setTime(recordedAt);
    const outcome = edition ? await publish?.(edition, actor) : await post(items, actor);
    if (!outcome) continue;
    if (!outcome.stored) throw new DemoRefusedError(outcome.faults, recordedAt);
    done += items.length;
    onProgress?.(done, total);
  }
  return done;
}
