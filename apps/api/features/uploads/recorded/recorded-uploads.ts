import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { AMENDMENTS, readMetadata } from '#libs/programme';
import { STORE } from '../../../kernel/tokens.js';

/** A file as the log knows it: the entries that one upload of a spreadsheet recorded. */
export interface RecordedUpload {
  /** Of the upload that brought it, as it was answered then. */
  readonly id: string;
  /** Undefined for the programme office. */
  readonly partnerId: string | undefined;
  readonly recordedAt: number;
  /** Names of types of events, in the order they came. */
  readonly types: ReadonlySet<string>;
  /** In the order of the log. */
  readonly positions: readonly number[];
}

interface Growing extends RecordedUpload {
  readonly types: Set<string>;
  readonly positions: number[];
}

const PAGE = 1_000;
/** What says something of an entry that is there, and is none itself. */
const AMENDING: ReadonlySet<string> = new Set(AMENDMENTS);
/** How sources of spreadsheets end, from the page and from the server alike (Ingest.sourceOf). */
const SPREADSHEET = ':spreadsheet';

/**
 * The uploads in the log, by the correlation id that all entries of one request share; so nothing has to be recorded
 * for it. Follows the log when it is asked, from where it was: the first question reads the log once, page by page.
 */
@Injectable()
export class RecordedUploads {
  readonly #uploads = new Map<string, Growing>();
  #after = 0n;
  #reading: Promise<void> | undefined;

  constructor(@Inject(STORE) private readonly store: EventStore) {}

  /** Those of a partner, or of the office (undefined), newest first. */
  async of(partnerId: string | undefined): Promise<readonly RecordedUpload[]> {
    await this.#catchUp();
    return [...this.#uploads.values()].filter((upload) => upload.partnerId === partnerId).reverse();
  }

  async find(id: string): Promise<RecordedUpload | undefined> {
    await this.#catchUp();
    return this.#uploads.get(id);
  }

  #catchUp(): Promise<void> {
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #read(): Promise<void> {
    for (;;) {
      const events = await this.store.readAll({ after: this.#after, limit: PAGE });
      for (const event of events) this.#take(event);
      this.#after = events.at(-1)?.position ?? this.#after;
      if (events.length < PAGE) return;
    }
  }

  #take(event: RecordedEvent): void {
    if (!event.metadata.includes(SPREADSHEET) || AMENDING.has(event.type)) return;
    const { source, partnerId, correlationId } = readMetadata(event);
    if (correlationId === undefined || !source.endsWith(SPREADSHEET)) return;
    const position = Number(event.position);
    const known = this.#uploads.get(correlationId);
    if (known) {
      known.types.add(event.type);
      known.positions.push(position);
      return;
    }
    const { recordedAt } = event;
    const [types, positions] = [new Set([event.type]), [position]];
    this.#uploads.set(correlationId, { id: correlationId, partnerId, recordedAt, types, positions });
  }
}
