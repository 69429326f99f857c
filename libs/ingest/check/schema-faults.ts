import type { ErrorObject } from 'ajv/dist/2020.js';

import {
  at,
  fault,
  personalDataIn,
  PSEUDONYM_PATTERN,
  scanText,
  parsePointer,
  type Fault,
  type Label,
  type RuleCode,
  type Place,
} from '#libs/programme';

import { MAX_FAULTS_OF_EVENT } from '../kernel/limits.js';
import { OBJECT, TEXT } from './envelope-check.js';

const TYPES: Readonly<Record<string, Label>> = {
  string: TEXT,
  object: OBJECT,
  array: { nl: 'een lijst', en: 'a list' },
  integer: { nl: 'een geheel getal', en: 'an integer' },
  number: { nl: 'een getal', en: 'a number' },
  boolean: { nl: 'true of false', en: 'true or false' },
};

const LIMITS: Readonly<Record<string, readonly [RuleCode, 'min' | 'max']>> = {
  minimum: ['TOO_SMALL', 'min'],
  maximum: ['TOO_LARGE', 'max'],
  minLength: ['TOO_SHORT', 'min'],
  minItems: ['TOO_SHORT', 'min'],
  maxLength: ['TOO_LONG', 'max'],
  maxItems: ['TOO_LONG', 'max'],
};

/** Ajv's errors as faults of the house. Where the type is wrong already, nothing more is said of the value. */
export function schemaFaults(errors: readonly ErrorObject[], place: Place): readonly Fault[] {
  const mistyped = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .slice(0, MAX_FAULTS_OF_EVENT + 1)
    .map((error) => schemaFault(error, at(place, ...parsePointer(error.instancePath))));
}

function schemaFault(error: ErrorObject, place: Place): Fault {
  const params = error.params as Readonly<Record<string, string>>;
  const value = showable(error);
  const limit = LIMITS[error.keyword];
  if (limit) return fault(limit[0], place, { [limit[1]]: Number(params['limit']) }, value);
  switch (error.keyword) {
    case 'required':
      return missing(place, String(params['missingProperty']));
    case 'additionalProperties':
      return unknown(place, String(params['additionalProperty']));
    case 'type':
      return fault(
        'WRONG_TYPE',
        place,
        { expected: TYPES[String(params['type'])] ?? String(params['type']) },
        value,
      );
    case 'enum':
      return fault('UNKNOWN_CODE', place, { allowed: (error.schema as readonly string[]).join(', ') }, value);
    case 'format':
      return fault('NOT_A_DATE', place, {}, value);
    case 'multipleOf':
      return fault('TOO_PRECISE', place, {}, value);
    default:
      return fault('PATTERN', place, { example: exampleOf(error) }, value);
  }
}

const KEY_FORM: Label = {
  nl: '; een sleutel heeft 43 tekens: letters, cijfers, streepjes en liggende streepjes',
  en: '; a key has 43 characters: letters, digits, hyphens and underscores',
};

/** An example of a value that would do, where the schema has one: the pattern itself says nothing to people. */
function exampleOf({ parentSchema, params }: ErrorObject): Label {
  if ((params as Readonly<Record<string, unknown>>)['pattern'] === PSEUDONYM_PATTERN) return KEY_FORM;
  const [example] = (parentSchema?.['examples'] ?? []) as readonly unknown[];
  return typeof example === 'string'
    ? { nl: `; een voorbeeld: ${example}`, en: `; an example: ${example}` }
    : { nl: '', en: '' };
}

const missing = (place: Place, name: string): Fault => fault('REQUIRED', at(place, name), { name });

/** A member's name may itself be somebody's address: then it is not repeated. */
function unknown(place: Place, name: string): Fault {
  const personal = scanText(name, place)[0];
  return personal ?? fault('UNKNOWN_MEMBER', at(place, name), { name: name.slice(0, 100) });
}

/**
 * The value for the sender to recognise, unless it may be personal data: what stands where a pseudonym should never
 * is shown.
 */
function showable({ data, params }: ErrorObject): unknown {
  if ((params as Readonly<Record<string, unknown>>)['pattern'] === PSEUDONYM_PATTERN) return undefined;
  if (typeof data === 'object' && data !== null) return undefined;
  return personalDataIn(String(data)) ? undefined : data;
}
