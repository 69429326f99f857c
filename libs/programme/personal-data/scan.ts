import { fault, type Fault } from '../faults.js';
import { at, type Place } from '../place.js';
import type { Fields, FieldSpec } from '../schema/field.js';
import { PSEUDONYM_PATTERN } from '../schema/json-schema.js';
import { recognise } from './personal-data.js';

/** Of one event's data no more places than this are looked for: one more than are told. */
const MAX_PLACES = 101;

/**
 * Personal data in the texts of an event's data, each with its place. What the schema does not know is scanned as
 * text.
 */
export function scanData(data: unknown, fields: Fields, place: Place): readonly Fault[] {
  const faults: Fault[] = [];
  scanMembers(data, fields, place, faults);
  return faults;
}

function scanMembers(data: unknown, fields: Fields, place: Place, faults: Fault[]): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [name, value] of Object.entries(data))
    scanValue(value, fields[name]?.spec, at(place, name), faults);
}

function scanValue(value: unknown, spec: FieldSpec | undefined, place: Place, faults: Fault[]): void {
  if (faults.length >= MAX_PLACES) return;
  if (typeof value === 'string') {
    if (!isPseudonym(value, spec)) for (const found of scanText(value, place)) faults.push(found);
  } else if (Array.isArray(value)) {
    const item = spec?.kind === 'list' ? spec.item : undefined;
    value.forEach((each, i) => scanValue(each, item, at(place, i), faults));
  } else scanMembers(value, spec?.kind === 'object' ? spec.fields : {}, place, faults);
}

const PSEUDONYM = new RegExp(PSEUDONYM_PATTERN);

/**
 * A pseudonym is noise, so it is let through; whatever else is text may hold anything, a code like `[A-Z0-9]+`
 * included.
 */
const isPseudonym = (value: string, spec: FieldSpec | undefined): boolean =>
  spec?.kind === 'pseudonym' && PSEUDONYM.test(value);

/** The fault when a single text holds personal data; never repeats the text. */
export function scanText(text: string, place: Place): readonly Fault[] {
  const found = recognise(text);
  if (!found) return [];
  const { what, advice } = found;
  return [fault('PERSONAL_DATA', place, { what, ...(advice ? { advice } : {}) })];
}
