import { demoSource, type DemoActor, type DemoEdition, type DemoOutcome } from '#libs/demo';
import type { EventStore, KeyVault } from '#libs/event-store';
import { toPost, type Ingest } from '#libs/ingest';
import { Monitor } from '#libs/monitor';
import { planPublication } from '#libs/read-model';
import { PATIENCE, TRIES } from './log-to-read.js';

/** Publishes the demo programme's editions from a read model in memory that follows the log as it is loaded. */
export class DemoPublisher {
  /** The way in for what happened, beside what is published. */
  readonly past: Ingest;
  readonly #monitor: Monitor;
  readonly #ingest: Ingest;

  constructor(
    store: EventStore,
    vault: KeyVault,
    now: () => number,
    private readonly patience = PATIENCE,
  ) {
    this.#monitor = new Monitor({ store, clock: { now }, readModelPath: ':memory:', tries: TRIES });
    this.past = this.#monitor.ingestOfPast(vault);
    this.#ingest = this.#monitor.ingest(vault);
  }

  /** Rejects for a log that cannot be read to its end. */
  start(): Promise<void> {
    return this.#monitor.start();
  }

  close(): Promise<void> {
    return this.#monitor.close();
  }

  /** Publishes an edition of all that was recorded before, in the place of the one in force. */
  async publish(
    { period, status, title, profile, reason }: DemoEdition,
    actor: DemoActor,
  ): Promise<DemoOutcome> {
    const { editions } = this.#monitor;
    await this.#monitor.caughtUp(this.patience);
    const before = editions.list().find((one) => one.period === period && one.standing === 'IN_FORCE');
    const { editionId, events } = await planPublication(editions, {
      period,
      status,
      title,
      disclosureProfile: profile,
      ...(before === undefined ? {} : { supersedesEditionId: before.editionId }),
      ...(reason === undefined ? {} : { reason }),
    });
    const items = toPost(
      events,
      demoSource(undefined),
      (i) => `rapportage-${editionId}${i === 0 ? '' : '-vervangt'}`,
    );
    const outcome = await this.#ingest.post(items, actor);
    return outcome.stored ? { stored: true } : { stored: false, faults: outcome.faults };
  }
}
