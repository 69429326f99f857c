import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RecordedEvent } from '#libs/event-store';
import type { Edition } from '#libs/indicators';
import type { EventToPost } from '#libs/ingest';
import { fault, type DataOf, type EventName, readMetadata } from '#libs/programme';
import { Editions, OutsideEditions, planPublication, type PublicationRequest } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { Projection } from '../../kernel/projection.js';
import { editionOf } from './get-report.js';
import { Recorder } from '../posting/recorder.js';
import { commandWith, type Repeatable } from '../../kernel/messages.js';

/** Publishes an edition of the figures as known at a position, in the place of the one it supersedes. */
export class PublishEdition extends commandWith<
  Edition,
  { publication: PublicationRequest } & Repeatable
>() {}

/** Carries out PublishEdition. */
@CommandHandler(PublishEdition)
export class PublishEditionHandler implements ICommandHandler<PublishEdition> {
  constructor(
    private readonly editions: Editions,
    private readonly outside: OutsideEditions,
    private readonly recorder: Recorder,
    private readonly projection: Projection,
  ) {}

  async execute({ publication, actor, correlationId, key }: PublishEdition): Promise<Edition> {
    const authorised = authorise(actor, 'office');
    await this.projection.ready();
    const before = key === undefined ? undefined : await this.recorder.recorded(authorised, key);
    // The same request again: the figures have moved on since, the edition has not.
    if (before) return this.publishedAs(before, publication);
    // An edition stands forever: it is never pinned to figures that the log has left behind.
    await this.recorder.caughtUp();
    const { editionId, events } = await planPublication(this.editions, publication);
    await this.recorder.record(events, authorised, correlationId, key);
    const edition = this.editions.named(editionId);
    // So that the first who asks does not wait; whoever asks meanwhile waits for the same.
    this.outside.report(edition).catch(() => undefined);
    return edition;
  }

  /** The edition that was published under this key. Throws 409 where another request was made under it. */
  private publishedAs(recorded: RecordedEvent, publication: PublicationRequest): Edition {
    const published = JSON.parse(recorded.data) as Published;
    const { digest } = readMetadata(recorded);
    if (recorded.type !== ('ReportEditionPublished' satisfies EventName) || !isOf(published, publication))
      throw badInput([fault('OTHER_CONTENT', ['Idempotency-Key'], { digest })]);
    return this.editions.named(published.editionId);
  }
}

type Published = DataOf<'ReportEditionPublished'>;

/** Whether a publication is what a request asks for; what it left open was filled in then. */
function isOf(published: Published, { asOf, referenceDate, ...publication }: PublicationRequest): boolean {
  const { period, status, title, supersedesEditionId, disclosureProfile } = published;
  return (
    period === publication.period &&
    status === publication.status &&
    title === publication.title &&
    supersedesEditionId === publication.supersedesEditionId &&
    disclosureProfile === (publication.disclosureProfile ?? 'INTERNAL') &&
    (referenceDate === undefined || referenceDate === published.referenceDate) &&
    (asOf?.position === undefined || String(asOf.position) === published.asOfPosition)
  );
}

/** A withdrawn edition, with the entry that this withdrawal was recorded as. */
export type WithdrawnEdition = Edition & { readonly withdrawalEntryId: string };

/** Withdraws an edition, with a reason; it stays to be seen as what it is. */
export class WithdrawEdition extends commandWith<
  WithdrawnEdition,
  { editionId: string; reason: string } & Repeatable
>() {}

/** Carries out WithdrawEdition. */
@CommandHandler(WithdrawEdition)
export class WithdrawEditionHandler implements ICommandHandler<WithdrawEdition> {
  constructor(
    private readonly editions: Editions,
    private readonly recorder: Recorder,
    private readonly projection: Projection,
  ) {}

  async execute(command: WithdrawEdition): Promise<WithdrawnEdition> {
    const { editionId, reason, actor, correlationId, key } = command;
    const authorised = authorise(actor, 'office');
    await this.projection.ready();
    const { period } = editionOf(this.editions, editionId);
    const event: EventToPost = { name: 'ReportEditionWithdrawn', data: { editionId, period, reason } };
    const [recorded] = await this.recorder.record([event], authorised, correlationId, key);
    return { ...this.editions.named(editionId), withdrawalEntryId: recorded?.entryId ?? '' };
  }
}
