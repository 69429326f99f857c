import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { RegisterCountModel } from './register-item.model.js';
import { ExperimentRoomModel, LinkageModel, ObstacleModel } from './register-items.model.js';
import { edgeOf, PageInfoModel, type Edge } from '../../kernel/graphql/page.js';

export interface RegisterConnection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfoModel;
  readonly totalCount: number;
  readonly counts: readonly RegisterCountModel[];
  readonly position: string;
  readonly referenceDate: string;
}

/** A Relay connection of one register's items, with its counts. */
function connection<Node extends object>(name: string, node: Type<Node>): Type<RegisterConnection<Node>> {
  const EdgeModel = edgeOf(name, node);
  @ObjectType(`${name}Connection`, { description: 'Laatst aangeleverd eerst / latest posted first (Relay)' })
  class Connection {
    @Field(() => [EdgeModel])
    edges!: readonly Edge<Node>[];
    @Field(() => PageInfoModel)
    pageInfo!: PageInfoModel;
    @Field(() => Int)
    totalCount!: number;
    @Field(() => [RegisterCountModel], {
      description: 'Over alles wat aan het filter voldoet / over all that match',
    })
    counts!: readonly RegisterCountModel[];
    @Field(() => PositionScalar)
    position!: string;
    @Field(() => DateScalar)
    referenceDate!: string;
  }
  return Connection;
}

export const LinkageConnectionModel = connection('Linkage', LinkageModel);
export const ObstacleConnectionModel = connection('Obstacle', ObstacleModel);
export const ExperimentRoomConnectionModel = connection('ExperimentRoom', ExperimentRoomModel);
