import type { ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../event-store.js';
import { EventReader } from '../sql/event-reader.js';
import { openReader } from '../sql/open-reader.js';

/** Reads a log beside the process or thread that writes it. */
export interface LogReader {
  readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>;
  readStream(stream: string, options: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  close(): void;
}

/**
 * Opens the log in a file to read it on a connection of its own, which waits for no writer and keeps none waiting.
 * To be closed before the writer's: the last connection to close moves the write-ahead log into the file, and one
 * that only reads could not.
 */
export function openLogReader(path: string): LogReader {
  const reader = new EventReader(openReader(path));
  return {
    readAll: async (options) => reader.all(options),
    readStream: async (stream, options) => reader.stream(stream, options),
    close: () => reader.close(),
  };
}
