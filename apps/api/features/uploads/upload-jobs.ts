import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { organisationOf, type Actor } from '#libs/access';
import type { NewEvent } from '#libs/event-store';
import { decodeUtf8, Ingest, readBatch, type Batch, type Receipt } from '#libs/ingest';
import type { Clock, Logger } from '#libs/platform';
import {
  importEvents,
  importTable,
  MAX_ROWS,
  type Area,
  type OwnEntry,
  type Phase,
  type TableFile,
} from '#libs/tabular';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput, knownError } from '../../kernel/errors/known-error.js';
import { Quotas, tooMany } from '../../kernel/quotas/quotas.js';
import type { Language } from '../../kernel/language.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { CLOCK, LOGGER, PROOFS } from '../../kernel/tokens.js';
import { FileForetelling } from './foretold/file-foretelling.js';
import { ReadingThread } from './reading/reading-thread.js';
import { UploadJob } from './upload-job.js';
import { sourceAtParameter } from './upload-query.js';

/** A table to read, or the bytes of events that were made of one. */
export type UploadedFile = TableFile | { readonly format: 'events'; readonly bytes: Uint8Array };

export interface UploadRequest {
  readonly file: UploadedFile;
  readonly dryRun: boolean;
  readonly source: string | undefined;
  readonly actor: Actor;
  readonly correlationId: string;
  /** Of the file of faults. */
  readonly language: Language;
  /** Whether who sent it still waits for what becomes of it; absent for one who will ask later. */
  readonly isWanted?: () => boolean;
  /** Areas that a table may call by name; asked when it is read. */
  readonly areas: () => Promise<readonly Area[]>;
  /** Entries that a file of corrections may be about; asked when it turns out to be one. */
  readonly entries: () => Promise<readonly OwnEntry[]>;
}

/** Files waiting in memory at most, and their bytes together; each may be as large as UPLOAD_LIMIT. */
const MAX_WAITING = 32;
const MAX_WAITING_BYTES = 256 * 1024 * 1024;
const KEPT_FOR = 30 * 60_000;
const KEPT_JOBS = 100;
const KEPT_BYTES = 64 * 1024 * 1024;

interface Waiting {
  readonly owner: string;
  readonly bytes: number;
  readonly run: () => Promise<void>;
}

/**
 * The uploads of this replica, one after the other so that their memory is bounded, the partners in turn: one that
 * sends many holds up another by one file at most, and has no more of them waiting than its share. What became of
 * one is known for half an hour, here only: a sender that no longer finds it sends the file again, which adds
 * nothing twice.
 */
@Injectable()
export class UploadJobs {
  readonly #jobs = new Map<string, UploadJob>();
  readonly #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #last: string | undefined;
  #running = false;

  constructor(
    private readonly ingest: Ingest,
    private readonly quotas: Quotas,
    private readonly thread: ReadingThread,
    private readonly foretelling: FileForetelling,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
  ) {}

