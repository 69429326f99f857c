import type { EventField } from '../../../graphql/entries.ts';
import { innerFields, type FieldValue, type FormValues } from './field-values.ts';

/** Postcode, with or without a house number: text with one is not kept, it may be somebody's address. */
const ADDRESS = /\b[1-9]\d{3}\s?[a-z]{2}\b/i;

/**
 * What of a form may be kept in the browser: no keys of households, dwellings and persons, and no text that may hold
 * an address. What is left out has to be filled in again.
 */
export function keepable(fields: readonly EventField[], values: FormValues): FormValues {
  const kept = fields.flatMap((field): [string, FieldValue][] => {
    const value = values[field.name];
    if (value === undefined || field.kind === 'pseudonym') return [];
    if (field.kind !== 'object') return ADDRESS.test(JSON.stringify(value)) ? [] : [[field.name, value]];
    const inner = innerFields(field);
    const rows = Array.isArray(value)
      ? (value as readonly FormValues[]).map((row) => keepable(inner, row))
      : keepable(inner, value as FormValues);
    return [[field.name, rows]];
  });
  return Object.fromEntries(kept);
}
