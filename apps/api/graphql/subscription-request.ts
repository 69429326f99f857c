import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import { limitRules, MAX_TOKENS, tooComplex } from './limits.js';

/** Payload of a graphql-ws `subscribe` message. */
export interface Asked {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

/** The subscription asked for, under the same limits as a request over HTTP; or why it may not be. */
export function subscriptionOf(schema: GraphQLSchema, asked: Asked): ExecutionArgs | readonly GraphQLError[] {
  const variables = asked.variables ?? {};
  let document: DocumentNode;
  try {
    document = parse(asked.query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    return [error as GraphQLError];
  }
  const errors = validate(schema, document, [...specifiedRules, ...limitRules]);
  if (errors.length > 0) return errors;
  if (getOperationAST(document, asked.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION)
    return [new GraphQLError('a socket carries subscriptions only', { extensions: { code: 'BAD_REQUEST' } })];
  const named = asked.operationName == null ? {} : { operationName: asked.operationName };
  const error = tooComplex({ schema, query: document, variables, ...named });
  if (error) return [error];
  return { schema, document, variableValues: variables, ...named };
}
