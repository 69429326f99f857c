import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { codeLabel } from '#libs/programme';
import type { Partner } from '#libs/indicators';
import { AsOfArgs, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetRegister, type ProgrammeRegisterView } from './get-register.js';
import { NeighbourhoodModel, PartnerModel } from './register.model.js';

/** A partner as REST and GraphQL give it. */
export const toPartnerModel = (partner: Partner): PartnerModel => ({
  ...partner,
  kindLabel: codeLabel('partnerKind', partner.kind),
});

/** The areas of a register, each with the municipalities it was in before. */
export const neighbourhoodModels = ({
  neighbourhoods,
  formerMunicipalities,
}: ProgrammeRegisterView): NeighbourhoodModel[] =>
  [...neighbourhoods.values()].map((one) => ({
    ...one,
    formerMunicipalityCodes: formerMunicipalities(one.neighbourhoodId),
  }));

/** Areas and partners in GraphQL. */
@Resolver()
export class RegisterResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [NeighbourhoodModel], {
    description: 'De gebieden van het programma / the areas of the programme',
  })
  @Needs('definitions')
  async neighbourhoods(
    @CurrentActor() actor: Actor | undefined,
    @Args() { asOf }: AsOfArgs,
  ): Promise<NeighbourhoodModel[]> {
    return neighbourhoodModels(
      await this.queries.execute(new GetRegister({ actor, asOf: toAsOfInput(asOf) })),
    );
  }

  @Query(() => [PartnerModel], {
    description: 'Wie meedoet, waarin en waar / who takes part, in what and where',
  })
  @Needs('definitions')
  async partners(
    @CurrentActor() actor: Actor | undefined,
    @Args() { asOf }: AsOfArgs,
  ): Promise<PartnerModel[]> {
    const { partners } = await this.queries.execute(new GetRegister({ actor, asOf: toAsOfInput(asOf) }));
    return [...partners.values()].map(toPartnerModel);
  }
}
