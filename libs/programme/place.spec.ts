import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fault, readFaultJson, toFaultJson, under } from './faults.js';
import { at, isSamePlace, isWithin, toPointer, parsePointer, type Place } from './place.js';

const steps = fc.array(fc.oneof(fc.nat(99), fc.string()), { maxLength: 5 });

describe('a place', () => {
  it('is written as a JSON pointer (RFC 6901), with the marks of pointers escaped', () => {
    expect(toPointer([])).toBe('');
    expect(toPointer(at([3], 'data', 'a/b~c', ''))).toBe('/3/data/a~1b~0c/');
  });

  // The example of RFC 6901, 5.
  it.each<[Place, string]>([
    [['foo', 0], '/foo/0'],
    [['a/b'], '/a~1b'],
    [['c%d'], '/c%d'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
    [[''], '/'],
  ])('%j is %s', (place, pointer) => {
    expect(toPointer(place)).toBe(pointer);
    expect(parsePointer(pointer)).toEqual(place.map(String));
  });

  it('is the same place once written and read, whatever its steps', () => {
    fc.assert(
      fc.property(steps, (place) => {
        expect(isSamePlace(parsePointer(toPointer(place)), place)).toBe(true);
      }),
    );
  });

  it('is within those around it, and within no neighbour whose name begins as its own', () => {
    const [key, keys, inner] = [['key'], ['keys'], ['key', 0]];
    expect([isWithin(key, []), isWithin(key, key), isWithin(inner, key)]).toEqual([true, true, true]);
    expect([isWithin(keys, key), isWithin(key, keys), isWithin(key, inner)]).toEqual([false, false, false]);
    expect([isSamePlace(key, key), isSamePlace(inner, key)]).toEqual([true, false]);
  });
});

describe('a fault at a place', () => {
  const found = fault('NOT_A_DATE', ['data', 'occurredOn'], {}, 'x');

  it('is told with a pointer in the place of its steps, all else and its order as it was', () => {
    expect(toFaultJson(found)).toEqual({ ...found, place: '/data/occurredOn' });
    expect(Object.keys(toFaultJson(found))).toEqual(Object.keys(found));
  });

  it('is heard as it was told', () => {
    expect(readFaultJson(toFaultJson(found))).toEqual(found);
  });

  it('of a part is placed in the whole', () => {
    expect(under([3], [found])).toEqual([{ ...found, place: [3, 'data', 'occurredOn'] }]);
    expect(under([], [found])).toEqual([found]);
  });
});
