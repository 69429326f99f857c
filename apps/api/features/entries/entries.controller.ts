import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { inUrl } from '../../kernel/http/in-url.js';
import { linkNext } from '../../kernel/http/link-next.js';
import { dayIn, numberIn, oneOf, together, type QueryString } from '../../kernel/http/query-string.js';
import type { EntryFilterInput } from './entry-filter.input.js';
import { toEntryModel } from './to-entry-model.js';
import { filterOf } from './filter-of.js';
import { GetEntries } from './get-entries.js';
import { DEFAULT_PAGE, cursorOf } from '../../kernel/graphql/page.js';

/** A filter of one value as the list that the read model asks for. */
const only = (value: string | undefined): string[] | undefined => (value === undefined ? undefined : [value]);

/** The filters of a list of entries, by their names in the address. */
function filterIn(query: QueryString): EntryFilterInput {
  return together({
    types: () => only(oneOf(query, 'soort')) ?? null,
    partnerIds: () => only(oneOf(query, 'partner')) ?? null,
    neighbourhoodIds: () => only(oneOf(query, 'gebied')) ?? null,
    occurredFrom: () => dayIn(query, 'van') ?? null,
    occurredTo: () => dayIn(query, 'tot') ?? null,
    text: () => oneOf(query, 'zoek') ?? null,
  });
}

/** Lists of entries by REST. */
@Controller('v1/gebeurtenissen')
export class EntriesController {
  constructor(private readonly queries: QueryBus) {}

  /** Entries as they stand, newest first, without their data; the next page is in `Link` (RFC 8288). */
  @Get()
  @Needs('entries')
  async list(
    @Query() query: QueryString,
    @Req() { url }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentActor() actor: Actor | undefined,
  ) {
    const page = together({
      filter: () => filterIn(query),
      first: () => numberIn(query, 'first', DEFAULT_PAGE),
      after: () => oneOf(query, 'after') ?? null,
    });
    const found = await this.found(page, actor).catch(placedInUrl);
    const last = found.entries.at(-1);
    const next = found.hasNextPage && last ? cursorOf(last.summary.position) : undefined;
    linkNext(reply, url, next);
    return {
      total: found.total,
      hasNextPage: found.hasNextPage,
      ...(next === undefined ? {} : { endCursor: next }),
      entries: found.entries
        .map(toEntryModel)
        .map(({ seenAt: _seenAt, recorded: _recorded, digest: _digest, ...entry }) => entry),
    };
  }

  private async found(
    { filter, ...page }: GetEntries['page'] & { readonly filter: EntryFilterInput },
    actor: Actor | undefined,
  ) {
    return this.queries.execute(new GetEntries({ filter: filterOf(filter), page, actor }));
  }
}

const placedInUrl = inUrl({
  filter: {
    types: 'soort',
    partnerIds: 'partner',
    neighbourhoodIds: 'gebied',
    occurredFrom: 'van',
    occurredTo: 'tot',
    text: 'zoek',
  },
});
