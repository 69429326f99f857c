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

import { NO_CHARACTER } from './decode-text.js';
import { normaliseLabel } from './normalise-label.js';
import { readList } from './read-list.js';
import { readNumber } from './read-number.js';
import { wrong, type Read, type Reading } from './read.js';

const KEY = new RegExp(PSEUDONYM_PATTERN);
const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,98}[A-Za-z0-9])?$/;
const FORMULA_ERROR =
  /^#(?:N\/A|N\/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV\/0!|DEEL\/0!|NUM!|GETAL!|NULL!|LEEG!)$/;
/** A spreadsheet keeps 15 digits of a number. */
const KEPT_EXACTLY = 999_999_999_999_999;

export type Filled = Exclude<Value, undefined>;

/** Reads a cell that is not empty as a field's value. Ranges and lengths are left to the schema. */
export function readValue(spec: FieldSpec, cell: Filled, reading: Reading = {}): Read {
  const damaged = damageOf(cell);
  if (damaged) return { fault: damaged };
  if (spec.kind === 'date') return readDate(cell, reading);
  if (spec.kind === 'integer' || spec.kind === 'number')
    return multiplied(readAmount(spec.kind === 'integer', withoutSign(spec, cell), reading), reading);
  const text = textIn(cell);
  return typeof text === 'string' ? readText(spec, text, reading) : text;
}

/** Hectares as m²: the noise of the multiplication is taken off. */
const multiplied = (read: Read, { factor }: Reading): Read =>
  'value' in read && factor !== undefined && typeof read.value === 'number'
    ? { ...read, value: Number((read.value * factor).toPrecision(12)) }
    : read;

/**
 * What is wrong with a cell whatever it is read as: an error, a formula nobody worked out, characters that were lost.
 */
export function damageOf(cell: Filled): Fault | undefined {
  if (isNotComputed(cell)) return fault('CELL_NOT_COMPUTED', []);
  if (typeof cell !== 'string') return undefined;
  if (FORMULA_ERROR.test(cell.trim())) return fault('CELL_ERROR', [], {}, cell);
  if (!cell.includes(NO_CHARACTER)) return undefined;
  return fault('CELL_DAMAGED', [], {}, personalDataIn(cell) ? undefined : cell);
}

const isNotComputed = (cell: Filled): boolean => typeof cell === 'object' && 'notComputed' in cell;

/** A cell as the text that people see, or why that is not certain. */
export function textIn(cell: Filled): string | { readonly fault: Fault } {
  if (typeof cell === 'object') {
    if ('shown' in cell) return cell.shown;
    return { fault: fault('CELL_BECAME_DATE', [], {}, 'date' in cell ? cell.date : undefined) };
  }
  if (typeof cell === 'number' && Math.abs(cell) > KEPT_EXACTLY)
    return { fault: fault('CELL_ROUNDED', [], {}, personalDataIn(String(cell)) ? undefined : cell) };
  return typeof cell === 'boolean' ? (cell ? 'ja' : 'nee') : String(cell).trim();
}

/**
 * Where percents may stand, `45%`, `45 %` and `45` are the same. Whether the KPI is a share is seen of the whole
 * row (map-row.ts).
 */
const withoutSign = (spec: FieldSpec, cell: Filled): Filled =>
  spec.kind === 'number' && spec.percents === true && isPercentage(cell) ? cell.trim().slice(0, -1) : cell;

/** Whether a cell holds a number of percents, with the sign. */
export const isPercentage = (cell: Value): cell is string => typeof cell === 'string' && /%\s*$/.test(cell);

function readText(spec: FieldSpec, text: string, reading: Reading): Read {
  switch (spec.kind) {
    case 'code':
      return readCode(spec.list, spec.codes, text);
    case 'boolean':
      return readBoolean(text);
    case 'pseudonym':
      return KEY.test(text) ? { value: text } : { fault: fault('NOT_A_KEY', []) };
    case 'id':
      return ID.test(text) ? { value: text } : wrong('BAD_ID', text);
    case 'pattern':
      return new RegExp(spec.pattern, 'u').test(text)
        ? { value: text }
        : wrong('BAD_FORM', text, { example: spec.example });
    case 'list':
      return readList(spec, text, (item, part) => readValue(item, part, reading));
    case 'replacement':
      return readJson(text);
    default:
      return { value: text };
  }
}

