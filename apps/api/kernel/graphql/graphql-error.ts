import { GraphQLError } from 'graphql';
import { toFaultJson } from '#libs/programme';
import type { AppError } from '../errors/app-error.js';
import type { Language } from '../language.js';

/** The GraphQL form of an error: the code and the faults are in `extensions`, as problem+json has them. */
export function toGraphqlError(error: AppError, language: Language, requestId: string): GraphQLError {
  return new GraphQLError(error.detail[language], {
    extensions: {
      code: error.code,
      instance: `urn:uuid:${requestId}`,
      ...(error.faults.length > 0 ? { faults: error.faults.map(toFaultJson) } : {}),
    },
  });
}
