import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

/** A value of each scalar that its own rules let through. */
const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: false,
  Date: '2025-03-31',
  DateTime: '2025-03-31T12:00:00Z',
  Position: '1',
  JSON: {},
};

function sampleOf(type: GraphQLInputType, source: string): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, source);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? source;
  const required = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type, source)]));
}

/**
 * The smallest question that asks for a field: what it requires, and nothing of its answer but that it came. Texts
 * are `source`, so that who posts does so as itself.
 */
export function sampleCall(
  kind: string,
  { name, args, type }: GraphQLField<unknown, unknown>,
  source: string,
) {
  const required = args.filter(isRequiredArgument);
  const variables = Object.fromEntries(required.map((arg) => [arg.name, sampleOf(arg.type, source)]));
  const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  const [head, call] = [declared === '' ? '' : `(${declared})`, passed === '' ? '' : `(${passed})`];
  return { text: `${kind} ${head} { ${name}${call}${selection} }`, variables };
}