  /**
   * Takes a file in; `done` resolves when it is stored, refused or failed. Throws 429 when the partner's share is
   * used, 503 when too many of all are waiting.
   */
  start(request: UploadRequest): { readonly job: UploadJob; readonly done: Promise<void> } {
    const { file, actor, dryRun } = request;
    if (this.#waiting.length >= MAX_WAITING || this.#waitingBytes + file.bytes.length > MAX_WAITING_BYTES)
      throw new AppError('TOO_BUSY', {
        nl: 'Er worden nu te veel bestanden tegelijk aangeleverd; probeer het zo weer',
        en: 'Too many files are being sent at this moment; try again shortly',
      });
    const owner = organisationOf(actor) ?? actor.subject;
    const { uploads } = this.quotas;
    const leave = uploads.take(owner);
    if (!leave)
      throw tooMany(
        `Ten hoogste ${uploads.most} bestanden van een partner tegelijk; wacht tot er een klaar is`,
        `At most ${uploads.most} files of a partner at the same time; wait until one is done`,
        5,
      );
    const digest = hash('sha256', file.bytes, 'hex');
    const type = file.format === 'events' ? undefined : file.type;
    // The log keeps it with every entry: by it the file is found for as long as the log is there (recorded/).
    const job = new UploadJob(request.correlationId, actor, type, file.format, dryRun, digest);
    this.#forgetOld();
    this.#jobs.set(job.id, job);
    const done = new Promise<void>((resolve) => {
      const run = (): Promise<void> => this.#run(job, request).finally(leave).finally(resolve);
      this.#waiting.push({ owner, bytes: file.bytes.length, run });
    });
    this.#waitingBytes += file.bytes.length;
    this.#next();
    return { job, done };
  }

  /** The first that waits of another partner than was just served; of the same one when no other waits. */
  #next(): void {
    if (this.#running) return;
    const other = this.#waiting.findIndex(({ owner }) => owner !== this.#last);
    const [next] = this.#waiting.splice(Math.max(other, 0), 1);
    if (!next) return;
    this.#running = true;
    this.#last = next.owner;
    void next.run().finally(() => {
      this.#waitingBytes -= next.bytes;
      this.#running = false;
      this.#next();
    });
  }

  /** The actor's own upload with that id, if it is still known. */
  find(id: string, actor: Actor): UploadJob | undefined {
    this.#forgetOld();
    const job = this.#jobs.get(id);
    return job?.isOf(actor) === true ? job : undefined;
  }

  async #run(
    job: UploadJob,
    { file, actor, dryRun, source, correlationId, language, areas, entries, isWanted }: UploadRequest,
  ): Promise<void> {
    // Until something is stored; then it is stored to its end.
    const mustBeWanted = (): void => {
      if (isWanted?.() === false) throw new SenderGoneError();
    };
    try {
      mustBeWanted();
      let planned: readonly NewEvent[] = [];
      const options = {
        dryRun,
        onPlanned: (events: readonly NewEvent[]) => (planned = events),
        correlationId,
        ...(source === undefined ? {} : { source }),
        onProgress: (phase: Phase, rows: number) => job.progressed(phase, rows),
        onStored: async (receipts: readonly Receipt[]) => {
          job.positions = Float64Array.from(receipts, ({ position }) => Number(position));
          job.promise = await this.proofs?.promiseOfMany(receipts);
        },
      };
      if (file.format === 'events') {
        const batch = await eventsIn(file.bytes);
        mustBeWanted();
        if (!batch.ok) throw badInput(batch.faults);
        const tried = await importEvents(this.ingest, batch, actor, options);
        if (dryRun && tried.accepted) job.moves = await this.foretelling.of(actor, planned);
        return await job.ended(tried);
      }
      const outcome = await importTable(this.ingest, file, actor, {
        ...options,
        areas: await areas(),
        entries,
        read: async (sender, reading) => {
          const read = await this.thread.read(file, sender, reading);
          mustBeWanted();
          return read;
        },
      });
      if (dryRun && outcome.accepted) job.moves = await this.foretelling.of(actor, planned);
      if (!outcome.accepted) job.faultFiles = await this.thread.faultFiles(file, outcome.faults, language);
      await job.ended(source === undefined ? outcome : sourceAtParameter(outcome));
    } catch (error) {
      job.error = knownError(error);
      job.status = 'FAILED';
      if (job.error.status >= 500 && !(error instanceof SenderGoneError))
        this.logger.error({ err: error, requestId: correlationId }, 'an upload failed');
    } finally {
      job.finishedAt = this.clock.now();
    }
  }

  #forgetOld(): void {
    const now = this.clock.now();
    let bytes = [...this.#jobs.values()].reduce((sum, job) => sum + job.bytesKept, 0);
    for (const [id, job] of this.#jobs) {
      if (job.finishedAt === undefined) continue;
      const tooMuch = bytes > KEPT_BYTES || this.#jobs.size > KEPT_JOBS;
      if (!tooMuch && now - job.finishedAt < KEPT_FOR) continue;
      bytes -= job.bytesKept;
      this.#jobs.delete(id);
    }
  }
}

/** Nobody waits for what would become of a file: its turn is for others. */
class SenderGoneError extends AppError {
  constructor() {
    super('TOO_BUSY', {
      nl: 'De afzender wachtte niet meer; van dit bestand is niets vastgelegd',
      en: 'The sender waited no longer; nothing of this file is recorded',
    });
  }
}

async function eventsIn(bytes: Uint8Array): Promise<Batch> {
  const decoded = decodeUtf8(bytes);
  return decoded.ok ? readBatch(decoded.text, MAX_ROWS) : { ok: false, faults: [decoded.fault] };
}
