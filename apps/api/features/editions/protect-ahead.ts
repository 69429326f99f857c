import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Edition } from '#libs/indicators';
import type { Logger } from '#libs/platform';
import { Editions, OutsideEditions, ReadModel } from '#libs/read-model';
import { LOGGER } from '../../kernel/tokens.js';

/**
 * Milliseconds between two looks at whether an edition was published; the log may move a thousand times in between.
 */
const PAUSE = 1_000;

/**
 * Makes the protected tables of editions when they are published, so that the first outsider does not wait for them
 * (0.2 to 0.7 s an edition, each after those before it). One edition at a time, in a thread; what fails is told and
 * tried again when the log moves on, and a question makes the table itself in the meantime.
 */
@Injectable()
export class ProtectAhead implements OnModuleDestroy {
  private stopFollowing: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isOver = false;
  /** Editions that have their tables; they are only ever added to. */
  private done = 0;

  constructor(
    private readonly readModel: ReadModel,
    private readonly editions: Editions,
    private readonly outside: OutsideEditions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `pause` in milliseconds, for tests. */
  start(pause = PAUSE): void {
    this.stopFollowing ??= this.readModel.onAdvance(() => this.look(pause));
    this.look(pause);
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true;
    this.stopFollowing?.();
    clearTimeout(this.timer);
    await this.running;
  }

  private look(pause: number): void {
    if (this.isOver || this.timer) return;
    this.timer = setTimeout(() => {
      this.running = this.protectAll().finally(() => (this.timer = undefined));
    }, pause);
    this.timer.unref();
  }

  private async protectAll(): Promise<void> {
    try {
      // Asked again after each: one that is published meanwhile calls nobody, as this is still running.
      for (let next = this.next(); next && !this.isOver; next = this.next()) {
        await this.outside.named([next]);
        this.done++;
      }
    } catch (error) {
      if (!this.isOver)
        this.logger.warn({ err: error }, 'an edition could not be protected ahead of its readers');
    }
  }

  private next(): Edition | undefined {
    return this.editions.list()[this.done];
  }
}
