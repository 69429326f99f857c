import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from '#libs/programme';
import { DATA, histories, MADE_OTHERWISE } from './histories.js';

describe('random histories', () => {
  // Seen to fail: with the links left out of the steps, and with a type that only DATA leaves out.
  it('make every type of the catalogue, but for those named with how they are made', () => {
    const made = new Set(
      fc
        .sample(histories(), { numRuns: 400, seed: 1 })
        .flat()
        .map(({ event }) => event.type),
    );
    const elsewhere = [
      'KpiDefinitionPublished',
      ...CATALOGUE.map(({ name }) => name).filter((name) => name.startsWith('ReportEdition')),
    ];
    expect(
      CATALOGUE.map(({ name }) => name)
        .filter((name) => !made.has(name))
        .sort(),
    ).toEqual(elsewhere.sort());
    expect(elsewhere.filter((name) => !(name in MADE_OTHERWISE))).toEqual([]);
  });

  it('name nothing the catalogue does not have', () => {
    const names: readonly string[] = CATALOGUE.map(({ name }) => name);
    const named = [...Object.keys(DATA), ...Object.keys(MADE_OTHERWISE)];
    expect(named.filter((name) => !names.includes(name))).toEqual([]);
    expect(named.length).toBe(names.length);
  });
});
