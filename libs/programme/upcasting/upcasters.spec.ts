import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseDay } from '../calendar.js';
import { CATALOGUE, typeNamed } from '../catalogue.js';
import { objectSchema } from '../schema/json-schema.js';
import { STORED_EXAMPLES } from './examples.js';
import { fractionOf, percentsOf } from '../reporting/shares.js';
import { upcast } from './upcasters.js';

const ajv = new Ajv2020({ allErrors: true });
ajv.addFormat('date', (value) => parseDay(value) !== undefined);

describe('every version ever written can still be read', () => {
  it('there is a stored example of every version of every type', () => {
    const wanted = CATALOGUE.flatMap(({ name, schemaVersion }) =>
      Array.from({ length: schemaVersion }, (_, i) => `${name}/${i + 1}`),
    );
    const stored = new Set(STORED_EXAMPLES.map(({ name, schemaVersion }) => `${name}/${schemaVersion}`));
    expect([...stored].sort()).toEqual(wanted.sort());
  });

  it.each(STORED_EXAMPLES.map((stored) => [stored.name, stored.schemaVersion, stored] as const))(
    '%s version %i',
    (name, version, stored) => {
      const before = JSON.stringify(stored.data);
      const data = upcast(name, version, stored.data);
      const validate = ajv.compile(objectSchema(typeNamed(name).fields));
      validate(data);
      expect(validate.errors).toBeNull();
      expect(JSON.stringify(stored.data)).toBe(before);
      if (version === typeNamed(name).schemaVersion) expect(data).toBe(stored.data);
    },
  );
});

describe('a step', () => {
  it('turns the one topic of HouseholdReached version 1 into a list', () => {
    expect(upcast('HouseholdReached', 1, { channel: 'PHONE', topic: 'WORK' })).toEqual({
      channel: 'PHONE',
      topics: ['WORK'],
    });
    expect(upcast('HouseholdReached', 1, { channel: 'PHONE' })).toEqual({ channel: 'PHONE', topics: [] });
  });

  // Seen to fail: with value * 100 as it comes, 0.57 becomes 56.99999999999999.
  it('turns the fraction of a share into percents, exactly, and leaves what is no share', () => {
    for (const name of ['BaselineSet', 'TargetSet', 'TargetRevised']) {
      const read = (kpi: string, value: number) => upcast(name, 1, { kpi, value })['value'];
      expect([0.45, 0.57, 0.07, 1.1, 0.333333, 45].map((value) => read('1.4', value))).toEqual([
        45, 57, 7, 110, 33.3333, 4500,
      ]);
      expect(read('1.1', 0.45)).toBe(0.45);
      expect(upcast(name, 2, { kpi: '1.4', value: 0.45 })).toEqual({ kpi: '1.4', value: 0.45 });
    }
    const changed: number[] = [];
    for (let millionths = 0; millionths <= 2_000_000; millionths += 7)
      if (fractionOf(percentsOf(millionths / 1e6)) !== millionths / 1e6) changed.push(millionths);
    expect(changed).toEqual([]);
  });

  it('that is missing, or a version from the future, stops the reader', () => {
    expect(() => upcast('HouseholdReached', 3, {})).toThrow(RangeError);
    expect(() => upcast('HouseholdReached', 0, {})).toThrow('no upcaster for HouseholdReached version 0');
    expect(() => upcast('UnheardOf', 1, {})).toThrow('no event type UnheardOf');
  });
});
