import { QueryBus } from '@nestjs/cqrs';
import { Args, Float, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { GetCheckpoint, GetConsistency, GetInclusion } from './get-proofs.js';
import { GetLogState } from './get-log-state.js';
import { GetReceipt } from './get-receipt.js';
import { toCheckpointJson, toConsistencyJson, toInclusionJson } from './proof-json.js';
import {
  CheckpointModel,
  ConsistencyProofModel,
  InclusionProofModel,
  LogStateModel,
} from './proof.models.js';

const count = (description: string) => ({ type: () => Float, nullable: true, description });

/** Checkpoints, proofs and receipts in GraphQL. */
@Resolver()
export class ProofsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => CheckpointModel, {
    description:
      'Het nieuwste controlepunt, of dat bij een omvang / the newest checkpoint, or that at a size',
  })
  @Needs('reports')
  async checkpoint(
    @CurrentActor() actor: Actor | undefined,
    @Args('size', count('omvang / size')) size?: number,
  ): Promise<CheckpointModel> {
    return toCheckpointJson(
      await this.queries.execute(new GetCheckpoint({ actor, size: size ?? undefined })),
    );
  }

  @Query(() => InclusionProofModel, {
    description: 'Bewijs dat een blad in het logboek staat / proof that a leaf is in the log',
  })
  @Needs('audit')
  async inclusionProof(
    @CurrentActor() actor: Actor | undefined,
    @Args('index', { type: () => Float, description: 'positie min 1 / position less 1' }) index: number,
    @Args('size', count('omvang; standaard de nieuwste / size; default the newest')) size?: number,
  ): Promise<InclusionProofModel> {
    return toInclusionJson(
      await this.queries.execute(new GetInclusion({ index, actor, size: size ?? undefined })),
    );
  }

  @Query(() => ConsistencyProofModel, {
    description:
      'Bewijs dat niets is weggehaald of vervangen tussen twee controlepunten / proof that nothing was taken away or replaced between two checkpoints',
  })
  @Needs('audit')
  async consistencyProof(
    @CurrentActor() actor: Actor | undefined,
    @Args('from', { type: () => Float, description: 'omvang van het oudste / size of the older one' })
    from: number,
    @Args('to', count('omvang; standaard de nieuwste / size; default the newest')) to?: number,
  ): Promise<ConsistencyProofModel> {
    return toConsistencyJson(
      await this.queries.execute(new GetConsistency({ from, actor, to: to ?? undefined })),
    );
  }

  @Query(() => LogStateModel, {
    nullable: true,
    description:
      'Ondertekening, getuigen en vergelijking; leeg waar deze server niet ondertekent / signing, witnesses and comparison; absent where this server does not sign',
  })
  @Needs('audit')
  logState(@CurrentActor() actor: Actor | undefined): Promise<LogStateModel | undefined> {
    return this.queries.execute(new GetLogState({ actor }));
  }

  @Query(() => String, {
    description: 'Ontvangstbewijs (C2SP tlog-proof) van een gebeurtenis / receipt of an entry',
  })
  @Needs('entries')
  receipt(
    @CurrentActor() actor: Actor | undefined,
    @Args('entryId', { type: () => ID }) entryId: string,
  ): Promise<string> {
    return this.queries.execute(new GetReceipt({ entryId, actor }));
  }
}
