import { CommandBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { ForgetKey } from './forget-key.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const KeyKindModel = enumOf('KeyKind', ['household', 'dwelling', 'person'], {
  description: 'Wat een sleutel aanduidt / what a key stands for',
});

/** Which key is to be forgotten, and why. */
@ArgsType()
export class ForgetKeyArgs {
  @Field(() => KeyKindModel)
  kind!: keyof typeof KeyKindModel;
  @Field(() => String)
  key!: string;
  @NullableField(() => ID, 'Van wie een persoon is / whose person it is')
  partnerId?: string | null;
  @Field(() => String, { description: 'Waarom, voor het register / why, for the record' })
  reason!: string;
}

/** Erasures in GraphQL. */
@Resolver()
export class ErasureResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => Int, {
    description:
      'Vergeet wie achter een sleutel zit (AVG): de gebeurtenissen blijven en zijn van niemand meer. Hoeveel er vergeten zijn / ' +
      'forget who is behind a key: the entries stay and are nobody’s. How many were forgotten',
  })
  @Needs('office')
  forgetKey(
    @Args() { kind, key, partnerId, reason }: ForgetKeyArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<number> {
    const meant = { kind, key, partnerId: partnerId ?? undefined, reason };
    return this.commands.execute(new ForgetKey({ meant, actor }));
  }
}
