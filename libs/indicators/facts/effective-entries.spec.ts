/**
 * What an answer depends on is known, also where it was found before. Seen to fail: without the types of what is
 * kept when it is asked for again, and without taking note that links were asked for.
 */
import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

describe('what is read for an answer', () => {
  it('given an answer that is kept, when it is asked for again, then it depends on the same types', () => {
    const entries = new Page().at();
    const find = () =>
      entries.memo(
        'advised',
        () => entries.all('OwnerAdvised').rows.length + entries.documents('TargetSet').length,
      );
    const types = new Set(['OwnerAdvised', 'TargetSet']);
    expect([entries.watched(find), entries.watched(find)].map(({ reads }) => reads)).toEqual([types, types]);
  });

  it('given households, when theirs is asked for, then it depends on what links them, and on nothing else', () => {
    const entries = new Page().at();
    const find = () => entries.memo('household', () => entries.household(0));
    const links = new Set(['HouseholdsLinked', 'HouseholdsUnlinked']);
    expect([entries.watched(find), entries.watched(find)].map(({ reads }) => reads)).toEqual([links, links]);
    expect(entries.watched(() => entries.all('OwnerAdvised')).reads).toEqual(new Set(['OwnerAdvised']));
  });

  it('given one answer within another, when it is found, then both depend on its types, and the outer on more', () => {
    const entries = new Page().at();
    const inner = () => entries.memo('inner', () => entries.all('OwnerAdvised'));
    const outer = () => entries.memo('outer', () => [inner(), entries.all('MeasureInstalled')]);
    expect(entries.watched(outer).reads).toEqual(new Set(['OwnerAdvised', 'MeasureInstalled']));
    expect(entries.watched(inner).reads).toEqual(new Set(['OwnerAdvised']));
  });
});
