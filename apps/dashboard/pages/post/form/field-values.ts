import { at, isWithin, type Fault, type Label, type Place } from '#libs/programme';
import { isPercentage, readNumber } from '#libs/tabular';
import type { EventField } from '../../../graphql/entries.ts';
import { readDutchDate, writeDutchDate } from '../../../url/dutch-date.ts';

/** What a form holds: text as typed, a choice, several choices, or the same of inner fields. */
export type FieldValue = string | boolean | readonly string[] | FormValues | readonly FormValues[];
export interface FormValues {
  readonly [name: string]: FieldValue | undefined;
}

export type FieldFault = 'required' | 'date' | 'number' | 'whole' | 'unclear' | 'small' | 'large';
export interface FormFault {
  /** In the data that are filled in. */
  readonly place: Place;
  readonly rule: FieldFault;
  readonly limit?: number;
  /** What could be meant, in the words that a file is answered with. */
  readonly message?: Label;
}

/** Amounts are recorded in cents and asked in euros. */
export const isMoney = ({ name }: Pick<EventField, 'name'>): boolean => name.endsWith('Cents');

type NumberField = Pick<EventField, 'name' | 'kind' | 'unit'>;

/**
 * A number as the reader of files reads it, so that `1.500`, `1,250` and `60%` mean one thing in a form and in a
 * file.
 */
export function readTyped(
  field: NumberField,
  text: string,
): { readonly value: number } | { readonly fault: Fault } {
  const whole = field.kind === 'integer' && !isMoney(field);
  const plain = field.unit?.startsWith('%') === true && isPercentage(text) ? text.trim().slice(0, -1) : text;
  const read = readNumber(plain.trim(), whole, {});
  return 'fault' in read ? read : { value: Number(read.value) };
}

/** A number as it is typed here: with a decimal comma and no thousands. */
export const writeDutchNumber = (value: number): string => String(value).replace('.', ',');

const isGroup = (value: FieldValue | undefined): value is FormValues =>
  typeof value === 'object' && !Array.isArray(value);

const isNumeric = ({ kind }: EventField): boolean => kind === 'number' || kind === 'integer';

type Fields = readonly EventField[];
/** The fields within a field that is a group, or a list of groups. */
export const innerFields = (field: EventField): Fields => field.fields as unknown as Fields;

/** The data of an event from what was filled in, and everything that is wrong with it by field. */
export function dataOf(
  fields: Fields,
  values: FormValues,
  place: Place = [],
): { data: Record<string, unknown>; faults: FormFault[] } {
  const data: Record<string, unknown> = {};
  const faults: FormFault[] = [];
  for (const field of fields) {
    const here = at(place, field.name);
    const value = read(field, values[field.name], here, faults);
    if (value !== undefined) data[field.name] = value;
    else if (field.required && !faults.some((fault) => isWithin(fault.place, here)))
      faults.push({ place: here, rule: 'required' });
  }
  return { data, faults };
}

function read(field: EventField, value: FieldValue | undefined, place: Place, faults: FormFault[]): unknown {
  if (field.kind === 'object') return readObject(field, value, place, faults);
  if (field.kind === 'boolean') return value === true ? true : undefined;
  if (Array.isArray(value)) {
    const list = (value as readonly string[])
      .map((each, i) => readOne(field, each, at(place, i), faults))
      .filter((each) => each !== undefined);
    return list.length === 0 ? undefined : list;
  }
  if (typeof value !== 'string') return undefined;
  if (!field.list) return readOne(field, value, place, faults);
  const lines = value.split(/[\n,;]+/).filter((line) => line.trim() !== '');
  return lines.length === 0 ? undefined : lines.map((line, i) => readOne(field, line, at(place, i), faults));
}

function readObject(
  field: EventField,
  value: FieldValue | undefined,
  place: Place,
  faults: FormFault[],
): unknown {
  const inner = innerFields(field);
  if (field.list) {
    const rows = (Array.isArray(value) ? (value as readonly FormValues[]) : []).filter(
      (row) => !isEmpty(row),
    );
    return rows.length === 0
      ? undefined
      : rows.map((row, i) => {
          const answer = dataOf(inner, row, at(place, i));
          faults.push(...answer.faults);
          return answer.data;
        });
  }
  if (!isGroup(value) || isEmpty(value)) return undefined;
  const answer = dataOf(inner, value, place);
  faults.push(...answer.faults);
  return answer.data;
}

const isEmpty = (values: FormValues): boolean =>
  Object.values(values).every((value) => value === undefined || value === '' || value === false);

function readOne(field: EventField, text: string, place: Place, faults: FormFault[]): unknown {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (field.kind === 'date') {
    const date = readDutchDate(typed);
    if (date === undefined) faults.push({ place, rule: 'date' });
    return date;
  }
  if (!isNumeric(field)) return typed;
  const read = readTyped(field, typed);
  if ('fault' in read) {
    faults.push({ place, ...ruleOf(read.fault) });
    return undefined;
  }
  const value = isMoney(field) ? Math.round(read.value * 100) : read.value;
  const scale = isMoney(field) ? 100 : 1;
  if (field.min !== null && value < field.min)
    faults.push({ place, rule: 'small', limit: field.min / scale });
  if (field.max !== null && value > field.max)
    faults.push({ place, rule: 'large', limit: field.max / scale });
  return value;
}

function ruleOf({ rule, message }: Fault): Pick<FormFault, 'rule' | 'message'> {
  if (rule === 'AMBIGUOUS_NUMBER') return { rule: 'unclear', message };
  return { rule: rule === 'NOT_WHOLE' ? 'whole' : 'number' };
}

/** What a form shows for data that was recorded, so that it can be corrected. */
export function valuesOf(fields: Fields, data: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = data[field.name];
      return value === undefined || value === null ? [] : [[field.name, valueOf(field, value)]];
    }),
  );
}

function valueOf(field: EventField, value: unknown): FieldValue {
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (field.kind === 'object')
      return list.map((each) => valuesOf(innerFields(field), each as Record<string, unknown>));
    const texts = list.map((each) => textOf(field, each));
    return isChoice(field) ? texts : texts.join('\n');
  }
  if (field.kind === 'object') return valuesOf(innerFields(field), value as Record<string, unknown>);
  return typeof value === 'boolean' ? value : textOf(field, value);
}

function textOf(field: EventField, value: unknown): string {
  if (typeof value === 'number') return writeDutchNumber(isMoney(field) ? value / 100 : value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return field.kind === 'date' ? writeDutchDate(text) : text;
}

const REGISTERED = ['neighbourhoodIds', 'partnerIds'];

/** Lists that are ticked rather than typed. */
export const isChoice = (field: Pick<EventField, 'kind' | 'list' | 'name' | 'max'>): boolean =>
  field.list &&
  (field.kind === 'code' ||
    REGISTERED.includes(field.name) ||
    (field.kind === 'integer' && (field.max ?? 99) <= 10));
