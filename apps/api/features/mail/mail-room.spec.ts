import { expect, it } from '@jest/globals';
import { MailRoom } from './mail-room.js';

// Seen to fail: with a wake that is heard only by who waits at that moment (the mail then went out a minute later).
it('who asks for mail while the sender is at work is heard when it has done', async () => {
  const room = new MailRoom(undefined, { now: () => 0 });
  const { signal } = new AbortController();
  room.wake();
  let heard = 0;
  const listen = (): void => void room.asked(signal).then(() => heard++);
  listen();
  await new Promise(setImmediate);
  expect(heard).toBe(1);
  listen();
  await new Promise(setImmediate);
  expect(heard).toBe(1);
  room.wake();
  await new Promise(setImmediate);
  expect(heard).toBe(2);
});
