import {
  codeLabel,
  fault,
  parseDay,
  personalDataIn,
  PSEUDONYM_PATTERN,
  type Fault,
  type FieldSpec,
} from '#libs/programme';
import type { Value } from '#libs/spreadsheet';

import type { Separator } from './csv.js';
import { normalised } from './normalised.js';
import { readList } from './read-list.js';
import { readNumber } from './read-number.js';
import { wrong, type Read } from './read.js';

const KEY = new RegExp(PSEUDONYM_PATTERN);
const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,98}[A-Za-z0-9])?$/;
const FORMULA_ERROR =
  /^#(?:N\/A|N\/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NUM!|GETAL!|NULL!|LEEG!)$/;
/** A spreadsheet keeps 15 digits of a number. */
const KEPT_EXACTLY = 999_999_999_999_999;

/** Reads a cell that is not empty as a field's value. Ranges and lengths are left to the schema. */
export function readValue(spec: FieldSpec, cell: Exclude<Value, undefined>, separator?: Separator): Read {
  if (typeof cell === 'string' && FORMULA_ERROR.test(cell.trim()))
    return { fault: fault('CELL_ERROR', '', {}, cell) };
  if (spec.kind === 'date') return readDate(cell);
  if (spec.kind === 'integer' || spec.kind === 'number')
    return readAmount(spec.kind === 'integer', withoutSign(spec, cell), separator);
  if (typeof cell === 'object') return { fault: fault('CELL_BECAME_DATE', '', {}, cell.date) };
  if (typeof cell === 'number' && Math.abs(cell) > KEPT_EXACTLY)
    return { fault: fault('CELL_ROUNDED', '', {}, personalDataIn(String(cell)) ? undefined : cell) };
  const text = typeof cell === 'boolean' ? (cell ? 'ja' : 'nee') : String(cell).trim();
  return readText(spec, text, separator);
}

/** Where percents may stand, `45%`, `45 %` and `45` are the same. Whether the KPI is a share is seen of the whole row (map-row.ts). */
const withoutSign = (spec: FieldSpec, cell: Exclude<Value, undefined>): Exclude<Value, undefined> =>
  spec.kind === 'number' && spec.percents === true && isPercentage(cell) ? cell.trim().slice(0, -1) : cell;

/** Whether a cell holds a number of percents, with the sign. */
export const isPercentage = (cell: Value): cell is string => typeof cell === 'string' && /%\s*$/.test(cell);

function readText(spec: FieldSpec, text: string, separator: Separator | undefined): Read {
  switch (spec.kind) {
    case 'code':
      return readCode(spec.list, spec.codes, text);
    case 'boolean':
      return readBoolean(text);
    case 'pseudonym':
      return KEY.test(text) ? { value: text } : { fault: fault('NOT_A_KEY', '') };
    case 'id':
      return ID.test(text) ? { value: text } : wrong('BAD_ID', text);
    case 'pattern':
      return new RegExp(spec.pattern, 'u').test(text)
        ? { value: text }
        : wrong('BAD_FORM', text, { example: spec.example });
    case 'list':
      return readList(spec, text, (item, part) => readValue(item, part, separator));
    case 'replacement':
      return readJson(text);
    default:
      return { value: text };
  }
}

function readAmount(whole: boolean, cell: Exclude<Value, undefined>, separator: Separator | undefined): Read {
  if (typeof cell === 'object') return { fault: fault('CELL_BECAME_DATE', '', {}, cell.date) };
  if (typeof cell === 'boolean') return { fault: fault('NOT_A_NUMBER', '', {}, cell) };
  if (typeof cell === 'string') {
    const read = readNumber(cell.trim(), whole, separator);
    return 'fault' in read ? shown(read.fault, cell.trim()) : read;
  }
  if (whole && !Number.isInteger(cell)) return { fault: fault('NOT_WHOLE', '', {}, cell) };
  // What a spreadsheet worked out ends in noise such as 0.30000000000000004.
  const tidy = Number(cell.toFixed(6));
  return { value: Math.abs(tidy - cell) <= Math.abs(cell) * 4 * Number.EPSILON ? tidy : cell };
}

const shown = (found: Fault, text: string): Read => {
  const what = personalDataIn(text);
  return {
    fault: what
      ? fault('PERSONAL_DATA', '', { what })
      : { ...found, value: text.slice(0, 120).toWellFormed() },
  };
};

function readDate(cell: Exclude<Value, undefined>): Read {
  if (typeof cell === 'object') return dayOrFault(cell.date, cell.date);
  if (typeof cell !== 'string') return { fault: fault('NOT_A_DAY', '', {}, cell) };
  const text = cell.trim().replace(/[ T]0{1,2}:00(?::00(?:\.0+)?)?$/, '');
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!dutch) return dayOrFault(text, text);
  const [, day = '', month = '', year = ''] = dutch;
  return dayOrFault(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, text);
}

const dayOrFault = (iso: string, text: string): Read =>
  parseDay(iso) === undefined ? wrong('NOT_A_DAY', text) : { value: iso };

const choices = new Map<string, ReadonlyMap<string, string>>();

function readCode(list: string, codes: readonly string[], text: string): Read {
  const found = choicesOf(list, codes).get(normalised(text));
  if (found !== undefined) return { value: found };
  const labels = codes.map((code) => codeLabel(list, code));
  const allowed = { nl: labels.map(({ nl }) => nl).join(', '), en: labels.map(({ en }) => en).join(', ') };
  return wrong('NOT_A_CHOICE', text, { allowed });
}

function choicesOf(list: string, codes: readonly string[]): ReadonlyMap<string, string> {
  const key = `${list} ${codes.join(' ')}`;
  let found = choices.get(key);
  if (!found) {
    found = new Map(
      codes.flatMap((code) => {
        const { nl, en } = codeLabel(list, code);
        return [code, nl, en].map((name) => [normalised(name), code] as const);
      }),
    );
    choices.set(key, found);
  }
  return found;
}

const YES = new Set(['ja', 'yes', 'true', 'waar', '1', 'j', 'y', 'x']);
const NO = new Set(['nee', 'no', 'false', 'onwaar', '0', 'n']);

function readBoolean(text: string): Read {
  const name = normalised(text);
  if (YES.has(name)) return { value: true };
  return NO.has(name) ? { value: false } : wrong('NOT_YES_NO', text);
}

function readJson(text: string): Read {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return wrong('BAD_FORM', text, { example: '{"occurredOn": "2025-03-31"}' });
  }
}
