import { describe, expect, it } from '@jest/globals';
import { nearTypes } from './catalogue.js';
import { nearOnes, orNear } from './near.js';

const AREAS = [
  { id: 'utrecht-overvecht', names: ['Utrecht Overvecht'] },
  { id: 'den-haag-zuidwest', names: ['Den Haag Zuidwest'] },
  { id: 'schiedam-nieuwland-oost', names: ['Schiedam Nieuwland/Oost'] },
  { id: 'rotterdam-zuid', names: ['Rotterdam Zuid'] },
  { id: 'GM0344', names: ['Utrecht'] },
  { id: 'GM0518', names: ["Den Haag ('s-Gravenhage)"] },
];

describe('what is near an unknown code', () => {
  it.each<[string, readonly string[]]>([
    ['utrecht-overvegt', ['utrecht-overvecht']],
    ['den-haag-zuid', ['den-haag-zuidwest', 'GM0518']],
    ['Schiedam Nieuwland Oost', ['schiedam-nieuwland-oost']],
    ['rotterdam-noord', ['rotterdam-zuid']],
    ['GM0345', ['GM0344']],
    ['groningen-centrum', []],
    ['', []],
    ['---', []],
  ])('given %j when it is looked for then %j are named', (text, expected) => {
    expect(nearOnes(text, AREAS).filter((id) => expected.includes(id))).toEqual(expected);
    if (expected.length === 0) expect(nearOnes(text, AREAS)).toEqual([]);
  });

  it('the municipality and its other areas are named for an area that is not registered', () => {
    expect(nearOnes('utrecht-kanaleneiland', AREAS)).toEqual(['GM0344', 'utrecht-overvecht']);
  });

  it('types are known by their name, the middle of it and what people call them', () => {
    const reached = 'nl.energiekewijken.households.household-reached.v1';
    for (const text of [
      'nl.energiekewijken.households.household-reach.v1',
      'nl.energiekewijken.households.household-reached.v2',
      'nl.energiekewijken.household.household-reached.v1',
      'HouseholdReached',
      'household-reached',
      'Huishouden bereikt',
    ])
      expect(nearTypes(text)[0]).toBe(reached);
    expect(nearTypes('nl.x.v1')).toEqual([]);
  });

  it('no more than three are named, as the end of a sentence in both languages', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ id: `wijk-${i}`, names: [] }));
    expect(nearOnes('wijk-x', many)).toHaveLength(3);
    expect([orNear([]).nl, orNear(['a']).nl, orNear(['a', 'b', 'c']).en]).toEqual([
      '',
      '; bedoelde u a?',
      '; did you mean a, b or c?',
    ]);
  });
});
