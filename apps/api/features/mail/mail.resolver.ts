import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetMailing, MailLate } from './ask-mail.js';
import { MailingModel, toMailingModel } from './mail.model.js';

/** Reminders by mail, in GraphQL. */
@Resolver()
export class MailResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Query(() => MailingModel, {
    description:
      'Of er mail uitgaat, naar wie, en wat ervan kwam / whether mail goes out, to whom, and what came of it',
  })
  @Needs('office')
  async mailing(@CurrentActor() actor: Actor | undefined): Promise<MailingModel> {
    return toMailingModel(await this.queries.execute(new GetMailing({ actor })));
  }

  @Mutation(() => MailingModel, {
    description:
      'Mail wie te laat is, hoogstens eens per dag per inzending / mail who is late, at most once a day for each submission',
  })
  @Needs('office')
  async mailLate(
    @CurrentActor() actor: Actor | undefined,
    @Args('partnerIds', {
      type: () => [String],
      nullable: true,
      description: 'Alleen deze partners / these partners only',
    })
    partnerIds?: string[] | null,
  ): Promise<MailingModel> {
    return toMailingModel(
      await this.commands.execute(new MailLate({ partnerIds: partnerIds ?? undefined, actor })),
    );
  }
}
