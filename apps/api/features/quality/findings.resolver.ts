import { QueryBus } from '@nestjs/cqrs';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { codeLabel, dateOf } from '#libs/programme';
import { connectionOf } from '../entries/connection-of.js';
import { EntryConnectionModel } from '../entries/entry-connection.model.js';
import { positionIn, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { cursorOf } from './finding-cursor.js';
import { FindingConnectionModel, FindingModel } from './finding.model.js';
import { FindingsArgs } from './findings.args.js';
import { GetFindingEntries } from './get-finding-entries.js';
import { GetFindings, type FindingsFound } from './get-findings.js';
import { PageArgs, pageCost, pageOf } from '../../kernel/graphql/page.js';
import { given } from '../../kernel/given.js';

/** Findings of data quality in GraphQL. */
@Resolver(() => FindingModel)
export class FindingsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => FindingConnectionModel, {
    complexity: pageCost,
    description: 'Bevindingen over datakwaliteit / findings of data quality',
  })
  @Needs('entries')
  async findings(
    @Args() { partnerId, kind, status, asOf, referenceDate, atLeast, ...page }: FindingsArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<FindingConnectionModel> {
    const at = toAsOfInput(asOf);
    const question = given({ partnerId, kind, status, asOf: at, referenceDate });
    return toFindingConnectionModel(
      await this.queries.execute(new GetFindings({ question, page, actor, atLeast: positionIn(atLeast) })),
    );
  }

  @ResolveField(() => EntryConnectionModel, {
    complexity: pageCost,
    description: 'De gebeurtenissen waar het om gaat / the entries it is about',
  })
  async entries(
    @Parent() { positions, seenAt }: FindingModel,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<EntryConnectionModel> {
    return connectionOf(
      await this.queries.execute(new GetFindingEntries({ positions, seenAt, page, actor })),
    );
  }
}

function toFindingConnectionModel(found: FindingsFound): FindingConnectionModel {
  const { total, position, referenceDay } = found;
  const edges = found.findings.map((finding) => ({
    cursor: cursorOf(finding),
    node: {
      ...finding,
      positions: finding.entries,
      seenAt: position,
      entries: undefined,
      kindLabel: codeLabel('findingKind', finding.kind),
      acceptance: finding.acceptance && {
        ...finding.acceptance,
        position: String(finding.acceptance.position),
      },
      since: String(finding.since),
      position: String(position),
      referenceDate: dateOf(referenceDay),
    },
  }));
  return { ...pageOf(edges, found), totalCount: total };
}
