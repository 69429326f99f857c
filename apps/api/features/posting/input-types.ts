import {
  Field,
  Float,
  InputType,
  Int,
  type GqlTypeReference,
  type ReturnTypeFuncValue,
} from '@nestjs/graphql';
import { fieldLabel, IN_PERCENTS, type Fields, type FieldSpec } from '#libs/programme';
import { both, codesOf } from '../../kernel/graphql/enum-of.js';
import { DateScalar, DateTimeScalar, JsonScalar } from '../../kernel/graphql/scalars.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

type Made = new () => object;

/** Source, id and time of the CloudEvent that a mutation posts. */
@InputType('EventInput', { description: 'De CloudEvent-attributen / the CloudEvent attributes' })
export class EventInput {
  @Field(() => String, { description: 'URN van het bronsysteem, bv. urn:nld:oin:<OIN>:systeem:<naam>' })
  source!: string;
  @Field(() => String, {
    description: 'Kenmerk bij de afzender; met source voor altijd uniek / unique with source',
  })
  id!: string;
  @NullableField(() => DateTimeScalar, 'Wanneer de afzender het vastlegde / when the sender logged it')
  time?: string;
}

const inputs = new Map<string, Made>();
const LARGEST_INT = 2_147_483_647;

/**
 * The GraphQL input of an event's data, generated from the one description of its fields (ARCHITECTURE.md, rule 11).
 */
export function inputOf(name: string, fields: Fields): Made {
  const known = inputs.get(name);
  if (known) return known;
  const made: Made = { [name]: class {} }[name] as Made;
  InputType(name)(made);
  for (const [field, { spec, optional }] of Object.entries(fields)) {
    const type = typeOf(spec);
    Field(() => type, { nullable: optional, description: meaningOf(field, spec) })(
      made.prototype as object,
      field,
    );
  }
  inputs.set(name, made);
  return made;
}

/** Its label, and of what is told in percents also its unit. */
const meaningOf = (field: string, spec: FieldSpec): string =>
  spec.kind === 'number' && spec.percents === true
    ? `${both(fieldLabel(field))}. ${IN_PERCENTS}`
    : both(fieldLabel(field));

type GraphqlType = ReturnTypeFuncValue;

function typeOf(spec: FieldSpec): GraphqlType {
  switch (spec.kind) {
    case 'date':
      return DateScalar;
    case 'code':
      return codesOf(spec.list, spec.codes);
    case 'integer':
      return spec.max > LARGEST_INT ? Float : Int;
    case 'number':
      return Float;
    case 'boolean':
      return Boolean;
    case 'list':
      return [typeOf(spec.item)] as [GqlTypeReference];
    case 'object':
      return inputOf(`${spec.name}Input`, spec.fields);
    case 'replacement':
      return JsonScalar;
    default:
      return String;
  }
}
