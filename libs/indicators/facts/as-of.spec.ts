/**
 * What an answer depends on is known, also where it was found before. Seen to fail: without the types of what is kept when
 * it is asked for again, and without taking note that links were asked for.
 */
import { describe, expect, test } from '@jest/globals';
import { Page } from '../testing/page.js';

describe('what is read for an answer', () => {
  test('given an answer that is kept, when it is asked for again, then it depends on the same types', () => {
    const at = new Page().at();
    const find = () =>
      at.memo('advised', () => at.all('OwnerAdvised').rows.length + at.documents('TargetSet').length);
    const types = new Set(['OwnerAdvised', 'TargetSet']);
    expect([at.watched(find), at.watched(find)].map(({ reads }) => reads)).toEqual([types, types]);
  });

  test('given households, when theirs is asked for, then it depends on what links them, and on nothing else', () => {
    const at = new Page().at();
    const find = () => at.memo('household', () => at.household(0));
    const links = new Set(['HouseholdsLinked', 'HouseholdsUnlinked']);
    expect([at.watched(find), at.watched(find)].map(({ reads }) => reads)).toEqual([links, links]);
    expect(at.watched(() => at.all('OwnerAdvised')).reads).toEqual(new Set(['OwnerAdvised']));
  });

  test('given one answer within another, when it is found, then both depend on its types, and the outer on more', () => {
    const at = new Page().at();
    const inner = () => at.memo('inner', () => at.all('OwnerAdvised'));
    const outer = () => at.memo('outer', () => [inner(), at.all('MeasureInstalled')]);
    expect(at.watched(outer).reads).toEqual(new Set(['OwnerAdvised', 'MeasureInstalled']));
    expect(at.watched(inner).reads).toEqual(new Set(['OwnerAdvised']));
  });
});
