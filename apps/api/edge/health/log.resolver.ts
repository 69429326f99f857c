import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { toMoment } from '#libs/platform';
import { ReadModel } from '#libs/read-model';
import { DateTimeScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { authorise, Needs } from '../../kernel/access/permission.js';
import { STORE } from '../../kernel/tokens.js';

@ObjectType('PassedOverEvent', {
  description:
    'Een gebeurtenis die niet te begrijpen is en nergens meetelt, zoals het logboek zegt / an event that cannot be understood and counts in nothing, as the log says',
})
export class PassedOverModel {
  @Field(() => PositionScalar, { description: 'waar zij staat / where it stands' })
  position!: string;
  @Field(() => String, { description: 'haar kenmerk / its id' })
  eventId!: string;
  @Field(() => String, { description: 'waarom zij is overgeslagen / why it was passed over' })
  reason!: string;
}

@ObjectType('Log', {
  description: 'Hoe ver het logboek is, en de verwerking / how far the log is, and the projection',
})
export class LogModel {
  @Field(() => PositionScalar)
  position!: string;
  @NullableField(() => DateTimeScalar)
  recordedAt?: string;
  @Field(() => String, { description: 'catching-up, live of/or stopped' })
  projectionState!: string;
  @Field(() => PositionScalar)
  projectionPosition!: string;
  @Field(() => Boolean, { description: 'of het logboek antwoordt / whether the log answers' })
  reachable!: boolean;
  @NullableField(
    () => DateTimeScalar,
    'tot wanneer deze replica het hele logboek had; leeg bij een logboek op dezelfde machine / as of when this replica had the whole log; absent for a log on the same machine',
  )
  asOf?: string;
  @Field(() => [PassedOverModel], {
    description:
      'wat de cijfers weglaten omdat het niet te begrijpen is / what the figures leave out because it cannot be understood',
  })
  passedOver!: PassedOverModel[];
}

@Resolver(() => LogModel)
export class LogResolver {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    private readonly readModel: ReadModel,
  ) {}

  @Query(() => LogModel)
  @Needs('figures')
  async log(@CurrentActor() actor: Actor | undefined): Promise<LogModel> {
    authorise(actor, 'figures');
    const [last] = await this.store.readAll({ direction: 'backward', limit: 1 });
    const { state, position } = this.readModel.status;
    const { reachable = true, asOf } = this.store.status?.() ?? {};
    return {
      position: String(last?.position ?? 0n),
      ...(last ? { recordedAt: toMoment(this.#read(last)) } : {}),
      projectionState: state,
      projectionPosition: String(position),
      passedOver: this.readModel.passedOver().map((one) => ({ ...one, position: String(one.position) })),
      reachable,
      ...(asOf === undefined ? {} : { asOf: toMoment(asOf) }),
    };
  }

  /** By a clock that was settled, once it is projected. */
  #read({ position, recordedAt }: RecordedEvent): number {
    return this.readModel.model.moments.of(Number(position)) ?? recordedAt;
  }
}
