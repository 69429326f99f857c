import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import type { FaultJson } from '#libs/programme';
import { FaultModel } from '../../kernel/graphql/fault.model.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { JsonScalar } from '../../kernel/graphql/scalars.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { RehearseEvents } from './rehearse-request.js';

/** What recording an event would answer. */
@ObjectType('Rehearsed', {
  description: 'Wat vastleggen had geantwoord / what recording would have answered',
})
export class RehearsedModel {
  @Field(() => ID)
  entryId!: string;
  @Field(() => Boolean, { description: 'al bekend / known already' })
  duplicate!: boolean;
  @Field(() => [FaultModel])
  warnings!: readonly FaultJson[];
}

/** Trying events out without storing them, in GraphQL. */
@Resolver()
export class RehearsalResolver {
  constructor(private readonly commands: CommandBus) {}

  @Query(() => [RehearsedModel], {
    description:
      'Proef van CloudEvents: dezelfde fouten en waarschuwingen als bij vastleggen, er wordt niets opgeslagen / a dry run: the same faults and warnings as recording gives, nothing is stored',
    complexity: ({ args, childComplexity }) =>
      (Array.isArray(args['events']) ? args['events'].length : 1) * (1 + childComplexity),
  })
  @Needs('post')
  async rehearsal(
    @Args('events', { type: () => [JsonScalar] }) events: readonly unknown[],
    @CurrentActor() actor: Actor | undefined,
    @Context() { requestId }: RequestContext,
  ): Promise<readonly RehearsedModel[]> {
    return this.commands.execute(new RehearseEvents({ events, actor, correlationId: requestId }));
  }
}
