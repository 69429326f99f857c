import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { parseStrictJson } from '#libs/ingest';
import { at, fault, type Fault } from '#libs/programme';
import { badInput } from './known-error.js';

/**
 * A REST body as an instance of a class with class-validator's decorators. Throws BAD_USER_INPUT with every fault, each with
 * its place; what the class does not name is refused.
 */
export function bodyOf<T extends object>(shape: new () => T, text: unknown): T {
  const parsed = parseStrictJson(typeof text === 'string' && text !== '' ? text : '{}');
  if (!parsed.ok) throw badInput(parsed.faults);
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))
    throw badInput([fault('WRONG_TYPE', '', { expected: { nl: 'een object', en: 'an object' } })]);
  const body = plainToInstance(shape, parsed.value);
  const errors = validateSync(body, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (errors.length > 0) throw badInput(errors.flatMap((error) => faultsOf(error, '')));
  return body;
}

function faultsOf(
  { property, value, constraints = {}, children = [] }: ValidationError,
  place: string,
): Fault[] {
  const here = at(place, property);
  const own = Object.keys(constraints);
  if (own.includes('whitelistValidation')) return [fault('UNKNOWN_MEMBER', here, { name: property })];
  if (own.length > 0 && value === undefined) return [fault('REQUIRED', here, { name: property })];
  const [first] = Object.values(constraints);
  return [
    ...(first === undefined ? [] : [fault('WRONG_TYPE', here, { expected: first }, value)]),
    ...children.flatMap((child) => faultsOf(child, here)),
  ];
}
