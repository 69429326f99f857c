import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { threadFile } from '#libs/platform';
import {
  TableError,
  type PlacedFault,
  type ReadOptions,
  type ReadTable,
  type TableFile,
} from '#libs/tabular';
import type { Language } from '../../../kernel/language.js';
import type { Patience } from '../../../kernel/patience.js';
import { PATIENCE } from '../../../kernel/tokens.js';
import type { Ask, FaultFiles, GivenFile, ReadingMessage } from './protocol.js';

/** MiB of the heap of the thread. */
const HEAP = 512;

interface PendingRead {
  readonly hear: (message: ReadingMessage) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Reads files in a thread with bounds on time and memory: whatever is in a file costs that upload, and keeps nobody
 * waiting. The thread has nothing of the server's settings. It is started with the first file, and again after one
 * that was beyond its bounds. One thing is asked at a time (UploadJobs).
 */
@Injectable()
export class ReadingThread implements OnModuleDestroy {
  /** Of a test: another bound. */
  heap = HEAP;
  #worker: Worker | undefined;
  #asked: PendingRead | undefined;

  constructor(@Inject(PATIENCE) private readonly patience: Pick<Patience, 'file'>) {}

  async onModuleDestroy(): Promise<void> {
    await this.#worker?.terminate();
  }

  /**
   * Reads a file as readTable does; one beyond its bounds has that for its fault. Rejects when the reader itself
   * failed.
   */
  async read(
    file: TableFile,
    source: string,
    {
      areas,
      onRows,
      entries,
    }: Pick<ReadOptions, 'entries'> & Required<Pick<ReadOptions, 'areas' | 'onRows'>>,
  ): Promise<ReadTable> {
    const items: ReadTable['items'][number][] = [];
    try {
      const rest = await this.#ask({ ask: 'read', file: given(file), source, areas, entries }, (message) => {
        if ('rows' in message) onRows(message.rows);
        else if ('items' in message) items.push(...message.items);
        return 'read' in message ? message.read : undefined;
      });
      return { ...rest, items };
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      return { header: undefined, items: [], rows: [], notes: [], faults: [error.fault] };
    }
  }

  /**
   * The file with a column of faults. None when that is beyond its bounds: the faults themselves are told all the
   * same.
   */
  async faultFiles(file: TableFile, faults: readonly PlacedFault[], language: Language): Promise<FaultFiles> {
    const ask: Ask = { ask: 'faultFiles', file: given(file), faults, language };
    return this.#ask(ask, (message) => ('files' in message ? message.files : undefined)).catch(() => ({}));
  }

  #ask<T>(ask: Ask, answerIn: (message: ReadingMessage) => T | undefined): Promise<T> {
    const worker = this.#worker ?? this.#start();
    return new Promise<T>((resolve, reject) => {
      const { file } = this.patience;
      const seconds = file / 1_000;
      const timer = setTimeout(
        () => this.#lose(worker, new TableError('FILE_TAKES_TOO_LONG', {}, { seconds })),
        file,
      );
      const done = (then: () => void): void => {
        clearTimeout(timer);
        this.#asked = undefined;
        worker.unref();
        then();
      };
      this.#asked = {
        hear: (message) => {
          if ('failed' in message) return done(() => reject(new Error(message.failed)));
          const answer = answerIn(message);
          if (answer !== undefined) done(() => resolve(answer));
        },
        fail: (error) => done(() => reject(error)),
      };
      worker.ref();
      worker.postMessage(ask);
    });
  }

  #start(): Worker {
    const worker = new Worker(threadFile(import.meta.url, './table.worker.js'), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.heap, maxYoungGenerationSizeMb: 32 },
    });
    worker.on('message', (message: ReadingMessage) => this.#asked?.hear(message));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#lose(
        worker,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TableError('FILE_TOO_LARGE') : error,
      ),
    );
    worker.on('exit', () => this.#lose(worker, new Error('the thread that reads files ended')));
    this.#worker = worker;
    return worker;
  }

  /** The thread is no more, or no more of use; what was asked of it has no answer. */
  #lose(worker: Worker, why: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#asked?.fail(why);
    void worker.terminate();
  }
}

const given = ({ type, format, bytes, sheet }: TableFile): GivenFile => ({
  type: type.type,
  format,
  bytes,
  sheet,
});
