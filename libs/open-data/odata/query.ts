import { filterOf, type Condition } from './filter.js';
import { OdataRefusal, refuse, type OdataFault } from './refusal.js';
import type { EntityRow, EntitySet } from './sets.js';

/** Options that are read; another is refused by its name. */
export const ODATA_OPTIONS = [
  '$filter',
  '$select',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$format',
] as const;

/** Rows of one page; the next is told by its address. */
export const PAGE_ROWS = 10_000;
/** Names in $select or $orderby. */
const MOST_NAMES = 20;

/** What is asked of a set. */
export interface OdataQuery {
  readonly filter: Condition | undefined;
  readonly select: readonly string[];
  readonly order: readonly { readonly property: string; readonly down: boolean }[];
  readonly top: number | undefined;
  readonly skip: number;
  readonly count: boolean;
}

export interface OdataPage {
  readonly rows: readonly EntityRow[];
  /** How many there are in all, when asked. */
  readonly count: number | undefined;
  /** From which row the next page begins, when there is one. */
  readonly next: number | undefined;
}

type Options = Readonly<Record<string, unknown>>;

/**
 * Reads the options of a question, all of them before one is refused. Throws OdataRefusal with everything that is
 * wrong, in words.
 */
export function odataQuery(set: EntitySet, options: Options): OdataQuery {
  const faults: OdataFault[] = [];
  const part = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof OdataRefusal)) throw error;
      faults.push(...error.faults);
      return otherwise;
    }
  };
  for (const name of Object.keys(options)) part(() => optionNamed(name), undefined);
  part(() => odataFormat(options, 'json'), undefined);
  const query: OdataQuery = {
    filter: part(() => filterIn(set, options), undefined),
    select: part(() => namesIn(options, '$select').map((name) => propertyOf(set, '$select', name)), []),
    order: part(() => namesIn(options, '$orderby').map((text) => orderOf(set, text)), []),
    top: part(() => wholeIn(options, '$top'), undefined),
    skip: part(() => wholeIn(options, '$skip'), undefined) ?? 0,
    count: part(() => countIn(options), false),
  };
  if (faults.length > 0) throw new OdataRefusal(faults);
  return query;
}

/** Throws OdataRefusal when `$format` asks for another form than the one that is given. */
export function odataFormat(options: Options, given: 'json' | 'xml'): void {
  const format = oneOf(options, '$format');
  if (format !== undefined && !new RegExp(`^(application/)?${given}(;|$)`).test(format))
    refuse('$format', 'UNKNOWN_CODE', format, `alleen ${given} wordt gegeven`, `only ${given} is given`);
}

/** The rows that a question asks for, a page of them. */
export function odataPage(
  all: readonly EntityRow[],
  { filter, select, order, top, skip, count }: OdataQuery,
): OdataPage {
  const met = filter ? all.filter(filter) : all;
  const sorted = order.length === 0 ? met : [...met].sort(byOrder(order));
  const wanted = top === undefined ? sorted.length : Math.min(sorted.length, skip + top);
  const end = Math.min(wanted, skip + PAGE_ROWS);
  const page = sorted.slice(skip, end);
  return {
    rows:
      select.length === 0
        ? page
        : page.map((row) => Object.fromEntries(select.map((name) => [name, row[name] ?? null]))),
    count: count ? met.length : undefined,
    next: end < wanted ? end : undefined,
  };
}

function byOrder(order: OdataQuery['order']): (a: EntityRow, b: EntityRow) => number {
  return (a, b) => {
    for (const { property, down } of order) {
      const by = compared(a[property] ?? null, b[property] ?? null);
      if (by !== 0) return down ? -by : by;
    }
    return 0;
  };
}

/** Null goes before every value (OData 4.0, part 1, 11.2.5.2). */
function compared(a: EntityRow[string], b: EntityRow[string]): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return a < b ? -1 : 1;
}

function optionNamed(name: string): void {
  if ((ODATA_OPTIONS as readonly string[]).includes(name)) return;
  const able = ODATA_OPTIONS.join(' ');
  refuse(
    name,
    'UNKNOWN_PARAMETER',
    name,
    `wordt niet gelezen; wel: ${able}`,
    `is not read; these are: ${able}`,
  );
}

function oneOf(options: Options, name: string): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  return typeof value === 'string'
    ? value
    : refuse(
        name,
        'GIVEN_TWICE',
        [value]
          .flat()
          .filter((one) => typeof one === 'string')
          .join(', '),
        'staat er meer dan één keer',
        'is there more than once',
      );
}

function filterIn(set: EntitySet, options: Options): Condition | undefined {
  const filter = oneOf(options, '$filter');
  return filter === undefined ? undefined : filterOf(set, filter);
}

function countIn(options: Options): boolean {
  const count = oneOf(options, '$count') ?? 'false';
  if (!/^(true|false)$/.test(count))
    refuse('$count', 'UNKNOWN_CODE', count, 'is true of false', 'is true or false');
  return count === 'true';
}

function namesIn(options: Options, name: string): readonly string[] {
  const text = oneOf(options, name);
  if (text === undefined) return [];
  const given = text.split(',').map((one) => one.trim());
  if (given.includes('')) return refuse(name, 'REQUIRED', text, 'noemt een lege naam', 'names an empty name');
  const names = given.filter((one) => one !== '*');
  return names.length <= MOST_NAMES
    ? names
    : refuse(
        name,
        'TOO_LONG',
        text,
        `ten hoogste ${String(MOST_NAMES)} namen`,
        `at most ${String(MOST_NAMES)} names`,
      );
}

function wholeIn(options: Options, name: string): number | undefined {
  const text = oneOf(options, name);
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text)
    ? Number(text)
    : refuse(name, 'WRONG_TYPE', text, 'is een geheel getal van 0 of meer', 'is a whole number of 0 or more');
}

function propertyOf({ properties }: EntitySet, option: string, name: string): string {
  const known = Object.keys(properties);
  return known.includes(name)
    ? name
    : refuse(
        option,
        'UNKNOWN_MEMBER',
        name,
        `${name} is er niet; wel: ${known.join(', ')}`,
        `${name} is not there; these are: ${known.join(', ')}`,
      );
}

function orderOf(set: EntitySet, text: string) {
  const [, name = '', direction = 'asc'] = /^(\S+)(?:\s+(asc|desc))?$/.exec(text) ?? [];
  if (name === '')
    return refuse(
      '$orderby',
      'PATTERN',
      text,
      'is een eigenschap, met asc of desc',
      'is a property, with asc or desc',
    );
  return { property: propertyOf(set, '$orderby', name), down: direction === 'desc' };
}
