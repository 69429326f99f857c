import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';

import { appendCodec } from './append-codec.js';
import { openDatabase } from '../sql/driver.js';
import { EventWriter } from './event-writer.js';
import type { BatchWriter, Codec, WorkerMessage, WriterOptions } from './protocol.js';
import { toWire } from './protocol.js';
import { vaultCodec } from './vault-codec.js';
import { VaultWriter } from './vault-writer.js';

/** Most requests in one transaction: bounds how long the first of them waits for the last. */
const GROUP = 512;

function start(port: MessagePort, { kind, path, synchronous }: WriterOptions): void {
  const db = openDatabase(path, { synchronous });
  try {
    if (kind === 'events') serve(port, new EventWriter(db), appendCodec);
    else serve(port, new VaultWriter(db), vaultCodec);
  } catch (error) {
    db.close();
    throw error;
  }
}

function serve<Request, Value>(
  port: MessagePort,
  writer: BatchWriter<Request, Value>,
  codec: Codec<Request, Value>,
): void {
  port.on('message', (first: unknown[] | null) => {
    const { messages, closing } = drain(port, first);
    const requests = messages.flatMap((packed) => codec.unpackRequests(packed));
    for (let from = 0; from < requests.length; from += GROUP) {
      const outcomes = writer.handle(requests.slice(from, from + GROUP));
      say(port, { count: outcomes.length, outcomes: codec.packOutcomes(outcomes) });
    }
    if (!closing) return;
    writer.close();
    port.close();
  });
  say(port, { ready: writer.synchronous ?? 'unknown' });
}

/** Everything that waits in the port joins this round; `null` is the request to close. */
function drain(port: MessagePort, first: unknown[] | null): { messages: unknown[][]; closing: boolean } {
  const messages: unknown[][] = [];
  let message: unknown[] | null | undefined = first;
  while (message !== undefined && message !== null) {
    messages.push(message);
    const received: { message: unknown[] | null } | undefined = receiveMessageOnPort(port);
    message = received?.message;
  }
  return { messages, closing: message === null };
}

function say(port: MessagePort, message: WorkerMessage): void {
  port.postMessage(message);
}

if (parentPort !== null) {
  try {
    start(parentPort, workerData as WriterOptions);
  } catch (error) {
    say(parentPort, { failed: toWire(error) });
  }
}
