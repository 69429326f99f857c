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
  const tell = (told: ThreadMessage): void => port.postMessage(told);
  const log = openLogReader(path);
  const sequencing: Sequencing = new Sequencing({
    ...options,
    source: log,
    // Half of the time between two: then a checkpoint is in time for who waits for the next.
    pace: lowPriority(patience ?? (options.every ?? CHECKPOINT_EVERY) / 2),
    // The thread that started this one has the lock: it stays when this one ends.
    lock: async () => ({ release: () => undefined }),
    onChange: () => tell(statusOf(sequencing)),
    onFault: (error, bad) =>
      tell({ tell: 'fault', ...(bad === undefined ? { error: toWire(error) } : { bad }) }),
  });
  const checks = new Map<number, AbortController>();
  const answerTo = async (asked: ThreadRequest): Promise<ThreadAnswer | undefined> => {
    if (asked.ask === 'sign') return sequencing.sign();
    if (asked.ask === 'scrub') await sequencing.scrub();
    if (asked.ask === 'addSignatures')
      return sequencing.checkpoints.addSignatures(asked.size, asked.signatures);
    if (asked.ask === 'stop') checks.get(asked.check)?.abort(new Error('the check was stopped'));
    if (asked.ask === 'check') {
      const stop = new AbortController();
      checks.set(asked.number, stop);
      const onProgress = (done: number): void => tell({ tell: 'progress', number: asked.number, done });
      return sequencing.check(onProgress, stop.signal).finally(() => checks.delete(asked.number));
    }
    if (asked.ask === 'close') {
      await sequencing.close();
      log.close();
    }
    return undefined;
  };
  port.on('message', (asked: ThreadRequest) => {
    const { number } = asked;
    void answerTo(asked)
      .then((value) => tell({ tell: 'answer', number, ...(value === undefined ? {} : { value }) }))
      .catch((error: unknown) => tell({ tell: 'failed', number, error: toWire(error) }))
      .then(() => (asked.ask === 'close' ? port.close() : undefined));
  });
  await sequencing.start();
  tell({ tell: 'started' });
}

function statusOf({ signed, status: { error, ...status } }: Sequencing): ThreadMessage {
  return {
    tell: 'status',
    status: { ...status, ...(error === undefined ? {} : { error: toWire(error) }) },
    ...(signed === undefined ? {} : { signed }),
  };
}

if (parentPort !== null) await start(parentPort, workerData as ThreadData);
