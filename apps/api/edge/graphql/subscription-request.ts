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
import { placeFaults } from '../../kernel/graphql/place-faults.js';
import { wordsOf } from './in-words.js';
import { limitRules, MAX_TOKENS, tooComplex } from './limits.js';
import { textOf, type SubscribePayload, type Documents } from './persisted.js';

/** The subscription asked for, under the same limits as a request over HTTP; or why it may not be. */
export function subscriptionOf(
  schema: GraphQLSchema,
  documents: Documents,
  asked: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const variables = asked.variables ?? {};
  const text = textOf(documents, asked);
  if (text instanceof GraphQLError) return [text];
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    return [said(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
  const errors = validate(schema, document, [...specifiedRules, ...limitRules]);
  for (const error of errors) placeFaults(error, document);
  if (errors.length > 0) return errors.map((error) => said(error, 'GRAPHQL_VALIDATION_FAILED'));
  if (getOperationAST(document, asked.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION)
    return [
      new GraphQLError('Hier alleen abonnementen / a socket carries subscriptions only', {
        extensions: { code: 'BAD_REQUEST' },
      }),
    ];
  const named = asked.operationName == null ? {} : { operationName: asked.operationName };
  const error = tooComplex({ schema, query: document, variables, ...named });
  if (error) return [error];
  return { schema, document, variableValues: variables, ...named };
}

/** As over HTTP: a code, and words in both languages. */
function said(error: GraphQLError, code: string): GraphQLError {
  Object.assign(error.extensions, { code }, wordsOf(error.message));
  return error;
}
