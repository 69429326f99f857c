import type { Logger } from '#libs/platform';
import { Stamping, type Signed, type StampingStatus } from '#libs/transparency';
import type { ProofSettings } from './settings.js';

/**
 * One checkpoint a day. An authority that does not answer is asked again sooner, but seldom enough for one that
 * charges.
 */
const STAMP_EVERY = 86_400_000;
const STAMP_RETRY = 600_000;

/** Has the newest checkpoint stamped once a day (RFC 3161), beside the answering of requests. */
export class Stamps {
  readonly #stamping: Stamping;
  readonly #every: number;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    { url, authority }: NonNullable<ProofSettings['stamps']>,
    { folder, stampEvery = STAMP_EVERY }: ProofSettings,
    private readonly newest: () => Signed | undefined,
    logger: Logger,
  ) {
    this.#every = stampEvery;
    this.#stamping = new Stamping({
      ...{ url, authority, folder },
      onFault: (err) => logger.warn({ err }, 'proofs: no time stamp'),
    });
  }

  get status(): StampingStatus {
    return this.#stamping.status;
  }

  /** Milliseconds after which a log without a new stamp is behind. */
  get patience(): number {
    return 2 * this.#every;
  }

  /** Waits out what is left of the day of the last stamp: a server that is started often does not ask more often. */
  async start(now: number): Promise<void> {
    const { at = 0 } = await this.#stamping.load();
    this.#later(Math.min(this.#every, Math.max(0, at + this.#every - now)));
  }

  /** Asks for a stamp over the newest checkpoint, now. */
  async stamp(): Promise<void> {
    const newest = this.newest();
    if (newest !== undefined && newest.size > 0) await this.#stamping.stamp(newest);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#stamping.close();
  }

  #later(wait: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#again(), wait).unref();
  }

  async #again(): Promise<void> {
    await this.stamp();
    const isWell = this.newest() !== undefined && this.status.fault === undefined;
    this.#later(isWell ? this.#every : Math.min(this.#every, STAMP_RETRY));
  }
}
