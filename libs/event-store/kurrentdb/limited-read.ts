import type { StreamingRead } from '@eventstore/db-client';

/**
 * All items of a bounded read; fails when it takes longer than `within`: the client gives reads no deadline. Never
 * left early: the client keeps a read whose end was not taken forever, and waits for it when it is disposed of.
 */
export async function limitedRead<Item>(read: StreamingRead<Item>, within: number): Promise<Item[]> {
  const items: Item[] = [];
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    read.destroy(tookTooLong());
    void read.cancel().catch(() => undefined);
  }, within);
  read.on('error', () => undefined);
  try {
    for await (const item of read) items.push(item);
    if (expired) throw tookTooLong();
    return items;
  } finally {
    clearTimeout(timer);
  }
}

const tookTooLong = (): Error => Object.assign(new Error('the read took too long'), { type: 'timeout' });
