import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { pageOf } from '../../kernel/graphql/page.js';
import { AccessRecordArgs, AccessRecordPageModel, AccessRowModel } from './access-record.model.js';
import { toAccessPageJson } from './access-row-json.js';
import { GetAccessRecord } from './get-access-record.js';

/** The record of reads in GraphQL. */
@Resolver(() => AccessRowModel)
export class AccessRecordResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => AccessRecordPageModel, {
    complexity: ({ args, childComplexity }) => Number(args['first']) * (1 + childComplexity),
    description: 'Wie wat zag; voor wie mag controleren / who saw what; for who may audit',
  })
  @Needs('audit')
  async accessRecord(
    @Args() { kind, subject, first, after }: AccessRecordArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<AccessRecordPageModel> {
    const question = {
      kind: kind ?? undefined,
      subject: subject ?? undefined,
      first,
      after: after ?? undefined,
    };
    const page = toAccessPageJson(await this.queries.execute(new GetAccessRecord({ question, actor })));
    const edges = page.rows.map((node) => ({ cursor: node.place, node }));
    return {
      ...page,
      ...pageOf(edges, { hasNextPage: page.hasNextPage, hasPreviousPage: after != null }),
    };
  }
}
