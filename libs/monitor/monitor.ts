import type { EventStore, KeyVault } from '#libs/event-store';
import { Ingest, type IngestOptions } from '#libs/ingest';
import { defined, type Clock } from '#libs/platform';
import { Editions, Figures, Foretelling, LogEditions, ReadModel, WarningLookup } from '#libs/read-model';

export interface MonitorOptions {
  /** The log. Whoever opened it closes it, after the monitor. */
  readonly store: EventStore;
  readonly clock: Clock;
  /** File of the read model, or `:memory:`. */
  readonly readModelPath: string;
  /** How often in a row reading may fail before it ends with an error; default: it goes on trying (see ReadModel). */
  readonly tries?: number;
  /** Claims the read model's file (see ReadModel). */
  readonly alone?: boolean;
  /** Milliseconds that a publication waits for what it pins (see Editions). */
  readonly patience?: number;
  /** Milliseconds of work after which an answer is given up; never without it. */
  readonly work?: number;
  /** The same of what is foretold, of which the rest is left out. */
  readonly foretelling?: number;
}

/** The read model alone, for who asks no figure of it; it follows the log once it is started. */
export const openReadModel = (
  { store, readModelPath, tries, alone }: Omit<MonitorOptions, 'clock'>,
  handedOver = false,
): ReadModel => new ReadModel({ log: store, path: readModelPath, handedOver, ...defined({ tries, alone }) });

/** What answers and records over one log, each made once: for the server, the command line and the demo alike. */
export class Monitor {
  readonly readModel: ReadModel;
  readonly figures: Figures;
  /** What events would do to the figures, before they are recorded. */
  readonly foretelling: Foretelling;
  readonly editions: Editions;
  /** Editions from the log and from nothing else. */
  readonly logEditions: LogEditions;
  /** What warnings about an item that is posted are made of. */
  readonly lookups: WarningLookup;

  constructor(private readonly options: MonitorOptions) {
    const { store, clock, patience, work, foretelling } = options;
    this.readModel = openReadModel(options, true);
    this.figures = new Figures(this.readModel, clock, work);
    this.foretelling = new Foretelling(this.readModel, clock, defined({ longest: foretelling }));
    this.editions = new Editions(this.readModel, clock, patience, work);
    this.logEditions = new LogEditions(store, clock);
    this.lookups = new WarningLookup(this.readModel, this.figures, this.editions);
  }

  /**
   * Follows the log; resolves once what was in it at the start is in the figures. Throws what ReadModel.start throws.
   */
  start(): Promise<void> {
    return this.readModel.start();
  }

  /** The way in to the log, with warnings from the read model. */
  ingest(
    vault: KeyVault,
    more: Pick<IngestOptions, 'clockGuard' | 'onRehearsal' | 'checkpoint'> = {},
  ): Ingest {
    const { store, clock } = this.options;
    return new Ingest({ store, vault, clock, lookups: this.lookups, ...more });
  }

  /** The way in for a whole past at once: without warnings, for which the read model would have to keep up. */
  ingestOfPast(vault: KeyVault): Ingest {
    const { store, clock } = this.options;
    return new Ingest({ store, vault, clock });
  }

  /** Resolves when all that is in the log now is in the figures; rejects after `patience` milliseconds. */
  async caughtUp(patience: number): Promise<void> {
    await this.readModel.waitFor(await this.options.store.head(), patience);
  }

  close(): Promise<void> {
    return this.readModel.close();
  }
}
