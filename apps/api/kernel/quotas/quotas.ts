import type { QuotaConfig } from '#libs/platform';
import { AppError } from '../errors/app-error.js';
import { Buckets } from './bucket.js';
import { Lanes } from './lanes.js';
import { OpenStreams } from './open-streams.js';
import { KeyedSemaphore } from './keyed-semaphore.js';

/** Requests of one actor that are answered at the same time, and that wait for it. */
const [AT_ONCE, MOST_WAITING] = [20, 500];

/**
 * What each actor may use of this replica, and what it uses. A replica counts its own: N of them give N times as
 * much.
 */
export class Quotas {
  readonly requests: Buckets;
  readonly recomputations: Buckets;
  readonly lanes = new Lanes(AT_ONCE, MOST_WAITING);
  readonly uploads: KeyedSemaphore;
  readonly open = new OpenStreams();

  constructor(
    readonly settings: QuotaConfig,
    now: () => number = () => performance.now(),
  ) {
    this.requests = new Buckets(settings.requests, now);
    this.recomputations = new Buckets(settings.recomputations, now);
    this.uploads = new KeyedSemaphore(settings.uploads);
  }
}

/** 429: an actor asked for more than its share. `seconds`: when it may ask again. */
export const tooMany = (nl: string, en: string, seconds: number): AppError =>
  new AppError('TOO_MANY_REQUESTS', { nl, en }, [], { retryAfter: Math.max(1, seconds) });

/** Takes one recomputation of a subject's share. Throws 429 when there is none left. */
export function takeRecomputation({ recomputations }: Quotas, subject: string): void {
  const { allowed, seconds } = recomputations.take(subject);
  if (allowed) return;
  throw tooMany(
    `Ten hoogste ${recomputations.perMinute} keer narekenen per minuut; over ${seconds} s kan het weer`,
    `At most ${recomputations.perMinute} recomputations a minute; again in ${seconds} s`,
    seconds,
  );
}
