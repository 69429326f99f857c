import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formerMunicipalities, programmeRegisterAt, type ProgrammeRegister } from '#libs/indicators';
import type { AsOfInput } from '#libs/read-model';
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
  constructor(private readonly projection: Projection) {}

  async execute({ actor, asOf }: GetRegister): Promise<ProgrammeRegisterView> {
    authorise(actor, 'definitions');
    const entries = await this.projection.entriesAt({ asOf });
    return {
      ...programmeRegisterAt(entries),
      formerMunicipalities: (id) => formerMunicipalities(entries, id),
    };
  }
}
