/**
 * What decides whether a read model is made again is what it keeps, and nothing that somebody has to think of.
 * Cause: a number stood here for the fold and its tables, to be raised by hand; an upcaster that read an old field
 * otherwise left figures of before as they were. Seen to fail: with the examples, the tables or the layout left out
 * of the hash.
 */
import { describe, expect, it } from '@jest/globals';
import { STORED_EXAMPLES, typeNamed } from '#libs/programme';
import { keptExamples } from './kept-examples.js';
import { fold } from './fold.js';
import { projectionVersion } from './layout.js';

const types = [typeNamed('HouseholdReached')];
const versionOf = (folds: typeof fold) => projectionVersion(types, keptExamples(folds));

describe('the version of a read model', () => {
  const now = projectionVersion(types);

  it('is the same as long as the same is kept', () => {
    expect(versionOf((...args) => fold(...args))).toBe(now);
    expect(Number.isSafeInteger(projectionVersion())).toBe(true);
  });

  it.each<[what: string, folds: typeof fold]>([
    [
      'a day later',
      (event, facts) =>
        fold(event, facts).map((change) =>
          change.kind === 'add' ? { ...change, day: change.day + 1 } : change,
        ),
    ],
    [
      'without what it names',
      (event, facts) =>
        fold(event, facts).map((change) =>
          change.kind === 'add'
            ? { ...change, values: change.values.map((value) => (typeof value === 'string' ? null : value)) }
            : change,
        ),
    ],
    [
      'under another natural key',
      (event, facts) =>
        fold(event, facts).map((change) =>
          change.kind === 'add' ? { ...change, naturalKey: 'f'.repeat(13) } : change,
        ),
    ],
    ['without corrections', (event, facts) => (event.type === 'EntryCorrected' ? [] : fold(event, facts))],
    [
      'without what is reinstated',
      (event, facts) => (event.type === 'EntryReinstated' ? [] : fold(event, facts)),
    ],
    [
      'an old version read otherwise',
      (event, facts) =>
        fold(
          event.type === 'BaselineSet' && event.schemaVersion === 1
            ? { ...event, data: event.data.replace('0.333', '0.334') }
            : event,
          facts,
        ),
    ],
  ])('is another with a fold that keeps an event %s', (_, folds) => {
    expect(versionOf(folds)).not.toBe(now);
  });

  it('is another where what is kept stands in other tables', () => {
    expect(projectionVersion(types, keptExamples(), 'CREATE TABLE other (one INTEGER)')).not.toBe(now);
  });

  it('every schema version of every type goes through the fold, and every kind of change comes of it', () => {
    const seen = new Set<string>();
    const kinds = new Set<string>();
    keptExamples((event, facts) => {
      seen.add(`${event.type}/${event.schemaVersion}`);
      const changes = fold(event, facts);
      for (const { kind } of changes) kinds.add(kind);
      return changes;
    });
    for (const { name, schemaVersion } of STORED_EXAMPLES) expect(seen).toContain(`${name}/${schemaVersion}`);
    expect([...kinds].sort()).toEqual(['add', 'close', 'reopen']);
  });
});
