import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formerMunicipalities, programmeRegisterAt, type ProgrammeRegister } from '#libs/indicators';
import { Figures, positionOf, ReadModel, type AsOfInput } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { queryWith } from '../../kernel/messages.js';

/** The register, and of each neighbourhood the municipalities it was in before. */
export interface ProgrammeRegisterView extends ProgrammeRegister {
  readonly formerMunicipalities: (neighbourhoodId: string) => readonly string[];
}

/** Who takes part and where, as known at a position. */
export class GetRegister extends queryWith<ProgrammeRegisterView, { asOf?: AsOfInput | undefined }>() {}

/** Answers GetRegister. */
@QueryHandler(GetRegister)
export class GetRegisterHandler implements IQueryHandler<GetRegister> {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({ actor, asOf }: GetRegister): Promise<ProgrammeRegisterView> {
    authorise(actor, 'definitions');
    await this.projection.ready();
    const entries = this.figures.at(positionOf(this.readModel.model, asOf));
    return {
      ...programmeRegisterAt(entries),
      formerMunicipalities: (id) => formerMunicipalities(entries, id),
    };
  }
}
