import { setPriority } from 'node:os';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openLogReader } from '#libs/event-store';
import { Sequencing } from '../sequence/sequencing.js';
import { toWire, type Asked, type ThreadData, type Told } from './protocol.js';

/** Of all that may run, last: posting goes before signing. */
const LOWEST = 19;

async function start(port: MessagePort, { path, ...options }: ThreadData): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told);
  const log = openLogReader(path);
  const sequencing: Sequencing = new Sequencing({
    ...options,
    source: log,
    // The thread that started this one has the lock: it stays when this one ends.
    lock: async () => ({ release: () => undefined }),
    onChange: () => tellStatus(),
    onFault: (error, bad) =>
      tell({ tell: 'fault', ...(bad === undefined ? { error: toWire(error) } : { bad }) }),
  });
  const tellStatus = (): void => {
    const { signed } = sequencing;
    const { error, ...status } = sequencing.status;
    tell({
      tell: 'status',
      status: { ...status, ...(error === undefined ? {} : { error: toWire(error) }) },
      ...(signed === undefined ? {} : { signed }),
    });
  };
  const answer = async (asked: Asked): Promise<void> => {
    if (asked.ask !== 'close') {
      const value = await answerOf(sequencing, asked);
      return tell({ tell: 'answer', number: asked.number, ...(value === undefined ? {} : { value }) });
    }
    await sequencing.close();
    log.close();
    tell({ tell: 'answer', number: asked.number });
    port.close();
  };
  port.on('message', (asked: Asked) => {
    answer(asked).catch((error: unknown) =>
      tell({ tell: 'failed', number: asked.number, error: toWire(error) }),
    );
  });
  await sequencing.start();
  tell({ tell: 'started' });
}

async function answerOf(sequencing: Sequencing, asked: Asked) {
  if (asked.ask === 'sign') return sequencing.sign();
  if (asked.ask === 'addSignatures')
    return sequencing.checkpoints.addSignatures(asked.size, asked.signatures);
  await sequencing.scrub();
  return undefined;
}

// Only Linux knows a priority of one thread; elsewhere it would be that of the whole server.
if (process.platform === 'linux') setPriority(LOWEST);
if (parentPort !== null) await start(parentPort, workerData as ThreadData);
