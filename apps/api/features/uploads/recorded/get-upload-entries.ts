import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { organisationOf } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { entryAt, ReadModel, type EntrySummary } from '#libs/read-model';
import { authorise } from '../../../kernel/access/permission.js';
import { AppError } from '../../../kernel/errors/app-error.js';
import { Projection } from '../../../kernel/projection.js';
import { STORE } from '../../../kernel/tokens.js';
import { RecordedUploads, type RecordedUpload } from './recorded-uploads.js';
import { queryWith } from '../../../kernel/messages.js';

/** An entry of a file, with what became of it. */
export interface UploadedEntry {
  readonly entryId: string;
  readonly type: string;
  readonly position: string;
  readonly status: EntrySummary['status'];
}

export interface UploadEntries {
  readonly upload: RecordedUpload;
  readonly entries: readonly UploadedEntry[];
}

/** The entries of a file of one's own, as they stand now. */
export class GetUploadEntries extends queryWith<UploadEntries, { id: string }>() {
  readonly ofPosting = true;
}

const PAGE = 1_000;

/** Answers GetUploadEntries. */
@QueryHandler(GetUploadEntries)
export class GetUploadEntriesHandler implements IQueryHandler<GetUploadEntries> {
  constructor(
    private readonly uploads: RecordedUploads,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  /** Throws 404 for a file that is not there and for somebody else's alike. */
  async execute({ id, actor }: GetUploadEntries): Promise<UploadEntries> {
    const own = organisationOf(authorise(actor, 'post'));
    const upload = await this.uploads.find(id);
    if (!upload || upload.partnerId !== own)
      throw new AppError('NOT_FOUND', {
        nl: 'Van deze aanlevering staat niets in het logboek',
        en: 'Nothing of this upload is in the log',
      });
    await this.projection.ready(BigInt(upload.positions.at(-1) ?? 0));
    return { upload, entries: await this.#entriesOf(upload) };
  }

  async #entriesOf({ positions }: RecordedUpload): Promise<readonly UploadedEntry[]> {
    const { model } = this.readModel;
    const entries: UploadedEntry[] = [];
    for (let next = 0; next < positions.length;) {
      const from = positions[next] ?? 0;
      const events = await this.store.readAll({ after: BigInt(from) - 1n, limit: PAGE });
      for (const { eventId, type, position } of events) {
        if (Number(position) !== positions[next]) continue;
        next += 1;
        const status = entryAt(model, Number(position), model.position)?.status ?? 'EFFECTIVE';
        entries.push({ entryId: eventId, type, position: String(position), status });
      }
      if (events.length === 0) break;
    }
    return entries;
  }
}
