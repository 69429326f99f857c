import { Field, type ReturnTypeFunc } from '@nestjs/graphql';
import { defined } from '#libs/platform';

/** A field that may be null, and what the schema says of it. */
export const NullableField = (type: ReturnTypeFunc, description?: string) =>
  Field(type, { nullable: true, ...defined({ description }) });
