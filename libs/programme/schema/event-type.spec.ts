import { describe, expect, it } from '@jest/globals';
import { CATALOGUE, findType, typeNamed } from '../catalogue.js';
import { columnsOf, eventTypesOf } from './event-type.js';
import { date, text } from './field.js';

describe('the catalogue', () => {
  it.each(CATALOGUE.map((type) => [type.type]))('%s is a well-formed CloudEvents type', (type) => {
    expect(type).toMatch(/^nl\.energiekewijken\.[a-z-]+\.[a-z-]+\.v1$/);
  });

  it('has every type and every name once', () => {
    expect(new Set(CATALOGUE.map(({ type }) => type)).size).toBe(CATALOGUE.length);
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
  });

  it('finds by type and by name', () => {
    for (const type of CATALOGUE) {
      expect(findType(type.type)).toBe(type);
      expect(typeNamed(type.name)).toBe(type);
    }
    expect(findType('nl.energiekewijken.households.unheard-of.v1')).toBeUndefined();
    expect(() => typeNamed('UnheardOf')).toThrow('no event type UnheardOf');
  });

  it('writes names in kebab-case, as EVENTS.md does', () => {
    expect(typeNamed('HouseholdReached').type).toBe('nl.energiekewijken.households.household-reached.v1');
  });

  it('only the programme office changes the register', () => {
    const office = CATALOGUE.filter(({ domain }) => domain === 'participation');
    expect(office.every(({ postedBy }) => postedBy.join() === 'programme-office')).toBe(true);
  });

  // Seen to fail: with one type of either that says nothing of it, and with one that is kept whole besides.
  it('what is kept whole is the register, and what is said of reporting', () => {
    const whole = CATALOGUE.filter(({ keeps }) => keeps === 'whole').map(({ name }) => name);
    const own = CATALOGUE.filter(({ domain }) => ['participation', 'reporting'].includes(domain));
    expect(whole).toEqual(own.map(({ name }) => name));
  });

  it.each(CATALOGUE.map((type) => [type.name, type] as const))('%s keeps columns that exist', (_, type) => {
    expect(columnsOf(type).map(({ path }) => path)).toEqual(type.facts);
  });
});

it('a column of a field that is not there is refused', () => {
  const wrong = eventTypesOf({ domain: 'x' })('Wrong', { nl: 'x', en: 'x' }, { on: date(), why: text() }, [
    'why',
    'where',
  ]);
  expect(() => columnsOf(wrong)).toThrow('Wrong has no field where');
});
