import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { positionOf, ReadModel, type AsOfInput, type EntryFilter } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { EntryPages, type EntriesFound } from './entry-pages.js';
import type { PageArgs } from './page.args.js';

/** A page of the entries that meet a filter, as they stood at a position. */
export class GetEntries extends Query<EntriesFound> {
  constructor(
    readonly filter: EntryFilter,
    readonly page: PageArgs,
    readonly actor: Actor | undefined,
    readonly asOf?: AsOfInput,
    readonly atLeast?: bigint,
  ) {
    super();
  }
}

@QueryHandler(GetEntries)
export class GetEntriesHandler implements IQueryHandler<GetEntries> {
  constructor(
    private readonly pages: EntryPages,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({ filter, page, actor, asOf, atLeast }: GetEntries): Promise<EntriesFound> {
    const asker = authorise(actor, 'entries');
    await this.projection.ready(atLeast);
    return this.pages.read(positionOf(this.readModel.model, asOf), filter, page, asker);
  }
}
