import { isForeign, type Step } from './append-groups.js';

interface Waiter {
  readonly storeRevision: number;
  readonly resolve: () => void;
}

/**
 * Those who wait until an event that KurrentDB stored has been counted here; found by stream, so that many may wait.
 */
export class Arrivals {
  readonly #waiting = new Map<string, Waiter[]>();

  get anybody(): boolean {
    return this.#waiting.size > 0;
  }

  /** Resolves at the event, or at the end of the time given; the caller looks which it was. */
  wait(stream: string, storeRevision: number, within: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        storeRevision,
        resolve: () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = (): void => {
        this.#keep(stream, (other) => other !== waiter);
        waiter.resolve();
      };
      const timer = setTimeout(leave, within);
      signal.addEventListener('abort', leave);
      this.#waiting.set(stream, [...(this.#waiting.get(stream) ?? []), waiter]);
      if (signal.aborted) leave();
    });
  }

  counted(steps: readonly Step[]): void {
    for (const step of steps) {
      if (isForeign(step)) continue;
      const last = step.at(-1);
      const waiters = last && this.#waiting.get(last.stream);
      if (last === undefined || waiters === undefined) continue;
      this.#keep(last.stream, ({ storeRevision }) => storeRevision > last.storeRevision);
      for (const waiter of waiters) if (waiter.storeRevision <= last.storeRevision) waiter.resolve();
    }
  }

  /** All look now: what they wait for cannot come. */
  release(): void {
    const waiting = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const { resolve } of waiting) resolve();
  }

  #keep(stream: string, wanted: (waiter: Waiter) => boolean): void {
    const left = (this.#waiting.get(stream) ?? []).filter(wanted);
    if (left.length > 0) this.#waiting.set(stream, left);
    else this.#waiting.delete(stream);
  }
}
