import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import {
  CATALOGUE,
  dataSchema,
  parseDay,
  recognisersToPrepare,
  type EventData,
  type EventType,
  type Fault,
  type JsonSchema,
  type Place,
} from '#libs/programme';

import { checkLists } from './list-check.js';
import { schemaFaults } from './schema-faults.js';

const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true });
ajv.addFormat('date', { type: 'string', validate: (text: string) => parseDay(text) !== undefined });

const TYPES: ReadonlySet<string> = new Set(CATALOGUE.map(({ name }) => name));
const validators = new Map<string, ValidateFunction>();

/** Compiled at a type's first use: all of them at the start cost every command and server most of a second. */
function validatorOf(type: EventType): ValidateFunction {
  const known = validators.get(type.name);
  if (known) return known;
  if (!TYPES.has(type.name)) throw new Error(`no validator for ${type.name}`);
  const compiled = ajv.compile(withoutUnique(dataSchema(type)));
  validators.set(type.name, compiled);
  return compiled;
}

/** What the first event of a kind would keep everybody waiting for: a step at a time, for when nobody is. */
export function* checksToPrepare(): Generator<void> {
  for (const type of CATALOGUE) yield void validatorOf(type);
  yield* recognisersToPrepare();
}

/** The schema as published, but for what checkLists looks after. */
function withoutUnique(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([name]) => name !== 'uniqueItems');
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? withoutUnique(value as JsonSchema)
        : value,
    ]),
  );
}

/**
 * Every way in which data break their type's published schema, each at its exact place under `place`, up to one
 * more than are told of an event. The lengths of lists are looked at before their content.
 */
export function validateData(type: EventType, data: unknown, place: Place): readonly Fault[] {
  const validate = validatorOf(type);
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  const lists = isObject ? checkLists(data as EventData, type.fields, place) : undefined;
  if (validate(lists ? lists.value : data)) return lists?.faults ?? [];
  const errors = (validate.errors ?? []) as readonly ErrorObject[];
  return [...(lists?.faults ?? []), ...schemaFaults(errors, place)];
}
