import { useEffect, useRef } from 'react';
import type { ReaderAnswer, ReaderRequest, ReaderMessage } from './protocol.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly onRows: ((rows: number) => void) | undefined;
}

/** The reader of files, in a worker of its own so that the page stays alive. It asks nothing of any server. */
export class WorkerReader {
  readonly #worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ReaderMessage>) => this.#hear(data));
    this.#worker.addEventListener('error', () => this.#fail());
  }

  /** Rejects when the file could not be read for a reason that is not in the file. */
  ask<A extends ReaderRequest>(ask: A, onRows?: (rows: number) => void): Promise<ReaderAnswer<A['ask']>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onRows });
      this.#worker.postMessage({ ...ask, id });
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #hear(message: ReaderMessage): void {
    const waiting = this.#waiting.get(message.id);
    if ('rows' in message) return waiting?.onRows?.(message.rows);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.answer as never);
  }

  #fail(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the reader of files stopped'));
    this.#waiting.clear();
  }
}

/** The reader of files of this page: one worker, ended with the page. */
export function useReader(): () => WorkerReader {
  const reader = useRef<WorkerReader>(undefined);
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = undefined;
    },
    [],
  );
  return () => (reader.current ??= new WorkerReader());
}
