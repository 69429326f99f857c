import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import type { EventStore, KeyVault } from '#libs/event-store';
import { readRecorded } from '#libs/ingest';
import { isEntryType, typeNamed } from '#libs/programme';
import { positionOf, ReadModel, type AsOfInput } from '#libs/read-model';
import { AppError } from '../../kernel/errors/app-error.js';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { Projection } from '../../kernel/projection.js';
import { STORE, VAULT } from '../../kernel/tokens.js';
import { LateEntries } from './late-entries.js';
import { viewOf, type EntryView } from './entry-view.js';
import { queryWith } from '../../kernel/messages.js';

/** An entry with its history, read from the log itself: a poster finds it at once. */
export class EntryById extends queryWith<EntryView, { entryId: string; asOf?: AsOfInput | undefined }>() {}

/**
 * The same answer for an entry that is not there and one that is not the asker's: who may not see it learns nothing.
 */
export const unknownEntry = (): AppError =>
  new AppError('NOT_FOUND', { nl: 'Deze gebeurtenis is niet bekend', en: 'This entry is not known' });

/** Answers EntryById. */
@QueryHandler(EntryById)
export class EntryByIdHandler implements IQueryHandler<EntryById> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: KeyVault,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    private readonly lateEntries: LateEntries,
    private readonly trail: Trail,
  ) {}

  async execute({ entryId, actor: authorised, asOf }: EntryById): Promise<EntryView> {
    const actor = authorise(authorised, 'entries');
    const first = await this.store.readEvent(entryId.toLowerCase());
    if (!first || !isEntryType(first.type) || isCorrection(first.type)) throw unknownEntry();
    if (!maySeeEntry(actor, { partnerId: readRecorded(first).metadata.partnerId })) throw unknownEntry();
    const until = await this.until(asOf);
    const stream = await this.store.readStream(first.stream, { from: first.revision });
    const own = stream.filter(
      (event) =>
        (until === undefined || event.position <= until) &&
        (event.eventId === first.eventId || isAbout(event.data, event.type, first.eventId)),
    );
    const view = await viewOf(own, actor, this.vault);
    if (!view) throw unknownEntry();
    this.trail.entries(actor, 'entry', [view]);
    this.trail.keys(actor, view.entryId, view.keysShown);
    const seenAt = until === undefined ? this.readModel.model.position : Number(until);
    const { occurredOn } = view.event.data as { readonly occurredOn?: string };
    const late = this.lateEntries.late(seenAt, view.name, occurredOn, Number(view.position));
    const read = <I extends Pick<EntryView, 'position' | 'recordedAt'>>(item: I): I => ({
      ...item,
      // By a clock that was settled, once it is projected.
      recordedAt: this.readModel.model.moments.of(Number(item.position)) ?? item.recordedAt,
    });
    return { ...read(view), history: view.history.map(read), seenAt, late };
  }

  private async until(asOf: AsOfInput | undefined): Promise<bigint | undefined> {
    if (asOf?.position === undefined && asOf?.moment === undefined) return undefined;
    // What is recorded is waited for; what is not, is told at once.
    const isRecorded = asOf.position !== undefined && asOf.position <= (await this.store.head());
    await this.projection.ready(isRecorded ? asOf.position : undefined);
    return BigInt(positionOf(this.readModel.model, asOf));
  }
}

const isCorrection = (name: string): boolean => typeNamed(name).consistency.of === 'corrected-entry';

const isAbout = (data: string, name: string, entryId: string): boolean =>
  isCorrection(name) && (JSON.parse(data) as { entryId?: unknown }).entryId === entryId;
