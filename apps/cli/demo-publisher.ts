import { demoSource, type DemoActor, type DemoEdition, type DemoOutcome } from '#libs/demo';
import type { EventStore, KeyVault } from '#libs/event-store';
import { Ingest } from '#libs/ingest';
import { amsterdamDate } from '#libs/platform';
import { typeNamed } from '#libs/programme';
import { Editions, Figures, planPublication, ReadModel, WarningLookup } from '#libs/read-model';

/** Publishes the demo programme's editions from a read model in memory that follows the log as it is loaded. */
export class DemoPublisher {
  readonly #readModel: ReadModel;
  readonly #editions: Editions;
  readonly #ingest: Ingest;

  constructor(
    private readonly store: EventStore,
    vault: KeyVault,
    now: () => number,
  ) {
    const options = { now, dateIn: amsterdamDate };
    this.#readModel = new ReadModel({ log: store, path: ':memory:' });
    this.#editions = new Editions(this.#readModel, options);
    const known = new WarningLookup(this.#readModel, new Figures(this.#readModel, options), this.#editions);
    this.#ingest = new Ingest({ store, vault, clock: { now }, known });
  }

  start(): Promise<void> {
    return this.#readModel.start();
  }

  close(): Promise<void> {
    return this.#readModel.close();
  }

  /** Publishes an edition of all that was recorded before, in the place of the one in force. */
  async publish({ period, status, title, reason }: DemoEdition, actor: DemoActor): Promise<DemoOutcome> {
    await this.#readModel.waitFor(await this.store.head(), 60_000);
    const before = this.#editions.list().find((one) => one.period === period && one.standing === 'IN_FORCE');
    const { editionId, events } = await planPublication(this.#editions, {
      period,
      status,
      title,
      ...(before === undefined ? {} : { supersedesEditionId: before.editionId }),
      ...(reason === undefined ? {} : { reason }),
    });
    const items = events.map(({ name, data }, i) => ({
      specversion: '1.0',
      source: demoSource(undefined),
      id: `rapportage-${editionId}${i === 0 ? '' : '-vervangt'}`,
      type: typeNamed(name).type,
      data,
    }));
    const outcome = await this.#ingest.post(items, actor);
    return outcome.stored ? { stored: true } : { stored: false, faults: outcome.faults };
  }
}
