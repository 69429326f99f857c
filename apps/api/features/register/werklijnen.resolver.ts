import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { GetKpis } from '../definitions/get-kpis.js';
import { KpiModel, toKpiModel } from '../definitions/kpi.model.js';
import { AsOfArgs, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetRegister } from './get-register.js';
import { PartnerModel } from './register.model.js';
import { toPartnerModel } from './register.resolver.js';
import { WERKLIJNEN } from './werklijnen.js';

@ObjectType('Werklijn', { description: 'Een van de vier werklijnen van de City Deal' })
export class WerklijnModel {
  @Field(() => Int)
  number!: number;
  @Field(() => LabelModel)
  name!: LabelModel;
  @Field(() => LabelModel)
  aim!: LabelModel;
  @Field(() => [KpiModel])
  kpis!: readonly KpiModel[];
  @Field(() => [PartnerModel], { description: 'Wie er werkt binnen deze werklijn / who works within it' })
  partners!: readonly PartnerModel[];
}

/** The werklijnen in GraphQL, with their indicators and partners. */
@Resolver(() => WerklijnModel)
export class WerklijnenResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [WerklijnModel])
  @Needs('definitions')
  async werklijnen(
    @CurrentActor() actor: Actor | undefined,
    @Args() { asOf }: AsOfArgs,
  ): Promise<WerklijnModel[]> {
    const { partners } = await this.queries.execute(new GetRegister({ actor, asOf: toAsOfInput(asOf) }));
    const kpis = await this.queries.execute(new GetKpis({ actor, asOf: toAsOfInput(asOf) }));
    const models = kpis.map(({ versions, inForce }) => toKpiModel(versions, inForce));
    return WERKLIJNEN.map((werklijn) => ({
      ...werklijn,
      kpis: models.filter((kpi) => kpi.werklijn === werklijn.number),
      partners: [...partners.values()]
        .filter((partner) => partner.werklijnen.includes(werklijn.number))
        .map(toPartnerModel),
    }));
  }
}
