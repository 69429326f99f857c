import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import type { FaultJson } from '#libs/programme';
import { placeFaults } from '../../kernel/graphql/place-faults.js';

export const MAX_DEPTH = 12;
export const MAX_ALIASES = 30;
export const MAX_TOKENS = 2_000;
/**
 * Every KPI × 17 scopes with every field of the figures and a split stays below it; every figure with its entries
 * does not.
 */
export const MAX_COMPLEXITY = 50_000;
/** Faults of variables told of one question. */
const MAX_FAULTS = 100;

/** Reported as validation errors (400); when armor throws them itself, Apollo answers 500. */
const report = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError): void => {
      context?.reportError(new GraphQLError(error.message.replace('Syntax Error: ', '')));
    },
  ],
};

/** Rules that a document must meet before it is executed, over HTTP and over a socket alike. */
export const limitRules = [
  maxDepthRule({ n: MAX_DEPTH, ...report }),
  maxAliasesRule({ n: MAX_ALIASES, ...report }),
] as unknown as ValidationRule[];

interface Operation {
  readonly schema: GraphQLSchema;
  readonly query: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}

/** The refusal of a question whose answer would be too large, or whose variables make no sense; else undefined. */
export function tooComplex(operation: Operation): GraphQLError | undefined {
  const nonsense = badVariables(operation);
  if (nonsense) return nonsense;
  let complexity: number;
  try {
    complexity = getComplexity({
      ...operation,
      estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    return new GraphQLError((error as Error).message, {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  }
  if (complexity <= MAX_COMPLEXITY) return undefined;
  return new GraphQLError(
    `De vraag is te groot / the query is too large: ${complexity}, ten hoogste / at most ${MAX_COMPLEXITY}`,
    { extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } } },
  );
}

/**
 * All that is wrong with the variables in one refusal; what a scalar says of a value has its place, rule and value.
 */
function badVariables({ schema, query, variables, operationName }: Operation): GraphQLError | undefined {
  const asked = getOperationAST(query, operationName);
  const { errors } = getVariableValues(schema, asked?.variableDefinitions ?? [], variables, {
    maxErrors: MAX_FAULTS,
    hideSuggestions: true,
  });
  if (!errors) return undefined;
  for (const error of errors) placeFaults(error, query);
  const faults = errors.flatMap(
    (error) => (error.extensions['faults'] as readonly FaultJson[] | undefined) ?? [],
  );
  return new GraphQLError(errors.map(({ message }) => message).join('; '), {
    nodes: errors.flatMap(({ nodes }) => nodes ?? []),
    extensions: {
      code: 'BAD_USER_INPUT',
      http: { status: 400 },
      ...(faults.length > 0 ? { faults } : {}),
    },
  });
}
