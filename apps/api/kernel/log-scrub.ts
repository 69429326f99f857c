import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isStoreError, type EventStore, type KeyVault } from '#libs/event-store';
import type { Logger } from '#libs/platform';
import { LOGGER, STORE, VAULT } from './tokens.js';

/** Events read again at a time: some milliseconds, four times a second. */
const SLICE = 256;
const EVERY = 250;
/** Milliseconds between two slices of the vault, which are an eighth of the log's. */
const EVERY_OF_VAULT = 31;
/** Milliseconds from the end of a round to the next. */
const REST = 3_600_000;

export interface ScrubState {
  /** Up to where the log was read in the round at hand. */
  readonly position: bigint;
  /** Whole rounds over log and vault since the start. */
  readonly rounds: number;
}

/**
 * Reads the log and the vault again at leisure, from end to end: a read holds each entry against the digest it was
 * stored with, so that damage is met before somebody needs what is damaged. What it meets is a fault of the store
 * itself, which says so in health and metrics and records nothing until it is mended.
 */
@Injectable()
export class LogScrub implements OnApplicationShutdown {
  private readonly ending = new AbortController();
  private state: ScrubState = { position: 0n, rounds: 0 };
  private running: Promise<void> | undefined;
  /** Waits so many milliseconds; a test waits otherwise. */
  wait = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: this.ending.signal, ref: false });

  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: KeyVault,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get status(): ScrubState {
    return this.state;
  }

  start(): void {
    this.running ??= this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.ending.signal.aborted)
      try {
        await this.round();
        await this.wait(REST);
      } catch (err) {
        if (this.ending.signal.aborted) return;
        this.logger.warn({ err, position: String(this.state.position) }, 'the log could not be read again');
        await this.wait(EVERY * 20).catch(() => undefined);
      }
  }

  /** Goes on where the last one could not read; past an entry that is damaged, as others may be too. */
  private async round(): Promise<void> {
    for (let after: bigint | undefined = this.state.position; after !== undefined;) {
      await this.wait(EVERY);
      after = await this.slice(after);
      if (after !== undefined) this.state = { ...this.state, position: after };
    }
    for (let token = this.vault.scrub?.(); token !== undefined; token = this.vault.scrub?.(token))
      await this.wait(EVERY_OF_VAULT);
    this.state = { position: 0n, rounds: this.state.rounds + 1 };
  }

  /** Undefined at the end of the log. */
  private async slice(after: bigint): Promise<bigint | undefined> {
    try {
      const events = await this.store.readAll({ after, limit: SLICE });
      return events.length < SLICE ? undefined : events.at(-1)?.position;
    } catch (error) {
      const { position } = error as { position?: unknown };
      if (!isStoreError(error, 'EVENT_DAMAGED') || typeof position !== 'bigint') throw error;
      this.logger.error({ err: error }, 'the log is damaged');
      return position;
    }
  }
}
