import { describe, expect, it } from '@jest/globals';

import { requestEnded, WaitingClients, withClientSignal } from './index.js';

const gone = (): AbortSignal => AbortSignal.abort();

/** Whether what is begun now counts as asked for by somebody who has gone. */
function isGivenUp(): boolean {
  const waiting = new WaitingClients();
  waiting.join();
  return !waiting.isWanted();
}

/** A request of which something is begun only when it is let go on; answers whether that was given up. */
function held(): { readonly goOn: () => void; readonly answer: Promise<boolean> } {
  let goOn: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  return { goOn, answer: withClientSignal(gone(), () => waiting.then(isGivenUp)) };
}

describe('who asks', () => {
  // Seen to fail: without the count (the first that ends takes the other's signal away), and without `disable`
  // (promises are followed forever: the last line).
  it('is followed through promises until the last request is over, and not after it', async () => {
    const [one, two, three] = [held(), held(), held()];
    requestEnded();
    one.goOn();
    expect(await one.answer).toBe(true);
    requestEnded();
    two.goOn();
    expect(await two.answer).toBe(true);
    requestEnded();
    three.goOn();
    expect(await three.answer).toBe(false);
  });
});
