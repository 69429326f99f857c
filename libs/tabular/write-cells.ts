import { codeLabel, type EventType, type FieldSpec } from '#libs/programme';
import type { Cell } from '#libs/spreadsheet';

import { fileColumns } from './columns.js';
import { guardedText } from './formula-guard.js';
import { NONE } from './read-list.js';
import { numberText } from './read-number.js';

export type Language = 'nl' | 'en';
/** By the names that a type's fields have. */
type Members = Readonly<Record<string, unknown>>;

/** The cells of an event's data, in the order of the type's columns; read again they give the same data. */
export function cellsOf(type: EventType, data: Members, language: Language): readonly Cell[] {
  return fileColumns(type).map(({ path: [name = '', inner], spec, required }) => {
    const outer = data[name];
    const value = inner === undefined ? outer : (outer as Members | undefined)?.[inner];
    return value === undefined ? null : cellOf(spec, value, language, !required);
  });
}

function cellOf(spec: FieldSpec, value: unknown, language: Language, optional: boolean): Cell {
  switch (spec.kind) {
    case 'date':
      return { date: String(value) };
    case 'integer':
    case 'number':
      return Number(value);
    case 'list': {
      const items = value as readonly unknown[];
      if (items.length === 0) return optional ? NONE[language] : null;
      return items.map((item) => textOf(spec.item, item, language)).join(' | ');
    }
    default:
      return textOf(spec, value, language);
  }
}

function textOf(spec: FieldSpec, value: unknown, language: Language): string {
  switch (spec.kind) {
    case 'code':
      return codeLabel(spec.list, String(value))[language];
    case 'boolean':
      return value === true ? { nl: 'ja', en: 'yes' }[language] : { nl: 'nee', en: 'no' }[language];
    case 'integer':
    case 'number':
      return numberText(Number(value));
    case 'date':
      return dutchDate(String(value));
    case 'object':
      return Object.entries(spec.fields)
        .map(([name, field]) => partOf(field.spec, (value as Members)[name], language))
        .join(': ');
    case 'replacement':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

function partOf(spec: FieldSpec, value: unknown, language: Language): string {
  if (value === undefined) return '';
  if (spec.kind !== 'list') return textOf(spec, value, language);
  return (value as readonly unknown[]).map((item) => textOf(spec.item, item, language)).join(', ');
}

const dutchDate = (iso: string): string => `${iso.slice(8)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;

/**
 * A cell as CSV holds it: Dutch dates and numbers, and no text that a spreadsheet program would run or make
 * something else of.
 */
export function csvText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return guardedText(cell);
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nee';
  if (typeof cell === 'number') return numberText(cell);
  return 'date' in cell ? dutchDate(cell.date) : numberText(cell.number);
}
