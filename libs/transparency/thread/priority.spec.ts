import { describe, expect, it } from '@jest/globals';

import { lowPriority, type Priorities } from './priority.js';

/** A system where a thread may or may not raise its priority; `set` are those that it set. */
function given(at: number, mayRaise: boolean, platform: NodeJS.Platform = 'linux') {
  const set: number[] = [];
  const get = (): number => set.at(-1) ?? at;
  const priorities: Priorities = {
    platform,
    get,
    set: (priority) => {
      if (priority < get() && !mayRaise) throw new Error('EACCES');
      set.push(priority);
    },
  };
  return { priorities, get, set };
}

describe('the priority of the thread that signs', () => {
  it.each([0, 5])('is the lowest, and %d as before for as long as it is late', async (before) => {
    // Seen to fail: without either of the two functions given to Patience.
    const { priorities, get } = given(before, true);
    const pace = lowPriority(0, priorities);
    expect(get()).toBe(19);
    pace.begins();
    await pace.turns();
    expect(get()).toBe(before);
    pace.ends();
    expect(get()).toBe(19);
  });

  it('is not so low where it could not be raised again: what gives way forever never signs', async () => {
    // Seen to fail: without trying whether it can be raised.
    const { priorities, get } = given(0, false);
    const pace = lowPriority(0, priorities);
    pace.begins();
    await pace.turns();
    pace.ends();
    expect(get()).toBe(10);
  });

  it('is left as it is where it would be that of the whole server, or is low already', () => {
    for (const { priorities, set } of [given(0, true, 'darwin'), given(12, true)]) {
      lowPriority(0, priorities);
      expect(set).toEqual([]);
    }
  });
});
