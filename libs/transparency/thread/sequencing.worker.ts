import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openLogReader } from '#libs/event-store';
import { CHECKPOINT_EVERY, Sequencing } from '../sequence/sequencing.js';
import { lowPriority } from './priority.js';
import {
  toWire,
  type ThreadAnswer,
  type ThreadRequest,
  type ThreadData,
  type ThreadMessage,
} from './protocol.js';

async function start(port: MessagePort, { path, patience, ...options }: ThreadData): Promise<void> {
  const post = (message: ThreadMessage): void => port.postMessage(message);
  const log = openLogReader(path);
  const sequencing: Sequencing = new Sequencing({
    ...options,
    source: log,
    // Half of the time between two: then a checkpoint is in time for who waits for the next.
    pace: lowPriority(patience ?? (options.every ?? CHECKPOINT_EVERY) / 2),
    // The thread that started this one has the lock: it stays when this one ends.
    lock: async () => ({ release: () => undefined }),
    onChange: () => post(statusOf(sequencing)),
    onFault: (error, bad) =>
      post({ kind: 'fault', ...(bad === undefined ? { error: toWire(error) } : { bad }) }),
  });
  const checks = new Map<number, AbortController>();
  const answerTo = async (request: ThreadRequest): Promise<ThreadAnswer | undefined> => {
    if (request.ask === 'sign') return sequencing.sign();
    if (request.ask === 'scrub') await sequencing.scrub();
    if (request.ask === 'addSignatures')
      return sequencing.checkpoints.addSignatures(request.size, request.signatures);
    if (request.ask === 'stop') checks.get(request.check)?.abort(new Error('the check was stopped'));
    if (request.ask === 'check') {
      const stop = new AbortController();
      checks.set(request.number, stop);
      const onProgress = (done: number): void => post({ kind: 'progress', number: request.number, done });
      return sequencing.check(onProgress, stop.signal).finally(() => checks.delete(request.number));
    }
    if (request.ask === 'close') {
      await sequencing.close();
      log.close();
    }
    return undefined;
  };
  port.on('message', (request: ThreadRequest) => {
    const { number } = request;
    void answerTo(request)
      .then((value) => post({ kind: 'answer', number, ...(value === undefined ? {} : { value }) }))
      .catch((error: unknown) => post({ kind: 'failed', number, error: toWire(error) }))
      .then(() => (request.ask === 'close' ? port.close() : undefined));
  });
  await sequencing.start();
  post({ kind: 'started' });
}

function statusOf({ signed, status: { error, ...status } }: Sequencing): ThreadMessage {
  return {
    kind: 'status',
    status: { ...status, ...(error === undefined ? {} : { error: toWire(error) }) },
    ...(signed === undefined ? {} : { signed }),
  };
}

if (parentPort !== null) await start(parentPort, workerData as ThreadData);
