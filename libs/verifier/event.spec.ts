/**
 * Canonical JSON, and what is written in it: held to the tables that the verifier in Python is held to
 * (test/proofs/twins.spec.ts).
 */
import { describe, expect, it } from '@jest/globals';

import { nodeCryptography } from '../../apps/verifier/node-cryptography.js';
import { ENTRIES, EVENTS, MANIFESTS } from '../transparency/testing/bundle-texts.js';
import { OBJECTS } from '../transparency/testing/json-texts.js';
import { utf8 } from './bytes.js';
import { membersOf } from './canonical.js';
import { entriesIn } from './entries.js';
import { eventIn, readEvent, type Read } from './event.js';
import { manifestIn } from './manifest.js';

// Seen to fail: with half a character taken for one, and without the bound on depth.
describe('an object', () => {
  it.each(OBJECTS)('with %s', (_, text, isTaken) => {
    expect(membersOf(text) !== undefined).toBe(isTaken);
  });
});

function read(line: string): Read | undefined {
  const event = line.endsWith('\n') ? eventIn(line.slice(0, -1)) : undefined;
  return event && readEvent(nodeCryptography, event);
}

describe('an event', () => {
  // Seen to fail: with a salt that is no text read as none.
  it.each(EVENTS)('with %s', (_, line, isTaken) => {
    expect(read(line) !== undefined).toBe(isTaken);
  });

  const of = (name: string): Read | undefined => read(EVENTS.find(([one]) => one === name)?.[1] ?? '');

  // Seen to fail: what is no object was nothing to come after.
  it.each(EVENTS.filter(([name]) => name.startsWith('after ')))('%s names no checkpoint', (name) => {
    expect(of(name)?.after?.size).toBe(-1);
  });

  it('names the checkpoint that it comes after, or none', () => {
    expect(of('all that it has')?.after).toEqual({ size: 3, root: new Uint8Array(32).fill(5) });
    expect(of('metadata without a salt')?.after?.size).toBe(3);
    expect(of('the id of a source that is nothing')?.after).toBeUndefined();
  });

  // Seen to fail: null made the text null.
  it('is of an id and a source that are texts', () => {
    expect([of('all that it has')?.isOfId, of('all that it has')?.isOfSalt]).toEqual([true, true]);
    for (const name of ['no source', 'the id of a source that is nothing', 'the id of a number'])
      expect([name, of(name)?.isOfId]).toEqual([name, false]);
    for (const name of ['the salt of other metadata', 'an empty salt'])
      expect([name, of(name)?.isOfSalt]).toEqual([name, false]);
  });
});

describe('a manifest', () => {
  // Seen to fail: with a size below 0, and with a digest in a list.
  it.each(MANIFESTS)('with %s', (_, text, isTaken) => {
    expect(manifestIn(utf8(text)) !== undefined).toBe(isTaken);
  });
});

describe('a file of three leaves', () => {
  it.each(ENTRIES)('with %s', (_, text, isTaken) => {
    expect(entriesIn(Buffer.from(text, 'latin1'), 3).length > 0).toBe(isTaken);
  });
});
