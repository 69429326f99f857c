/** Seen to fail: with the closing after the work instead of in its finally (the second). */
import { describe, expect, it } from '@jest/globals';
import { whileOpen } from './while-open.js';

class Opened {
  closed = 0;

  async close(): Promise<void> {
    this.closed += 1;
  }
}

describe('given what a command opens', () => {
  it('when the work is done, then it is closed after it, and the answer is that of the work', async () => {
    const opened = new Opened();
    const work = async (open: Opened): Promise<string> => `${open.closed} times closed`;
    expect(await whileOpen(Promise.resolve(opened), work)).toBe('0 times closed');
    expect(opened.closed).toBe(1);
  });

  it('when the work fails, then it is closed all the same, and what it threw is thrown', async () => {
    const opened = new Opened();
    const failing = whileOpen(opened, () => Promise.reject(new Error('no such edition')));
    await expect(failing).rejects.toThrow('no such edition');
    expect(opened.closed).toBe(1);
  });

  it('when it cannot be opened, then nothing is done', async () => {
    const failing = whileOpen(Promise.reject<Opened>(new Error('locked')), () => expect(true).toBe(false));
    await expect(failing).rejects.toThrow('locked');
  });
});
