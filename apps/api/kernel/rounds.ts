import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from '#libs/platform';

/** Milliseconds between two rounds: after one that went well, after the first that did not, and at most. */
export interface RoundTiming {
  readonly lookEvery: number;
  readonly firstPause: number;
  readonly longestPause: number;
}

interface Work {
  readonly timing: RoundTiming;
  /** One round; false, or an error, when what it needs is away. The signal ends it. */
  readonly round: (signal: AbortSignal) => Promise<boolean>;
  readonly failed: (error: unknown) => void;
  /**
   * Resolves when the next round is wanted before its time, or the signal is aborted; only asked after a round that
   * went well.
   */
  readonly wanted?: (signal: AbortSignal) => Promise<void>;
}

/** Milliseconds until the next round. */
export function pauseAfter(failures: number, timing: RoundTiming, chance?: number): number {
  if (failures === 0) return timing.lookEvery;
  return backOff(failures, { first: timing.firstPause, longest: timing.longestPause }, chance);
}

/** Work that is done again and again beside the API, and never makes a request wait; ends when it is stopped. */
export class Rounds {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #failures = 0;

  start(work: Work): void {
    this.#running = this.#run(work);
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(work: Work): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const well = await work.round(signal).catch((error: unknown) => {
        work.failed(error);
        return false;
      });
      this.#failures = well ? 0 : this.#failures + 1;
      await this.#rest(work);
    }
  }

  /**
   * What waits here hangs on a signal of this rest alone: nothing of it is left on the one that lives as long as
   * the process.
   */
  async #rest({ timing, wanted }: Work): Promise<void> {
    const { signal } = this.#stopping;
    if (signal.aborted) return;
    const rest = new AbortController();
    const end = (): void => rest.abort();
    signal.addEventListener('abort', end, { once: true });
    const early = this.#failures === 0 && wanted ? [wanted(rest.signal)] : [];
    const options = { signal: rest.signal, ref: false };
    const waited = pause(pauseAfter(this.#failures, timing), undefined, options).catch(() => undefined);
    await Promise.race([waited, ...early]);
    rest.abort();
    signal.removeEventListener('abort', end);
    await waited;
  }
}
