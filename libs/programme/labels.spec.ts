import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from './catalogue.js';
import { codeLabel, CODES, fieldLabel, FIELDS } from './labels.js';
import { RULES } from './rules.js';
import type { Fields, FieldSpec } from './schema/field.js';

const names = new Set<string>();
const codes = new Map<string, Set<string>>();

function collect(fields: Fields): void {
  for (const [name, { spec }] of Object.entries(fields)) {
    names.add(name);
    collectSpec(spec);
  }
}

function collectSpec(spec: FieldSpec): void {
  if (spec.kind === 'list') collectSpec(spec.item);
  if (spec.kind === 'object') collect(spec.fields);
  if (spec.kind !== 'code') return;
  const known = codes.get(spec.list) ?? new Set();
  spec.codes.forEach((code) => known.add(code));
  codes.set(spec.list, known);
}

CATALOGUE.forEach((type) => collect(type.fields));
const filled = ({ nl, en }: { nl: string; en: string }) => nl.trim() !== '' && en.trim() !== '';

describe('the label catalogue', () => {
  it('has a label for every field and none is left over', () => {
    expect(Object.keys(FIELDS).sort()).toEqual([...names].sort());
  });

  it('has a label for every code of every list and none is left over', () => {
    const labelled = Object.entries(CODES).map(([list, of]) => [list, Object.keys(of).sort()]);
    const listed = [...codes].map(([list, of]) => [list, [...of].sort()]);
    expect(labelled.sort()).toEqual(listed.sort());
  });

  it('says everything in both languages, types and rules included', () => {
    const all = [
      ...Object.values(FIELDS),
      ...Object.values(CODES).flatMap((of) => Object.values(of)),
      ...CATALOGUE.map((type) => type.label),
      ...Object.values(RULES),
    ];
    expect(all.filter((label) => !filled(label))).toEqual([]);
  });

  it('does not call two codes of one list the same', () => {
    for (const of of Object.values(CODES)) {
      for (const language of ['nl', 'en'] as const) {
        const read = Object.values(of).map((label) => label[language]);
        expect(new Set(read).size).toBe(read.length);
      }
    }
  });

  it('is asked by name, path and list', () => {
    expect(fieldLabel('saving.gasM3')).toBe(FIELDS['gasM3']);
    expect(codeLabel('tenure', 'OWNER').nl).toBe('Koop');
    expect(() => fieldLabel('nonsense')).toThrow(RangeError);
    expect(() => codeLabel('tenure', 'CASTLE')).toThrow(RangeError);
    expect(() => codeLabel('nonsense', 'OWNER')).toThrow(RangeError);
  });
});
