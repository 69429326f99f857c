import { at, fault, type Fault } from '../faults.js';
import type { Fields, FieldSpec } from '../schema/field.js';
import { personalDataIn } from './personal-data.js';

/** Kinds that can hold no free text once their schema is met. */
const CLOSED = new Set(['date', 'pseudonym', 'code', 'pattern', 'integer', 'number', 'boolean']);

/** Personal data in the texts of an event's data, each with its place. What the schema does not know is scanned as text. */
export function scanData(data: unknown, fields: Fields, place: string): readonly Fault[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) =>
    scanValue(value, fields[name]?.spec, at(place, name)),
  );
}

function scanValue(value: unknown, spec: FieldSpec | undefined, place: string): readonly Fault[] {
  if (typeof value === 'string')
    return spec && CLOSED.has(spec.kind) ? scanClosed(value, spec, place) : scanText(value, place);
  if (Array.isArray(value))
    return value.flatMap((item, i) =>
      scanValue(item, spec?.kind === 'list' ? spec.item : undefined, at(place, i)),
    );
  if (typeof value === 'object' && value !== null)
    return scanData(value, spec?.kind === 'object' ? spec.fields : {}, place);
  return [];
}

/** A closed field that breaks its schema may hold anything, so it is scanned unless it has the pseudonym's or pattern's form. */
function scanClosed(value: string, spec: FieldSpec, place: string): readonly Fault[] {
  if (spec.kind === 'pseudonym' && /^[A-Za-z0-9_-]{43}$/.test(value)) return [];
  if (spec.kind === 'pattern' && new RegExp(spec.pattern).test(value)) return [];
  return scanText(value, place);
}

/** The fault when a single text holds personal data; never repeats the text. */
export function scanText(text: string, place: string): readonly Fault[] {
  const what = personalDataIn(text);
  return what ? [fault('PERSONAL_DATA', place, { what })] : [];
}
