import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';

import { openDatabase } from './driver.js';
import { EventWriter } from './event-writer.js';
import type { BatchWriter, WorkerMessage, WriterOptions } from './protocol.js';
import { toWire } from './protocol.js';
import { VaultWriter } from './vault-writer.js';

/** Most requests in one transaction: bounds how long the first of them waits for the last. */
const GROUP = 512;

function openWriter({ kind, path, synchronous }: WriterOptions): BatchWriter<unknown, unknown> {
  const db = openDatabase(path, { synchronous });
  try {
    return kind === 'events' ? new EventWriter(db) : new VaultWriter(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Everything that waits in the port joins this round; `null` is the request to close. */
function drain(port: MessagePort, first: unknown[] | null): { requests: unknown[]; closing: boolean } {
  const requests: unknown[] = [];
  let message: unknown[] | null | undefined = first;
  while (message !== undefined && message !== null) {
    for (const request of message) requests.push(request);
    message = (receiveMessageOnPort(port) as { message: unknown[] | null } | undefined)?.message;
  }
  return { requests, closing: message === null };
}

function serve(port: MessagePort): void {
  const say = (message: WorkerMessage): void => port.postMessage(message);
  let writer: BatchWriter<unknown, unknown>;
  try {
    writer = openWriter(workerData as WriterOptions);
  } catch (error) {
    say({ failed: toWire(error) });
    return;
  }
  port.on('message', (message: unknown[] | null) => {
    const { requests, closing } = drain(port, message);
    for (let start = 0; start < requests.length; start += GROUP)
      say({ outcomes: writer.handle(requests.slice(start, start + GROUP)) });
    if (!closing) return;
    writer.close();
    port.close();
  });
  say({ ready: writer.synchronous ?? 'unknown' });
}

if (parentPort !== null) serve(parentPort);
