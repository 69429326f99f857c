import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { FollowByMail, GetFollowMailing } from './ask-follow-mail.js';
import { FollowedInput, FollowMailingModel, toFollowMailingModel } from './follow-mail.model.js';

/** Mail about what is followed, in GraphQL. */
@Resolver()
export class FollowMailResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Query(() => FollowMailingModel, {
    description: 'Of u mail krijgt over wat u volgt / whether you are mailed about what you follow',
  })
  @Needs('figures')
  async followMailing(@CurrentActor() actor: Actor | undefined): Promise<FollowMailingModel> {
    return toFollowMailingModel(await this.queries.execute(new GetFollowMailing({ actor })));
  }

  @Mutation(() => FollowMailingModel, {
    description:
      'Mail mij hoogstens eens per dag over wat hierin anders is, 90 dagen lang; niets of een lege lijst zet het uit / mail me once a day at most what changed in this, for 90 days; nothing or an empty list switches it off',
  })
  @Needs('figures')
  async followByMail(
    @CurrentActor() actor: Actor | undefined,
    @Args('followed', {
      type: () => [FollowedInput],
      nullable: true,
      description: 'Hoogstens 12 / 12 at most',
    })
    followed?: FollowedInput[] | null,
  ): Promise<FollowMailingModel> {
    return toFollowMailingModel(
      await this.commands.execute(new FollowByMail({ followed: followed ?? [], actor })),
    );
  }
}
