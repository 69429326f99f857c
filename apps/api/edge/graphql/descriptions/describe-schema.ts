import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { CATALOGUE } from '#libs/programme';
import { both } from '../../../kernel/graphql/enum-of.js';
import { ARGUMENT_WORDS, OWN_ARGUMENTS } from './argument-words.js';
import { FIELD_WORDS, OWN_WORDS } from './field-words.js';
import { TYPE_WORDS, VALUE_WORDS } from './type-words.js';

const EVENTS = new Map(CATALOGUE.map(({ name, label }) => [`${name}Input`, both(label)]));

/** The words of a type by the form of its name, for the kinds of which there are many. */
function wordsByForm(name: string): string | undefined {
  if (name.endsWith('Connection')) return 'Een bladzijde van een lijst / a page of a list';
  if (name.endsWith('Edge'))
    return 'Een regel van een lijst, met haar plaats / an item of a list, with its place';
  if (name.endsWith('Code')) return 'Codes van een lijst / codes of a list';
  if (name.endsWith('Input')) return EVENTS.get(name) ?? 'Een deel van een gebeurtenis / a part of an event';
  return undefined;
}

function describeArguments(owner: string, args: readonly GraphQLArgument[]): void {
  for (const arg of args)
    arg.description ??= OWN_ARGUMENTS[`${owner}(${arg.name})`] ?? ARGUMENT_WORDS[arg.name];
}

function describeType(type: GraphQLNamedType): void {
  type.description ??= TYPE_WORDS[type.name] ?? wordsByForm(type.name);
  if (isEnumType(type))
    for (const value of type.getValues()) value.description ??= VALUE_WORDS[`${type.name}.${value.name}`];
  else if (isInputObjectType(type))
    for (const field of Object.values(type.getFields()))
      field.description ??= OWN_ARGUMENTS[`${type.name}.${field.name}`] ?? ARGUMENT_WORDS[field.name];
  else if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      const own = `${type.name}.${field.name}`;
      field.description ??= OWN_WORDS[own] ?? FIELD_WORDS[field.name];
      describeArguments(own, field.args);
    }
}

/**
 * Gives every type, field, argument and value without a description the words of its name, in both languages: an
 * explorer of the API shows them. What needs words of its own has them where it is declared, and keeps them.
 */
export function describeSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) if (!isIntrospectionType(type)) describeType(type);
  return schema;
}
