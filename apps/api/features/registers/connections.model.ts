import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageInfoModel } from '../entries/entry-connection.model.js';
import { DateScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { RegisterCountModel } from './register-item.model.js';
import { ExperimentRoomModel, LinkageModel, ObstacleModel } from './register-items.model.js';

export interface RegisterConnection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfoModel;
  readonly totalCount: number;
  readonly counts: readonly RegisterCountModel[];
  readonly position: string;
  readonly referenceDate: string;
}

/** A Relay connection of one register's items, with its counts. */
function connection<Node extends object>(name: string, node: Type<Node>): Type<RegisterConnection<Node>> {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;
    @Field(() => node)
    node!: Node;
  }
  @ObjectType(`${name}Connection`, { description: 'Laatst aangeleverd eerst / latest posted first (Relay)' })
  class Connection {
    @Field(() => [Edge])
    edges!: readonly Edge[];
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
