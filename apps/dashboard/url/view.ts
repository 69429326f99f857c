import { dayIn, endOfDay } from './amsterdam.ts';
import { periodOf } from './period.ts';

/** What a page shows, read from its address alone; the same address shows the same to the next reader. */
export interface View {
  /** Period up to which is counted, when the address says one. */
  readonly stand: string | undefined;
  /** `2026-03-01` (the whole day), a moment, or `p123` (a position of the log); undefined: now. */
  readonly bekend: string | undefined;
  /** NL, a municipality or a neighbourhood. */
  readonly gebied: string;
  readonly kpi: string | undefined;
  /** `periode`: what happened within `stand` and no more; otherwise everything since the start. */
  readonly over: 'periode' | undefined;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const POSITION = /^p\d{1,15}$/;
const SCOPE = /^[A-Za-z0-9-]{1,64}$/;
const KPI = /^[0-9A-Z]{1,2}\.\d{1,2}[a-z]?$/;

/** A day or moment that exists, as the API has it: what Date makes something else of (30 February, 24:00) is none. */
export function exists(text: string): boolean {
  const time = Date.parse(text);
  // The clock of the browser reads the years 0 to 99 as those of the last century.
  return (
    text >= '1000' &&
    !Number.isNaN(time) &&
    new Date(time).toISOString().slice(0, 19).startsWith(text.slice(0, 19))
  );
}

const isTime = (text: string): boolean =>
  POSITION.test(text) || ((DAY.test(text) || MOMENT.test(text)) && exists(text));

const isPeriod = (code: string): boolean => periodOf(code) !== undefined;

const isDay = (text: string): boolean => DAY.test(text) && exists(text);
const isStretch = (text: string): boolean =>
  isDay(text) || (text.length === 7 && isPeriod(text) && !/[HQ]/.test(text));

/**
 * The days, moments and periods that an address can name, by the first part of the path that has a name of its own
 * for them.
 */
const TIMES: readonly (readonly [name: string, test: (text: string) => boolean, page?: string])[] = [
  ['stand', isPeriod],
  ['bekend', isTime],
  ...['van', 'tot', 'vast-van', 'vast-tot'].map((name) => [name, isDay, 'gebeurtenissen'] as const),
  ['periode', isPeriod, 'inzendingen'],
  ['venster', isStretch, 'controle'],
];

/**
 * The times in an address that do not exist. With one of them nothing is shown: figures of today under an address
 * that asks for another day would be taken for those of that day.
 */
export const noSuchTimes = (search: URLSearchParams, path = '/'): readonly string[] =>
  TIMES.filter(([, , page]) => page === undefined || page === path.split('/')[1]).flatMap(([name, test]) =>
    search.getAll(name).filter((value) => value !== '' && !test(value)),
  );

/** Parts of the address that make no sense count as absent; of times `noSuchTimes` tells. */
export function viewOf(search: URLSearchParams): View {
  const valid = (name: string, test: (value: string) => boolean): string | undefined => {
    const value = search.get(name);
    return value !== null && test(value) ? value : undefined;
  };
  return {
    stand: valid('stand', isPeriod),
    bekend: valid('bekend', isTime),
    gebied: valid('gebied', (scope) => SCOPE.test(scope)) ?? 'NL',
    kpi: valid('kpi', (code) => KPI.test(code)),
    // Without a period there is nothing to count within.
    over: search.get('over') === 'periode' && valid('stand', isPeriod) !== undefined ? 'periode' : undefined,
  };
}

/** The position at which the API is to answer; undefined: now. */
export function toAsOfInput(
  bekend: string | undefined,
): { moment: string } | { position: string } | undefined {
  if (bekend === undefined) return undefined;
  if (POSITION.test(bekend)) return { position: bekend.slice(1) };
  return { moment: DAY.test(bekend) ? endOfDay(bekend) : bekend };
}

/** The day of the Netherlands that an address asks to know of; undefined for a place in the log, and for now. */
export function knownDay(bekend: string | undefined): string | undefined {
  if (bekend === undefined || POSITION.test(bekend)) return undefined;
  return DAY.test(bekend) ? bekend : dayIn(bekend);
}

/** Names of the address that go along from page to page. */
export const CARRIED = ['stand', 'over', 'bekend', 'gebied', 'lang'] as const;

/** The part of an address that stays when one goes to another page. */
export function carried(
  search: URLSearchParams,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const kept = new URLSearchParams();
  for (const name of CARRIED) {
    const value = search.get(name);
    if (value !== null && !(name in more)) kept.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) if (value !== undefined) kept.set(name, value);
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}
