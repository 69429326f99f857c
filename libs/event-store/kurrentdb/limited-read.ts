import type { StreamingRead } from '@eventstore/db-client';

/** The items of a read, one by one; fails when all of it takes longer than `within`: the client gives reads no deadline. */
export async function* limitedRead<Item>(
  read: StreamingRead<Item>,
  within: number,
): AsyncGenerator<Item, void, undefined> {
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    read.destroy(tookTooLong());
  }, within);
  read.on('error', () => undefined);
  try {
    for await (const item of read) yield item;
    if (expired) throw tookTooLong();
  } finally {
    clearTimeout(timer);
    // Leaving the loop does not end the call behind it.
    void read.cancel().catch(() => undefined);
  }
}

const tookTooLong = (): Error => Object.assign(new Error('the read took too long'), { type: 'timeout' });
