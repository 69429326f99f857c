import { Inject, Injectable } from '@nestjs/common';
import type { EffectiveEntries } from '#libs/indicators';
import type { Logger } from '#libs/platform';
import type { Label } from '#libs/programme';
import { Figures, positionOf, ReadModel } from '#libs/read-model';
import { AppError } from './errors/app-error.js';
import type { AsOfQuery } from './messages.js';
import type { Patience } from './patience.js';
import { LOGGER, PATIENCE } from './tokens.js';

/** What is said of a projection that is not live; `why` begins with a colon where it is known. */
export const STATES: Readonly<
  Record<'catching-up' | 'failing' | 'stopped', (position: bigint, why: string) => Label>
> = {
  'catching-up': (position, why) => ({
    nl: `De verwerking loopt nog in: positie ${position}${why}`,
    en: `The projection is catching up: position ${position}${why}`,
  }),
  failing: (position, why) => ({
    nl: `De verwerking lukt nu niet na positie ${position}${why}`,
    en: `The projection fails for now after position ${position}${why}`,
  }),
  stopped: (position, why) => ({
    nl: `De verwerking staat stil na positie ${position}${why}`,
    en: `The projection stopped after position ${position}${why}`,
  }),
};

/** The read model's progress: started here, and asked after before a query is answered. */
@Injectable()
export class Projection {
  constructor(
    private readonly readModel: ReadModel,
    private readonly figures: Figures,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(PATIENCE) private readonly patience: Patience,
  ) {}

  /** Throws LogMismatchError when the read model is of another log: then nothing may be answered or accepted. */
  mustBeOfLog(): Promise<void> {
    return this.readModel.mustBeOfLog();
  }

  /**
   * Follows the log; resolves when it has caught up. A projection that stops is logged and shown by /health/ready.
   */
  async start(): Promise<void> {
    try {
      await this.readModel.start();
    } catch (error) {
      this.logger.error({ err: error }, 'the projection has stopped');
    }
  }

  /**
   * Resolves when the figures may be read: caught up with the log as it was at the start, and up to `atLeast`.
   * Throws 503 PROJECTION_BEHIND or PROJECTION_STOPPED: an old answer is never given for a new one.
   */
  async ready(atLeast?: bigint): Promise<void> {
    const { state, position, error } = this.readModel.status;
    if (state !== 'live') {
      const why = state === 'catching-up' ? '' : `: ${error?.message ?? ''}`;
      const code = state === 'stopped' ? 'PROJECTION_STOPPED' : 'PROJECTION_BEHIND';
      throw new AppError(code, STATES[state](position, why));
    }
    if (atLeast !== undefined && this.readModel.position < atLeast)
      await this.readModel.waitFor(atLeast, this.patience.position);
  }
  /**
   * The entries as they stand at a position, now when none is asked for; see `ready`. Throws QueryError for a
   * position that is not recorded yet.
   */
  async entriesAt({ asOf, atLeast }: AsOfQuery): Promise<EffectiveEntries> {
    await this.ready(atLeast);
    return this.figures.at(positionOf(this.readModel.model, asOf));
  }
}
