// Seen to fail: without the loop over the catalogue, and without that over the patterns.
import { describe, expect, it, jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CATALOGUE, personalDataIn } from '#libs/programme';
import { checksToPrepare, validateData } from './data-validator.js';

describe('what the first event of a kind would wait for', () => {
  it('is compiled beforehand, a schema or a pattern a step', () => {
    const compile = jest.spyOn(Ajv2020.prototype, 'compile');
    const reads = jest.spyOn(String.prototype, 'matchAll');
    const compiledBy = [...checksToPrepare()].length;
    const patterns = new Set(reads.mock.calls.map(([pattern]) => pattern));
    reads.mockClear();
    expect(compile).toHaveBeenCalledTimes(CATALOGUE.length);
    for (const type of CATALOGUE) validateData(type, {}, []);
    expect(compile).toHaveBeenCalledTimes(CATALOGUE.length);
    personalDataIn('Een tekst met een 1');
    const needed = reads.mock.calls.map(([pattern]) => pattern);
    expect(needed.length).toBeGreaterThan(5);
    expect(needed.filter((pattern) => !patterns.has(pattern))).toEqual([]);
    expect(compiledBy).toBeGreaterThan(CATALOGUE.length + 5);
    jest.restoreAllMocks();
  });
});
