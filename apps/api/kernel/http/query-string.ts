import type { FastifyRequest } from 'fastify';
import { fault, parseDay, periodDays, type Fault } from '#libs/programme';
import { badInput } from '../errors/known-error.js';
import { AppError } from '../errors/app-error.js';
import { repeatable, type Repeatable } from '../messages.js';

export type QueryString = Readonly<Record<string, unknown>>;

/** One text of the query string; undefined when it is not there. Throws 400 when it is there more than once. */
export function oneOf(query: QueryString, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw badInput([fault('GIVEN_TWICE', [name])]);
}

/** Every text under a name: repeated, or with commas. Undefined when there is none. */
export function listOf(query: QueryString, name: string): string[] | undefined {
  const values = [query[name] ?? []]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : []));
  const found = values.map((value) => value.trim()).filter((value) => value !== '');
  return found.length === 0 ? undefined : found;
}

/** One of the codes; undefined when it is not there. Throws 400 on another. */
export function codeIn<T extends string>(
  query: QueryString,
  name: string,
  codes: readonly T[],
): T | undefined {
  const value = oneOf(query, name);
  const code = codes.find((each) => each === value);
  if (value !== undefined && code === undefined)
    throw badInput([fault('UNKNOWN_CODE', [name], { allowed: codes.join(', ') }, value)]);
  return code;
}

/** Whether a parameter is true; false when it is not there. Throws 400 on another word. */
export const booleanIn = (query: QueryString, name: string): boolean =>
  codeIn(query, name, ['true', 'false']) === 'true';

/** A whole number of the query string, or what is meant without it. Throws 400 on anything else. */
export function numberIn(query: QueryString, name: string, otherwise: number): number {
  const value = oneOf(query, name);
  if (value === undefined) return otherwise;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw badInput([
    fault('WRONG_TYPE', [name], { expected: { nl: 'een geheel getal', en: 'a whole number' } }, value),
  ]);
}

/** One text of the query string. Throws 400 when it is not there, and what oneOf throws. */
export function required(query: QueryString, name: string): string {
  const value = oneOf(query, name);
  if (value === undefined) throw badInput([fault('REQUIRED', [name], { name })]);
  return value;
}

/** A whole number of the query string. Throws 400 when it is not there, and on anything else. */
export function requiredNumber(query: QueryString, name: string): number {
  required(query, name);
  return numberIn(query, name, 0);
}

/** A day as `YYYY-MM-DD`; undefined when it is not there. Throws 400 on one that does not exist. */
export function dayIn(query: QueryString, name: string): string | undefined {
  const value = oneOf(query, name);
  if (value !== undefined && parseDay(value) === undefined)
    throw badInput([fault('NOT_A_DATE', [name], {}, value)]);
  return value;
}

/**
 * A period as `2025`, `2025-H1`, `2025-Q3` or `2025-07`; undefined when it is not there. Throws 400 on one that does
 * not exist.
 */
export function periodIn(query: QueryString, name: string): string | undefined {
  const value = oneOf(query, name);
  if (value !== undefined && periodDays(value) === undefined)
    throw badInput([fault('UNKNOWN_PERIOD', [name], {}, value)]);
  return value;
}

type Parts = Readonly<Record<string, () => unknown>>;

/**
 * Several parts of one query string, each read by its own rule, all of them looked at before one is refused: who asks
 * is told everything at once. Throws 400 with the faults of every part.
 */
export function together<Of extends Parts>(parts: Of): { readonly [Name in keyof Of]: ReturnType<Of[Name]> } {
  const faults: Fault[] = [];
  const read = Object.entries(parts).map(([name, part]) => {
    try {
      return [name, part()] as const;
    } catch (error) {
      if (!(error instanceof AppError) || error.faults.length === 0) throw error;
      faults.push(...error.faults);
      return [name, undefined] as const;
    }
  });
  if (faults.length > 0) throw badInput(faults);
  // Every part was read, and has the type of its own reader.
  return Object.fromEntries(read) as { readonly [Name in keyof Of]: ReturnType<Of[Name]> };
}

/** A request that gives a command, with its key (header `Idempotency-Key`). Throws 400 on a key that is none. */
export const repeatableIn = ({ id, headers }: FastifyRequest): Repeatable =>
  repeatable(id, idempotencyKey(headers['idempotency-key']));

function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new AppError(
    'BAD_USER_INPUT',
    {
      nl: 'Idempotency-Key is één tekst van 1 tot en met 200 tekens, zonder spaties',
      en: 'Idempotency-Key is one text of 1 to 200 characters, without spaces',
    },
    [fault('PATTERN', ['Idempotency-Key'], { example: '' }, String(header).slice(0, 200))],
  );
}
