import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { organisationOf } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { dayOf, fault, type EventType } from '#libs/programme';
import { entriesAt, ReadModel } from '#libs/read-model';
import { MAX_ROWS, type OwnEntry } from '#libs/tabular';
import { authorise } from '../../../kernel/access/permission.js';
import { Trail } from '../../../kernel/access/trail.js';
import { badInput } from '../../../kernel/errors/known-error.js';
import { Projection } from '../../../kernel/projection.js';
import { STORE } from '../../../kernel/tokens.js';
import { OwnEntryReader } from './own-entry-reader.js';
import { queryWith } from '../../../kernel/messages.js';

/** Days within which entries happened; undefined for no bound. */
export interface Range {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The entries of a type that one's own organisation recorded, whole and as they stand, in the order of the log. */
export class GetOwnEntries extends queryWith<
  readonly OwnEntry[],
  { type: EventType; range?: Range | undefined }
>() {
  readonly ofPosting = true;
}

/** Answers GetOwnEntries. */
@QueryHandler(GetOwnEntries)
export class GetOwnEntriesHandler implements IQueryHandler<GetOwnEntries> {
  constructor(
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    private readonly reader: OwnEntryReader,
    private readonly trail: Trail,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  /** Throws 400 where there are more than a file may have rows: then days bound them. */
  async execute({ type, actor, range = {} }: GetOwnEntries): Promise<readonly OwnEntry[]> {
    const authorised = authorise(actor, 'post');
    const own = organisationOf(authorised);
    await this.projection.ready(await this.store.head());
    const { model } = this.readModel;
    const filter = {
      types: [type.name],
      ...(own === undefined ? {} : { visibleTo: own }),
      ...(range.from === undefined ? {} : { occurredFrom: dayOf(range.from) }),
      ...(range.to === undefined ? {} : { occurredTo: dayOf(range.to) }),
    };
    const page = entriesAt(model, model.position, filter, { first: MAX_ROWS + 1, ascending: true });
    // The office has its own; those of partners it corrects one by one.
    const summaries = page.entries.filter(({ partnerId }) => partnerId === own);
    if (summaries.length > MAX_ROWS) throw badInput([fault('TOO_MANY_ENTRIES', [], { max: MAX_ROWS })]);
    const { entries, keys } = await this.reader.read(summaries);
    this.trail.file(authorised, 'own entries', type.name);
    this.trail.keys(authorised, type.name, keys);
    return entries;
  }
}
