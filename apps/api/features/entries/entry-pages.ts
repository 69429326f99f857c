import { Inject, Injectable } from '@nestjs/common';
import { heldTo, maySeeEntry, type Actor } from '#libs/access';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { defined } from '#libs/platform';
import { entriesAt, entryAt, ReadModel, type EntryFilter, type EntrySummary } from '#libs/read-model';
import { Trail } from '../../kernel/access/trail.js';
import { STORE } from '../../kernel/tokens.js';
import { positionInCursor, readPage, type PageArgs } from '../../kernel/graphql/page.js';

/** An entry as it stood at a position, with the event that recorded it. */
export interface EntryFound {
  readonly summary: EntrySummary;
  readonly recorded: RecordedEvent;
  /** The position it is seen from. */
  readonly seenAt: number;
}

export interface EntriesFound {
  readonly entries: readonly EntryFound[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Entries that belong to the list but are not the asker's to see. */
  readonly notShown: number;
  /** Of a search: how far back was looked; undefined where all of the log was. */
  readonly lookedBackTo?: bigint | undefined;
}

/** Reads pages of entries. Here, in the data layer, a partner is held to its own entries, whatever is asked. */
@Injectable()
export class EntryPages {
  constructor(
    private readonly readModel: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
    private readonly trail: Trail,
  ) {}

  async read(position: number, filter: EntryFilter, asked: PageArgs, actor: Actor): Promise<EntriesFound> {
    const { first, after } = readPage(asked, positionInCursor);
    const visibleTo = heldTo(actor);
    const own = visibleTo === undefined ? filter : { ...filter, visibleTo };
    const page = entriesAt(this.readModel.model, position, own, defined({ first, after }));
    this.trail.entries(actor, 'entries', page.entries);
    const entries = await Promise.all(page.entries.map((summary) => this.found(summary, position)));
    const { total, hasNextPage } = page;
    return { entries, total, hasNextPage, hasPreviousPage: after !== undefined, notShown: 0 };
  }

  /** Whether an entry, as it stood at a position, is the actor's to see. */
  maySee(entryPosition: number, position: number, actor: Actor): boolean {
    const entry = entryAt(this.readModel.model, entryPosition, position);
    return entry !== undefined && maySeeEntry(actor, entry);
  }

  /** The entry first recorded at a position, as it stood at another; who asks has been held to what it may see. */
  async one(entryPosition: number, position: number): Promise<EntryFound> {
    const summary = entryAt(this.readModel.model, entryPosition, position);
    if (!summary) throw new Error(`no entry at position ${entryPosition}`);
    return this.found(summary, position);
  }

  private async found(summary: EntrySummary, seenAt: number): Promise<EntryFound> {
    const [recorded] = await this.store.readAll({ after: BigInt(summary.position - 1), limit: 1 });
    if (!recorded) throw new Error(`position ${summary.position} is not in the log`);
    return { summary, recorded, seenAt };
  }
}
