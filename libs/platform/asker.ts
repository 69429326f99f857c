import { AsyncLocalStorage } from 'node:async_hooks';

/** Aborted when who asked has gone; there only while a request is answered. */
const asking = new AsyncLocalStorage<AbortSignal>();

/** Runs what answers a request; what it begins can find out whether somebody still waits. */
export const whileAsked = <T>(gone: AbortSignal, answer: () => T): T => asking.run(gone, answer);

/** Who waits for one computation, however many ask for it: it is worth going on while one of them does. */
export class Waiting {
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
