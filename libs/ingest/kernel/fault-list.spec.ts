import { describe, expect, it } from '@jest/globals';
import { fault } from '#libs/programme';

import { FaultList, faultsOfEvent } from './fault-list.js';
import { MAX_FAULTS, MAX_FAULTS_OF_EVENT } from './limits.js';

const many = (count: number) => Array.from({ length: count }, (_, i) => fault('SPECVERSION', [0, i]));

describe('what is told of many faults', () => {
  it('given as many as are told of one event, all of them', () => {
    const found = many(MAX_FAULTS_OF_EVENT);
    expect(faultsOfEvent(found, [0])).toBe(found);
  });

  it('given one more, the first and a word that there are more', () => {
    const told = faultsOfEvent(many(MAX_FAULTS_OF_EVENT + 1), [0]);
    expect(told).toHaveLength(MAX_FAULTS_OF_EVENT + 1);
    expect(told.at(-1)).toMatchObject({ rule: 'MORE_FAULTS_IN_EVENT', place: [0], severity: 'refuse' });
  });

  it('given more than are told of a request, it is full and says so once', () => {
    const list = new FaultList();
    for (let i = 0; i < MAX_FAULTS / 10; i++) list.add(many(10), [i]);
    expect(list.full).toBe(false);
    expect(list.list()).toHaveLength(MAX_FAULTS);
    list.add([fault('SPECVERSION', ['x'])], ['x']);
    list.add([fault('SPECVERSION', ['y'])], ['y']);
    expect(list.full).toBe(true);
    expect(list.list()).toHaveLength(MAX_FAULTS + 1);
    expect(list.list().at(-1)).toMatchObject({ rule: 'MORE_FAULTS', place: [] });
  });

  it('given conflicts only, the word that there are more is a conflict too', () => {
    const conflicts = Array.from({ length: MAX_FAULTS_OF_EVENT + 1 }, () => fault('OTHER_CONTENT', ['id']));
    expect(faultsOfEvent(conflicts, []).at(-1)).toMatchObject({ severity: 'conflict' });
  });
});