function readAmount(whole: boolean, cell: Filled, reading: Reading): Read {
  if (typeof cell === 'object' && 'shown' in cell) return readAmount(whole, cell.number, reading);
  if (typeof cell === 'object')
    return { fault: fault('CELL_BECAME_DATE', [], {}, 'date' in cell ? cell.date : undefined) };
  if (typeof cell === 'boolean') return { fault: fault('NOT_A_NUMBER', [], {}, cell) };
  if (typeof cell === 'string') {
    const read = readNumber(cell.trim(), whole, reading);
    return 'fault' in read ? shown(read.fault, cell.trim()) : read;
  }
  if (whole && !Number.isInteger(cell)) return { fault: fault('NOT_WHOLE', [], {}, cell) };
  // What a spreadsheet worked out ends in noise such as 0.30000000000000004.
  const tidy = Number(cell.toFixed(6));
  return { value: Math.abs(tidy - cell) <= Math.abs(cell) * 4 * Number.EPSILON ? tidy : cell };
}

const shown = (found: Fault, text: string): Read => {
  const what = personalDataIn(text);
  return {
    fault: what
      ? fault('PERSONAL_DATA', [], { what })
      : { ...found, value: text.slice(0, 120).toWellFormed() },
  };
};

/** From this hour on a time may be the midnight that follows, in another zone or rounded. */
const NEAR_MIDNIGHT = '21:00:00';

/** Whatever dash a program made of it, and with spaces around it. */
const DAY_IN_DIGITS = /^(\d{1,2})\s?[-/.‐‑‒–—−]\s?(\d{1,2})\s?[-/.‐‑‒–—−]\s?(\d{4})$/;

function readDate(cell: Filled, { dateOrder = 'dmy' }: Reading): Read {
  if (typeof cell === 'object' && 'date' in cell) return onDay(cell.date, cell.time, cell.date);
  if (typeof cell !== 'string')
    return { fault: fault('NOT_A_DAY', [], {}, typeof cell === 'object' ? undefined : cell) };
  const text = cell.trim();
  const [, whole = text, hour, rest] =
    /^(.*\d)[ T](\d{1,2})(:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  const time = hour === undefined ? undefined : `${hour.padStart(2, '0')}${rest}`.padEnd(8, ':00');
  const named = dayWithMonth(whole);
  if (named !== undefined) return onDay(named, time, text);
  const parts = DAY_IN_DIGITS.exec(whole);
  if (!parts) return onDay(whole, time, text);
  const [, first = '', second = '', year = ''] = parts;
  const [day, month] = dateOrder === 'mdy' ? [second, first] : [first, second];
  return onDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time, text);
}

/** By the first three letters, Dutch and English; maart is mrt as well. */
const MONTHS: Readonly<Record<string, string>> = {
  ...{ jan: '01', feb: '02', mrt: '03', maa: '03', mar: '03', apr: '04', mei: '05', may: '05', jun: '06' },
  ...{ jul: '07', aug: '08', sep: '09', okt: '10', oct: '10', nov: '11', dec: '12' },
};
const WEEKDAY = '(?:(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\\s+)?';
const WITH_MONTH = new RegExp(`^${WEEKDAY}(\\d{1,2})[-. ]{1,2}([a-z]{3,9})\\.?[-. ]{1,2}(\\d{4})$`, 'i');

/** `14 okt 2026`, `woensdag 14 oktober 2026`, `14-Oct-2026`: a day with its month in letters has one reading. */
function dayWithMonth(text: string): string | undefined {
  const [, day = '', name = '', year = ''] = WITH_MONTH.exec(text) ?? [];
  const month = MONTHS[name.slice(0, 3).toLowerCase()];
  return month === undefined ? undefined : `${year}-${month}-${day.padStart(2, '0')}`;
}

function onDay(day: string, time: string | undefined, text: string): Read {
  if (parseDay(day) === undefined || (time !== undefined && !/^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(time)))
    return wrong('NOT_A_DAY', text);
  if (time === undefined || time === '00:00:00') return { value: day };
  if (time >= NEAR_MIDNIGHT) return wrong('DAY_WITH_TIME', text, { time });
  return { value: day, note: fault('TIME_LEFT_OUT', [], { time, day }) };
}

const choices = new Map<string, ReadonlyMap<string, string>>();

function readCode(list: string, codes: readonly string[], text: string): Read {
  const found = choicesOf(list, codes).get(normaliseLabel(text));
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
        return [code, nl, en].map((name) => [normaliseLabel(name), code] as const);
      }),
    );
    choices.set(key, found);
  }
  return found;
}

const YES = new Set(['ja', 'yes', 'true', 'waar', '1', 'j', 'y', 'x']);
const NO = new Set(['nee', 'no', 'false', 'onwaar', '0', 'n']);

function readBoolean(text: string): Read {
  const name = normaliseLabel(text);
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
