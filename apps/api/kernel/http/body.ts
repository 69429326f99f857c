import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidationOptions } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { parseStrictJson } from '#libs/ingest';
import { at, fault, momentFault, type Fault, type Label, type Place } from '#libs/programme';
import { AppError } from '../errors/app-error.js';
import { badInput } from '../errors/known-error.js';

/**
 * The name of the rule that a text is a moment: which part of it does not exist is told by the one judge of moments.
 */
export const IS_MOMENT = 'isMoment';

/**
 * Says of a class-validator decorator what is expected, in both languages: the library's own sentences are English.
 */
export const expects = (nl: string, en: string): ValidationOptions => ({
  context: { nl, en } satisfies Label,
});

/** A JSON body of a request. Throws 415 when it is of another type, and what bodyOf throws. */
export function readJsonBody<T extends object>(shape: new () => T, request: FastifyRequest): T {
  const contentType = request.headers['content-type'] ?? 'application/json';
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', {
      nl: 'Stuur application/json',
      en: 'Send application/json',
    });
  return bodyOf(shape, request.body);
}

/**
 * A REST body as an instance of a class with class-validator's decorators. Throws BAD_USER_INPUT with every fault,
 * each with its place; what the class does not name is refused.
 */
export function bodyOf<T extends object>(shape: new () => T, text: unknown): T {
  const parsed = parseStrictJson(typeof text === 'string' && text !== '' ? text : '{}');
  if (!parsed.ok) throw badInput(parsed.faults);
  if (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))
    throw badInput([fault('WRONG_TYPE', [], { expected: { nl: 'een object', en: 'an object' } })]);
  const passedOver = unseenMembers(parsed.value, []);
  if (passedOver.length > 0) throw badInput(passedOver);
  const body = plainToInstance(shape, parsed.value);
  const errors = validateSync(body, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (errors.length > 0) throw badInput(errors.flatMap((error) => faultsOf(error, [])));
  return body;
}

/** Members that class-transformer passes over without a word, so that class-validator never sees them. */
const UNSEEN = ['__proto__', 'constructor'];

/**
 * Faults for the members that no class can refuse, as no class ever gets them; the value was read within MAX_DEPTH.
 */
export function unseenMembers(value: unknown, place: Place): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    !Array.isArray(value) && UNSEEN.includes(name)
      ? [fault('UNKNOWN_MEMBER', at(place, name), { name })]
      : unseenMembers(member, at(place, name)),
  );
}

function faultsOf(
  { property, value, constraints = {}, contexts = {}, children = [] }: ValidationError,
  place: Place,
): Fault[] {
  const here = at(place, property);
  const own = Object.keys(constraints);
  if (own.includes('whitelistValidation')) return [fault('UNKNOWN_MEMBER', here, { name: property })];
  if (own.length > 0 && value === undefined) return [fault('REQUIRED', here, { name: property })];
  const noMoment =
    own.includes(IS_MOMENT) && typeof value === 'string' ? momentFault(value, here) : undefined;
  if (noMoment) return [noMoment];
  const [first] = own;
  const expected = own
    .map((name) => contexts[name] as Label | undefined)
    .find((label) => label !== undefined);
  return [
    ...(first === undefined
      ? []
      : [fault('WRONG_TYPE', here, { expected: expected ?? constraints[first] ?? first }, value)]),
    ...children.flatMap((child) => faultsOf(child, here)),
  ];
}
