import { AsyncLocalStorage } from 'node:async_hooks';

/** Aborted when who asked has gone; there only while a request is answered. */
const asking = new AsyncLocalStorage<AbortSignal>();

let asked = 0;

/**
 * Runs what answers a request; what it begins can find out whether somebody still waits. `ended` of each is to be
 * called once the request is over: while nobody asks, no promise of the process is followed, which costs each of
 * them time.
 */
export function withClientSignal<T>(gone: AbortSignal, answer: () => T): T {
  asked += 1;
  return asking.run(gone, answer);
}

/** A request that was run by `withClientSignal` is over. */
export function requestEnded(): void {
  asked -= 1;
  if (asked === 0) asking.disable();
}

/** Who waits for one computation, however many ask for it: it is worth going on while one of them does. */
export class WaitingClients {
  readonly #signals: AbortSignal[] = [];
  #isForOurselves = false;

  /** Adds who asks now; outside a request (a subscription, a command) somebody always waits. */
  join(): void {
    const gone = asking.getStore();
    if (gone) this.#signals.push(gone);
    else this.#isForOurselves = true;
  }

  isWanted = (): boolean => this.#isForOurselves || this.#signals.some(({ aborted }) => !aborted);
}
