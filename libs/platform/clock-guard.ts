import type { Clock } from './clock.js';

/**
 * How far, in milliseconds, a clock may move away from the monotonic one, or stand before the newest entry of the
 * log.
 */
export const CLOCK_BOUND = 3_600_000;

export interface ClockJump {
  /** Since the guard began: more or less time than passed; or the clock stands before the newest entry of the log. */
  readonly kind: 'ahead' | 'back' | 'before-log';
  /** How far, in milliseconds. */
  readonly by: number;
}

/** Thrown before anything is recorded, told by `code`; `nl` and `en` are for people. */
export class ClockJumpedError extends Error {
  readonly code = 'CLOCK_JUMPED';
  readonly detail: { readonly nl: string; readonly en: string };

  constructor({ kind, by }: ClockJump) {
    const minutes = Math.round(by / 60_000);
    const nl = {
      ahead: `De klok van de server sprong ${minutes} minuten vooruit`,
      back: `De klok van de server sprong ${minutes} minuten terug`,
      'before-log': `De klok van de server staat ${minutes} minuten voor de nieuwste gebeurtenis in het logboek`,
    }[kind];
    const en = {
      ahead: `The server's clock jumped ${minutes} minutes ahead`,
      back: `The server's clock jumped ${minutes} minutes back`,
      'before-log': `The server's clock stands ${minutes} minutes before the newest entry of the log`,
    }[kind];
    super(en);
    this.name = 'ClockJumpedError';
    this.detail = {
      nl: `${nl}. Er wordt niets vastgelegd zolang dat zo is: zet de klok goed, of start de server opnieuw als zij nu goed staat`,
      en: `${en}. Nothing is recorded while that is so: set the clock right, or restart the server if it is right now`,
    };
  }
}

/**
 * Holds the clock that entries are stamped by against the monotonic one, which no setting of the time moves, and
 * against the newest entry of the log: a time recorded wrongly once stays in the log, and all that comes after is
 * stamped no earlier.
 */
export class ClockGuard {
  readonly #began: number;
  #newest = Number.NEGATIVE_INFINITY;
  #ahead = 0;

  /** `monotonic` in milliseconds, from any origin. */
  constructor(
    private readonly clock: Clock,
    private readonly monotonic: () => number,
  ) {
    this.#began = clock.now() - monotonic();
  }

  /** Takes note of the time of an entry in the log, milliseconds since 1970. */
  note(recordedAt: number): void {
    this.#newest = Math.max(this.#newest, recordedAt);
  }

  /** The log's times are read so many milliseconds earlier: a jump that it holds was settled. */
  settled(ahead: number): void {
    this.#ahead = ahead;
  }

  /** The jump that keeps anything from being recorded now, if there is one. */
  get jump(): ClockJump | undefined {
    const now = this.clock.now();
    const moved = now - this.monotonic() - this.#began;
    if (moved > CLOCK_BOUND) return { kind: 'ahead', by: moved };
    if (moved < -CLOCK_BOUND) return { kind: 'back', by: -moved };
    const before = this.#newest - this.#ahead - now;
    return before > CLOCK_BOUND ? { kind: 'before-log', by: before } : undefined;
  }

  /** Throws ClockJumpedError when nothing may be recorded now. */
  check(): void {
    const { jump } = this;
    if (jump) throw new ClockJumpedError(jump);
  }
}
