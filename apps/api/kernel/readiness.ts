import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EventStore, KeyVault } from '#libs/event-store';
import { ClockJumpedError, type ClockGuard, type Logger } from '#libs/platform';
import type { Label } from '#libs/programme';
import { ReadModel } from '#libs/read-model';
import { STATES } from './projection.js';
import type { Proofs } from './proofs/proofs.js';
import { CLOCK_GUARD, LOGGER, PROOFS, STORE, VAULT } from './tokens.js';

/** What stood in the log so long ago (milliseconds) must be in the figures. */
export const LONGEST_LAG = 10_000;
/** Milliseconds between two looks, and between two lines in the server's log about one and the same fault. */
const LOOK = 1_000;
const REMIND = 60_000;

/** One reason not to send this replica any request. */
export interface NotReady {
  readonly code: string;
  readonly detail: Label;
}

/**
 * Whether this replica may be sent requests, and why not: asked by the health route, and told to the server's log.
 */
@Injectable()
export class Readiness implements OnApplicationShutdown {
  /** The oldest head that the projection has not been seen to reach, and since when. */
  private target = { head: 0n, since: 0 };
  private logged = { codes: '', at: 0 };
  private passedOver = 0;
  private readonly timer: NodeJS.Timeout;
  /** Milliseconds from any origin; a test sets its own. */
  monotonic = (): number => performance.now();

  constructor(
    private readonly readModel: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: KeyVault,
    @Inject(CLOCK_GUARD) private readonly clockGuard: ClockGuard | null,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(PROOFS) private readonly proofs: Proofs | null = null,
  ) {
    const look = (): void => {
      this.look().catch((err: unknown) => logger.error({ err }, 'readiness'));
    };
    this.timer = setInterval(look, LOOK).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Empty when it is ready. */
  async faults(): Promise<readonly NotReady[]> {
    const jump = this.clockGuard?.jump;
    const files = [this.store.fault?.(), this.vault.fault?.(), this.readModel.fileFault];
    return [
      ...(await this.ofProjection()),
      ...files.flatMap((fault) => (fault ? [{ code: fault.code, detail: fault.detail }] : [])),
      ...(this.proofs?.faults() ?? []),
      ...(jump ? [{ code: 'CLOCK_JUMPED', detail: new ClockJumpedError(jump).detail }] : []),
    ];
  }

  /** Tells the server's log what is wrong when it begins, once a minute while it lasts, and when it is over. */
  async look(): Promise<void> {
    this.logPassedOver();
    const faults = await this.faults();
    const codes = faults.map(({ code }) => code).join();
    const now = this.monotonic();
    if (codes === this.logged.codes && (codes === '' || now - this.logged.at < REMIND)) return;
    this.logged = { codes, at: now };
    if (codes === '') this.logger.info('ready');
    else this.logger.warn({ faults }, 'not ready');
  }

  /** Loudly, as somebody who should not can write in the streams of the log; nothing of it is an entry. */
  private logPassedOver(): void {
    const { count = 0, newest } = this.store.status?.().passedOver ?? {};
    if (count === this.passedOver) return;
    this.passedOver = count;
    this.logger.error(
      { count, newest },
      'events that Wijkspoor did not write stand in the streams of its log; they are passed over',
    );
  }

  private async ofProjection(): Promise<readonly NotReady[]> {
    const { state, position, error } = this.readModel.status;
    const why = error ? `: ${error.message}` : '';
    if (state !== 'live')
      return [
        { code: `PROJECTION_${state.toUpperCase().replace('-', '_')}`, detail: STATES[state](position, why) },
      ];
    const head = await this.store.head().catch(() => undefined);
    if (head === undefined) return [];
    if (head < position)
      return [
        {
          code: 'LOG_SHORTER',
          detail: {
            nl: `Het logboek eindigt bij ${head}, de cijfers gaan tot ${position}: het logboek is een ander of een ouder`,
            en: `The log ends at ${head}, the figures go up to ${position}: the log is another or an older one`,
          },
        },
      ];
    const now = this.monotonic();
    if (position >= this.target.head) this.target = { head, since: now };
    if (now - this.target.since <= LONGEST_LAG || position >= this.target.head) return [];
    const detail = {
      nl: `De cijfers lopen achter: ${position} van ${head}, al langer dan ${LONGEST_LAG / 1_000} seconden${why}`,
      en: `The figures are behind: ${position} of ${head}, for more than ${LONGEST_LAG / 1_000} seconds${why}`,
    };
    return [{ code: 'PROJECTION_LAG', detail }];
  }
}
