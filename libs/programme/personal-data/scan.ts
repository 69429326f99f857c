import { at, fault, type Fault } from '../faults.js';
import type { Fields, FieldSpec } from '../schema/field.js';
import { PSEUDONYM_PATTERN } from '../schema/json-schema.js';
import { personalDataIn } from './personal-data.js';

/** Personal data in the texts of an event's data, each with its place. What the schema does not know is scanned as text. */
export function scanData(data: unknown, fields: Fields, place: string): readonly Fault[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    scanValue(value, fields[name]?.spec, at(place, name)),
  );
}

function scanValue(value: unknown, spec: FieldSpec | undefined, place: string): readonly Fault[] {
  if (typeof value === 'string') return isPseudonym(value, spec) ? [] : scanText(value, place);
  if (Array.isArray(value))
    return value.flatMap((item, i) =>
      scanValue(item, spec?.kind === 'list' ? spec.item : undefined, at(place, i)),
    );
  if (typeof value === 'object' && value !== null)
    return scanData(value, spec?.kind === 'object' ? spec.fields : {}, place);
  return [];
}

/** A pseudonym is noise, so it is let through; whatever else is text may hold anything, a code like `[A-Z0-9]+` included. */
const isPseudonym = (value: string, spec: FieldSpec | undefined): boolean =>
  spec?.kind === 'pseudonym' && new RegExp(PSEUDONYM_PATTERN).test(value);

/** The fault when a single text holds personal data; never repeats the text. */
export function scanText(text: string, place: string): readonly Fault[] {
  const what = personalDataIn(text);
  return what ? [fault('PERSONAL_DATA', place, { what })] : [];
}
