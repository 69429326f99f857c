import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EntryPages, type EntriesFound } from '../entries/entry-pages.js';
import { authorise } from '../../kernel/access/permission.js';
import { queryWith } from '../../kernel/messages.js';
import type { PageArgs } from '../../kernel/graphql/page.js';

/** A page of the entries that a finding is about, as they stood at a position. */
export class GetFindingEntries extends queryWith<
  EntriesFound,
  { positions: readonly number[]; seenAt: number; page: PageArgs }
>() {}

/** Answers GetFindingEntries. */
@QueryHandler(GetFindingEntries)
export class GetFindingEntriesHandler implements IQueryHandler<GetFindingEntries> {
  constructor(private readonly pages: EntryPages) {}

  async execute({ positions, seenAt, page, actor }: GetFindingEntries): Promise<EntriesFound> {
    const authorised = authorise(actor, 'entries');
    const found = await this.pages.read(
      seenAt,
      { positions: Float64Array.from(positions) },
      page,
      authorised,
    );
    return { ...found, notShown: positions.length - found.total };
  }
}
