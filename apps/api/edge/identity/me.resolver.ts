import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import {
  isRole,
  PERMISSIONS,
  permissionsOf,
  posterOf,
  rightsOfRole,
  ROLES,
  type Actor,
  type Permission,
} from '#libs/access';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { authorise, Needs } from '../../kernel/access/permission.js';
import { enumOf } from '../../kernel/graphql/enum-of.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

const PermissionEnum = enumOf('Permission', Object.keys(PERMISSIONS) as Permission[], {
  description: 'Waar iemand recht op heeft / what somebody may do',
  labels: (permission) => PERMISSIONS[permission],
});

/** Who asks, as GraphQL gives it. */
@ObjectType('Me', { description: 'Wie vraagt / who asks' })
export class Me {
  @Field(() => String)
  role!: string;
  @Field(() => LabelModel)
  roleLabel!: LabelModel;
  @NullableField(() => ID, 'Alleen voor een partner / for a partner only')
  partnerId?: string;
  @Field(() => String)
  subject!: string;
  @Field(() => [PermissionEnum], { description: 'Wat de vrager mag / what the asker may do' })
  permissions!: readonly Permission[];
  @NullableField(
    () => String,
    'Als wie de vrager aanlevert: zie postedBy / as whom the asker posts: see postedBy',
  )
  postsAs?: string | undefined;
}

/** A role as GraphQL gives it. */
@ObjectType('Role', { description: 'Een rol met haar rechten / a role with its rights' })
export class RoleModel {
  @Field(() => String)
  role!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => [PermissionEnum])
  permissions!: readonly Permission[];
  @Field(() => Boolean, {
    description: 'Handelt voor één partner uit het register / acts for one partner of the register',
  })
  forPartner!: boolean;
}

/** Who asks, and which roles there are, in GraphQL. */
@Resolver(() => Me)
export class MeResolver {
  @Query(() => Me)
  @Needs('self')
  me(@CurrentActor() actor: Actor | undefined): Me {
    const me = authorise(actor, 'self');
    return {
      ...me,
      roleLabel: rightsOfRole(me.role).label,
      permissions: permissionsOf(me),
      postsAs: posterOf(me)?.role,
    };
  }

  @Query(() => [RoleModel], { description: 'De rollen van de monitor / the roles of the monitor' })
  @Needs('self')
  roles(@CurrentActor() actor: Actor | undefined): readonly RoleModel[] {
    authorise(actor, 'self');
    return Object.keys(ROLES)
      .filter(isRole)
      .map((role) => ({ role, ...rightsOfRole(role) }));
  }
}
