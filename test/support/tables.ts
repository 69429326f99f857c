import fc from 'fast-check';
import { dateOf, type EventData, type EventType, type Fields, type FieldSpec } from '#libs/programme';
import type { Cell } from '#libs/spreadsheet';

import { fileColumns } from '../../libs/tabular/columns.js';
import { csvLine, type Separator } from '../../libs/tabular/csv.js';
import { cellsOf, csvText, type Language } from '../../libs/tabular/write-cells.js';

const SHAPES = new Map<string, fc.Arbitrary<string>>();

/** Made once per pattern: to read one costs more than to draw texts of it. */
function shaped(pattern: string, max: number): fc.Arbitrary<string> {
  const key = `${max} ${pattern}`;
  const shape =
    SHAPES.get(key) ??
    fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= max && !/[\n\r]/.test(text));
  SHAPES.set(key, shape);
  return shape;
}

/** Texts that could stand in a cell: without white space at the ends, which a cell does not keep. */
const words = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 60) }),
      fc.constantFrom(
        '=SOM(A1)',
        "'=x",
        '-5',
        '+31',
        '@jan',
        'a;b,c\t"d"',
        'twee\nregels',
        'Café ’s-Gravenhage – €',
        "''",
      ),
    )
    .map((text) => text.toWellFormed().replace(/\r/g, ' ').trim().slice(0, max).trim().toWellFormed())
    // eslint-disable-next-line no-control-regex -- what a spreadsheet cannot hold is left out
    .filter((text) => text !== '' && !/^#|[\u0000\ufffd\ufffe\uffff\ufeff]/.test(text));

function value(spec: FieldSpec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case 'date':
      return fc.integer({ min: 18_506, max: 21_000 }).map(dateOf);
    case 'text':
      return words(spec.max);
    case 'id':
      return shaped('^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,30}[A-Za-z0-9])?$', 100);
    case 'pattern':
      return shaped(spec.pattern, 100);
    case 'pseudonym':
      return shaped('^[A-Za-z0-9_-]{43}$', 43);
    case 'code':
      return fc.constantFrom(...spec.codes);
    case 'integer':
      return fc.integer({ min: spec.min, max: spec.max });
    case 'number':
      return fc
        .double({ min: spec.min, max: Math.min(spec.max, 1e9), noNaN: true })
        .map((number) => Number(number.toFixed(6)) + 0)
        .filter((number) => number >= spec.min && number <= spec.max);
    case 'boolean':
      return fc.boolean();
    case 'list':
      return fc.uniqueArray(listItem(spec.item), {
        minLength: spec.min,
        maxLength: Math.min(spec.max, spec.min + 4),
        selector: (item) => JSON.stringify(item),
      });
    case 'object':
      return record(spec.fields);
    case 'replacement':
      return fc.record({ occurredOn: fc.constant('2025-01-01'), more: fc.array(fc.integer()) });
  }
}

/** Between the marks of a list its items have none. */
const listItem = (spec: FieldSpec): fc.Arbitrary<unknown> =>
  spec.kind === 'id' || spec.kind === 'pattern'
    ? value(spec).filter((text) => !/[|;\n]/.test(String(text)))
    : value(spec);

function record(fields: Fields): fc.Arbitrary<EventData> {
  const model = Object.fromEntries(Object.entries(fields).map(([name, { spec }]) => [name, value(spec)]));
  const requiredKeys = Object.entries(fields).flatMap(([name, { optional }]) => (optional ? [] : [name]));
  return fc.record(model, { requiredKeys }).map((data) => ({ ...data }));
}

/** Any data of a type, as its schema has them. An optional group that is there says something. */
export const dataOf = (type: EventType): fc.Arbitrary<EventData> => record(type.fields);

export type HeaderStyle = Language | 'machine';

const headerOf = (type: EventType, style: HeaderStyle): string[] =>
  fileColumns(type).map(({ label, path }) => (style === 'machine' ? path.join('.') : label[style]));

/** Events as a CSV text. */
export function toCsv(
  type: EventType,
  events: readonly EventData[],
  { separator = ';', style = 'nl' }: { separator?: Separator; style?: HeaderStyle } = {},
): string {
  const language = style === 'en' ? 'en' : 'nl';
  const lines = events.map((data) => csvLine(cellsOf(type, data, language).map(csvText), separator));
  return csvLine(headerOf(type, style), separator) + lines.join('');
}

export const sheetRows = (type: EventType, events: readonly EventData[]): readonly (readonly Cell[])[] => [
  headerOf(type, 'nl'),
  ...events.map((data) => cellsOf(type, data, 'nl')),
];
