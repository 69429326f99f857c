import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { rightsOfRole, type Actor } from '#libs/access';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { toMoment } from '#libs/platform';
import { typeNamed, type Amendment, type DataOf } from '#libs/programme';
import { AsOfArgs, toAsOfQuery, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { STORE } from '../../kernel/tokens.js';
import { JsonScalar } from '../../kernel/graphql/scalars.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { briefOf, subjectNamed } from './brief.js';
import { connectionOf } from './connection-of.js';
import { EntriesArgs } from './entries.args.js';
import { EntryById } from './entry-by-id.js';
import { EntryConnectionModel } from './entry-connection.model.js';
import { AmendmentModel, EntryModel, HistoryItemModel, LateForModel } from './entry.model.js';
import type { EntryView, HistoryItem } from './entry-view.js';
import { filterOf } from './filter-of.js';
import { GetAmendments } from './get-amendments.js';
import { GetEntries } from './get-entries.js';
import { LateEntries } from './late-entries.js';
import { pageCost } from '../../kernel/graphql/page.js';

/** Entries in GraphQL, with what is looked up of each when it is asked for. */
@Resolver(() => EntryModel)
export class EntriesResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly lateEntries: LateEntries,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  @Query(() => EntryConnectionModel, { complexity: pageCost })
  @Needs('entries')
  async entries(
    @Args() { filter, asOf, atLeast, ...page }: EntriesArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<EntryConnectionModel> {
    const asOfQuery = toAsOfQuery({ asOf, atLeast });
    const query = new GetEntries({ filter: filterOf(filter), page, actor, ...asOfQuery });
    return connectionOf(await this.queries.execute(query));
  }

  @Query(() => EntryModel, {
    description: 'Eén gebeurtenis, uit het logboek zelf / one entry, from the log itself',
  })
  @Needs('entries')
  async entry(
    @Args('entryId', { type: () => ID }) entryId: string,
    @CurrentActor() actor: Actor | undefined,
    @Args() { asOf }: AsOfArgs,
  ): Promise<EntryModel> {
    return toEntryModelWithView(
      await this.queries.execute(new EntryById({ entryId, actor, asOf: toAsOfInput(asOf) })),
    );
  }

  @ResolveField(() => JsonScalar, {
    complexity: 5,
    description: 'De gegevens zoals ze stonden / the data as they stood',
  })
  async data(@Parent() entry: EntryModel, @CurrentActor() actor: Actor | undefined): Promise<unknown> {
    return (await this.view(entry, actor)).event.data;
  }

  @ResolveField(() => LabelModel, {
    complexity: 2,
    description:
      'Waaraan zij van andere te onderscheiden is, zoals eerst aangeleverd; nooit een sleutel / what tells it from others, as first posted; never a key',
  })
  async brief(@Parent() entry: EntryModel): Promise<LabelModel> {
    const recorded = await this.recordedOf(entry);
    return recorded ? briefOf(recorded) : { nl: '', en: '' };
  }

  @ResolveField(() => String, {
    nullable: true,
    complexity: 2,
    description:
      'Kenmerk van de opleiding, plaatsing, het werk, de interventie, koppelkans, belemmering of het verzoek waar zij over gaat / id of what it is about',
  })
  async subject(@Parent() entry: EntryModel): Promise<string | undefined> {
    const recorded = await this.recordedOf(entry);
    return recorded && subjectNamed(recorded);
  }

  private recordedOf({ recorded, entryId }: EntryModel): Promise<RecordedEvent | undefined> {
    return recorded ? Promise.resolve(recorded) : this.store.readEvent(entryId);
  }

  @ResolveField(() => [LateForModel], {
    description:
      'Nagekomen: vastgelegd nadat haar periode was gesloten of daarover een rapportage was vastgesteld / recorded after its period was closed or an edition on it was published',
  })
  late(@Parent() { seenAt, name, occurredOn, position }: EntryModel): readonly LateForModel[] {
    return this.lateEntries.late(seenAt, name, occurredOn, Number(position));
  }

  @ResolveField(() => [HistoryItemModel], { complexity: ({ childComplexity }) => 5 + 3 * childComplexity })
  async history(
    @Parent() entry: EntryModel,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<HistoryItemModel[]> {
    return (await this.view(entry, actor)).history.map(toHistoryModel);
  }

  @ResolveField(() => [AmendmentModel], {
    complexity: 5,
    description:
      'Wat de vrager nu met de gebeurtenis kan doen; leeg waar de server elke stap zou weigeren / what the asker can do about the entry now',
  })
  async amendments(
    @Parent() { entryId }: EntryModel,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<readonly Amendment[]> {
    return this.queries.execute(new GetAmendments({ entryId, actor }));
  }

  /** Looked up once for all fields of one entry. */
  private view(
    entry: EntryModel & { view?: Promise<EntryView> },
    actor: Actor | undefined,
  ): Promise<EntryView> {
    entry.view ??= this.queries.execute(
      new EntryById({ entryId: entry.entryId, actor, asOf: { position: BigInt(entry.seenAt) } }),
    );
    return entry.view;
  }
}

const toHistoryModel = ({
  name,
  event,
  metadata,
  subject,
  position,
  recordedAt,
  entryId,
}: HistoryItem): HistoryItemModel => ({
  entryId,
  name,
  label: typeNamed(name).label,
  position: String(position),
  recordedAt: toMoment(recordedAt),
  actorRole: metadata.actor.role,
  actorRoleLabel: rightsOfRole(metadata.actor.role).label,
  actorSubject: subject,
  reason: event.data.reason as string | undefined,
  reasonText: event.data.reasonText as string | undefined,
  data: event.data,
  warnings: metadata.warnings ?? [],
});

/** What nearly every type says of when and where; undefined where one does not. */
type Somewhere = Partial<DataOf<'HouseholdReached'>>;

function toEntryModelWithView(view: EntryView): EntryModel & { view: Promise<EntryView> } {
  const type = typeNamed(view.name);
  const [first] = view.history;
  const { neighbourhoodId, occurredOn } = view.event.data as Somewhere;
  return {
    seenAt: view.seenAt,
    view: Promise.resolve(view),
    entryId: view.entryId,
    name: type.name,
    type: type.type,
    label: type.label,
    werklijn: type.werklijn,
    position: String(view.position),
    recordedAt: toMoment(view.recordedAt),
    source: view.event.source,
    id: view.event.id,
    digest: first?.metadata.digest ?? '',
    partnerId: view.partnerId,
    neighbourhoodId,
    occurredOn,
    status: view.status,
    corrected: view.corrected,
    warnings: first?.metadata.warnings ?? [],
  };
}
