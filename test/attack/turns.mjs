/**
 * Goes with a server under attack (`--import`): how much processor time its main thread took from one look, every
 * 10 ms, to the next. On a machine that does other things as well, how long an answer took says little of the
 * server; this does. Linux tells it of the main thread alone (proc(5), schedstat, nanoseconds); elsewhere nothing
 * is told.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const EVERY = 10;
const TOLD_EVERY = 250;

/** Milliseconds on a processor so far. */
function used() {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

if (isMainThread && process.send && used() !== undefined) {
  let before = used();
  let looks = [];
  setInterval(() => {
    const now = used();
    looks.push(Math.round(now - before));
    before = now;
  }, EVERY).unref();
  setInterval(() => {
    process.send({ looks }, undefined, undefined, () => undefined);
    looks = [];
  }, TOLD_EVERY).unref();
  process.channel.unref();
}
