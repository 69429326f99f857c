import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { registerAt, type Register } from '#libs/indicators';
import { Figures, positionOf, ReadModel, type AsOfInput } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';

/** Who takes part and where, as known at a position. */
export class GetRegister extends Query<Register> {
  constructor(
    readonly actor: Actor | undefined,
    readonly asOf?: AsOfInput,
  ) {
    super();
  }
}

@QueryHandler(GetRegister)
export class GetRegisterHandler implements IQueryHandler<GetRegister> {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({ actor, asOf }: GetRegister): Promise<Register> {
    authorise(actor, 'definitions');
    await this.projection.ready();
    return registerAt(this.figures.at(positionOf(this.readModel.model, asOf)));
  }
}
