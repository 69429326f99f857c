import { setImmediate as letOthersIn } from 'node:timers/promises';

/** How long a long piece of work may hold the process, in milliseconds, before others are let in. */
const LONGEST = 10;

/** Lets others in now and then during a long piece of work. */
export class TimeSlice {
  #since = performance.now();

  /** Goes on at once, unless the work has gone on for long. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < LONGEST) return;
    await letOthersIn();
    this.#since = performance.now();
  }
}
