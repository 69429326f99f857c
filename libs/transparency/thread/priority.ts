import { getPriority, setPriority } from 'node:os';

import { Patience, TAKING_TURNS, type Pace } from '../sequence/patience.js';

/** Of all that may run, last: posting goes before signing. */
const LOWEST = 19;
/**
 * Where a priority once lowered cannot be raised again: a tenth of a processor against each thread that wants all
 * of it.
 */
const LOW = 10;

export interface Priorities {
  readonly platform: NodeJS.Platform;
  get(): number;
  /** Throws where a thread may not raise its own: without rights of root, mostly. */
  set(priority: number): void;
}

const OF_THIS_THREAD: Priorities = { platform: process.platform, get: getPriority, set: setPriority };

/**
 * Lowers the priority of this thread, and raises it again for as long as a pass is late by `patience` ms. Only
 * Linux knows a priority of one thread; elsewhere it would be that of the whole server, and stays.
 */
export function lowPriority(patience: number, of: Priorities = OF_THIS_THREAD): Pace {
  const before = of.get();
  if (of.platform !== 'linux' || before >= LOW) return TAKING_TURNS;
  of.set(before + 1);
  try {
    of.set(before);
  } catch {
    of.set(LOW);
    return TAKING_TURNS;
  }
  of.set(LOWEST);
  return new Patience({ patience, onLate: () => of.set(before), onDone: () => of.set(LOWEST) });
}
