import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { ROLES } from '#libs/programme';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { authorise, Needs } from '../../kernel/access/permission.js';

@ObjectType('Me', { description: 'Wie vraagt / who asks' })
export class Me {
  @Field(() => String)
  role: string;
  @Field(() => LabelModel)
  roleLabel: LabelModel;
  @Field(() => ID, { nullable: true, description: 'Alleen voor een partner / for a partner only' })
  partnerId?: string;
  @Field(() => String)
  subject: string;
}

@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me)
  @Needs('self')
  me(@CurrentActor() actor: Actor | undefined): Me {
    const me = authorise(actor, 'self');
    return { ...me, roleLabel: ROLES[me.role] };
  }
}
