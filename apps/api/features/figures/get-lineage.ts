import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Figure } from '#libs/indicators';
import { Figures } from '#libs/read-model';
import { EntryPages, type EntriesFound } from '../entries/entry-pages.js';
import { authorise } from '../../kernel/access/permission.js';
import { queryWith } from '../../kernel/messages.js';
import type { PageArgs } from '../../kernel/graphql/page.js';

/** A page of the entries that a figure was made of, as they stood at its position. */
export class GetLineage extends queryWith<EntriesFound, { figure: Figure; page: PageArgs }>() {}

/** Answers GetLineage. */
@QueryHandler(GetLineage)
export class GetLineageHandler implements IQueryHandler<GetLineage> {
  constructor(
    private readonly figures: Figures,
    private readonly pages: EntryPages,
  ) {}

  async execute({ figure, page, actor }: GetLineage): Promise<EntriesFound> {
    const authorised = authorise(actor, 'figures');
    const positions = this.figures.lineage(figure);
    const found = await this.pages.read(
      figure.position,
      { positions },
      page,
      authorise(authorised, 'entries'),
    );
    return { ...found, notShown: positions.length - found.total };
  }
}
