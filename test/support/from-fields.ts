import fc from 'fast-check';
import type { Fields, FieldSpec } from '#libs/programme';

/**
 * Random data that a set of fields describes; `given` stands in for the fields a history has values of its own for.
 */
export function fromFields(
  fields: Fields,
  given: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<Record<string, unknown>> {
  const arbitraries = Object.entries(fields).map(([name, { spec, optional }]) => {
    const value = given[name] ?? fromSpec(spec);
    return [name, optional && !given[name] ? fc.option(value, { nil: undefined }) : value] as const;
  });
  return fc.record(Object.fromEntries(arbitraries));
}

/** Ids and pseudonyms are few, so that entries meet. */
function fromSpec(spec: FieldSpec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case 'date':
      return fc.constantFrom('2024-03-31', '2024-07-01', '2025-01-01');
    case 'text':
      return fc.constant('t');
    case 'id':
    case 'pseudonym':
      return fc.constantFrom(`${spec.of}-1`, `${spec.of}-2`, `${spec.of}-3`);
    case 'pattern':
      return fc.constant(spec.example);
    case 'code':
      return fc.constantFrom(...spec.codes);
    case 'integer':
      return fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 1000) });
    case 'number':
      return fc.integer({ min: 0, max: 30 }).map((n) => Math.min(spec.max, Math.max(spec.min, n / 10)));
    case 'boolean':
      return fc.boolean();
    case 'list':
      return fc.uniqueArray(fromSpec(spec.item), {
        minLength: spec.min,
        maxLength: Math.max(spec.min, Math.min(spec.max, 4)),
        comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      });
    case 'object':
      return fromFields(spec.fields);
    case 'replacement':
      throw new Error('a replacement is made by a correction');
  }
}
