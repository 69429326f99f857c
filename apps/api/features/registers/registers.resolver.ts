import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import {
  EXPERIMENT_ROOM_REGISTER,
  experimentRoomsAt,
  LINKAGE_REGISTER,
  linkagesAt,
  OBSTACLE_REGISTER,
  obstaclesAt,
  type LifeCycleDefinition,
  type RegisterItem,
} from '#libs/indicators';
import { positionIn, toAsOfInput } from '../../kernel/graphql/as-of.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { connectionOf } from './connection-of.js';
import {
  ExperimentRoomConnectionModel,
  LinkageConnectionModel,
  ObstacleConnectionModel,
  type RegisterConnection,
} from './connections.model.js';
import { filterOf } from './filter-of.js';
import { GetRegisterItems, type RegisterItems, type RegisterKind } from './get-register-items.js';
import { toLinkageModel, toObstacleModel, toRoomModel } from './item-models.js';
import type { ExperimentRoomModel, LinkageModel, ObstacleModel } from './register-items.model.js';
import { RegistersArgs } from './registers.args.js';
import { pageCost } from '../../kernel/graphql/page.js';
import { given } from '../../kernel/given.js';

/** The registers in GraphQL: linkages, obstacles and experiment rooms. */
@Resolver()
export class RegistersResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => LinkageConnectionModel, { complexity: pageCost, description: 'Koppelkansen / linkages' })
  @Needs('entries')
  async linkages(
    @Args() args: RegistersArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<RegisterConnection<LinkageModel>> {
    const kind = { itemsAt: linkagesAt, facets: ['state', 'scale', 'reason', 'werklijn'] } as const;
    return connectionOf(
      await this.find(kind, LINKAGE_REGISTER, args, actor),
      LINKAGE_REGISTER,
      toLinkageModel,
    );
  }

  @Query(() => ObstacleConnectionModel, { complexity: pageCost, description: 'Belemmeringen / obstacles' })
  @Needs('entries')
  async obstacles(
    @Args() args: RegistersArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<RegisterConnection<ObstacleModel>> {
    const facets = ['state', 'level', 'kind', 'authority', 'werklijn'] as const;
    const kind = { itemsAt: obstaclesAt, facets };
    return connectionOf(
      await this.find(kind, OBSTACLE_REGISTER, args, actor),
      OBSTACLE_REGISTER,
      toObstacleModel,
    );
  }

  @Query(() => ExperimentRoomConnectionModel, {
    complexity: pageCost,
    description: 'Verzoeken om experimenteerruimte / requests for room to experiment',
  })
  @Needs('entries')
  async experimentRooms(
    @Args() args: RegistersArgs,
    @CurrentActor() actor: Actor | undefined,
  ): Promise<RegisterConnection<ExperimentRoomModel>> {
    const kind = { itemsAt: experimentRoomsAt, facets: ['state', 'level', 'authority', 'werklijn'] } as const;
    return connectionOf(
      await this.find(kind, EXPERIMENT_ROOM_REGISTER, args, actor),
      EXPERIMENT_ROOM_REGISTER,
      toRoomModel,
    );
  }

  private async find<I extends RegisterItem>(
    kind: RegisterKind<I>,
    cycle: LifeCycleDefinition,
    { filter, asOf, referenceDate, atLeast, ...page }: RegistersArgs,
    actor: Actor | undefined,
  ): Promise<RegisterItems<I>> {
    const at = toAsOfInput(asOf);
    const question = {
      filter: filterOf(filter, cycle),
      ...given({ asOf: at, referenceDate }),
    };
    const found = await this.queries.execute(
      new GetRegisterItems({ kind, question, page, actor, atLeast: positionIn(atLeast) }),
    );
    return found as RegisterItems<I>;
  }
}
