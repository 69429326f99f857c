import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import { CATALOGUE, dataSchema, parseDay, type EventType, type Fault } from '#libs/programme';

import { schemaFaults } from './schema-faults.js';

const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true });
ajv.addFormat('date', { type: 'string', validate: (text: string) => parseDay(text) !== undefined });

const VALIDATORS: ReadonlyMap<string, ValidateFunction> = new Map(
  CATALOGUE.map((type) => [type.name, ajv.compile(dataSchema(type))]),
);

/** Every way in which data break their type's published schema, each at its exact place under `place`. */
export function validateData(type: EventType, data: unknown, place: string): readonly Fault[] {
  const validate = VALIDATORS.get(type.name);
  if (!validate) throw new Error(`no validator for ${type.name}`);
  if (validate(data)) return [];
  return schemaFaults((validate.errors ?? []) as readonly ErrorObject[], place);
}
