import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { positionOf, QueryError, ReadModel } from '#libs/read-model';
import { authorise } from '../../kernel/access/permission.js';
import { Projection } from '../../kernel/projection.js';
import { EntryPages, type EntriesFound } from './entry-pages.js';
import { EntrySearch } from './entry-search.js';
import { filterFaults } from './filter-faults.js';
import type { EntryQuery } from './filter-of.js';
import { queryWith, type AsOfQuery } from '../../kernel/messages.js';
import type { PageArgs } from '../../kernel/graphql/page.js';

/** A page of the entries that meet a filter, as they stood at a position. */
export class GetEntries extends queryWith<
  EntriesFound,
  { filter: EntryQuery; page: PageArgs } & AsOfQuery
>() {}

/** Answers GetEntries. */
@QueryHandler(GetEntries)
export class GetEntriesHandler implements IQueryHandler<GetEntries> {
  constructor(
    private readonly pages: EntryPages,
    private readonly search: EntrySearch,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
  ) {}

  async execute({ filter, page, actor, asOf, atLeast }: GetEntries): Promise<EntriesFound> {
    const authorised = authorise(actor, 'entries');
    await this.projection.ready(atLeast);
    const position = positionOf(this.readModel.model, asOf);
    const faults = filterFaults(this.readModel.model, filter);
    if (faults.length > 0) throw new QueryError(faults);
    const { text, ...rest } = filter;
    if (text === undefined) return this.pages.read(position, rest, page, authorised);
    const { positions, lookedBackTo } = await this.search.find(text, position, authorised);
    return { ...(await this.pages.read(position, { ...rest, positions }, page, authorised)), lookedBackTo };
  }
}
