import type { ApolloDriverConfig } from '@nestjs/apollo';
import { HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { GraphQLWsSubscriptionsConfig } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '#libs/access';
import type { Logger } from '#libs/platform';
import { languageOf } from '../../kernel/language.js';
import type { Patience } from '../../kernel/patience.js';
import type { Trail } from '../../kernel/access/trail.js';
import type { Quotas } from '../../kernel/quotas/quotas.js';
import type { SignIn } from '../sign-in/sign-in.js';
import { describeSchema } from './descriptions/describe-schema.js';
import { complexityPlugin } from './complexity.plugin.js';
import { inWords } from './in-words.js';
import { limitRules, MAX_TOKENS } from './limits.js';
import { persistedQueries, UNKNOWN, UNKNOWN_DETAIL, type Documents } from './persisted.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { DateScalar, DateTimeScalar, JsonScalar, PositionScalar } from '../../kernel/graphql/scalars.js';
import { socketOptions, type Socket } from './socket-options.js';

/** How GraphQL is served: schema from the code, and every limit of ARCHITECTURE.md, "Known holes closed here". */
export function apolloOptions(
  authenticator: Authenticator,
  logger: Logger,
  documents: Documents,
  signIn: SignIn | null,
  quotas: Quotas,
  trail: Trail,
  patience: Patience,
): ApolloDriverConfig {
  let made: GraphQLSchema | undefined;
  const schema = (): GraphQLSchema => {
    if (!made) throw new Error('the schema is not made yet');
    return made;
  };
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: {
      scalarsMap: [DateScalar, DateTimeScalar, PositionScalar, JsonScalar].map((scalar) => ({
        type: scalar as never,
        scalar,
      })),
    },
    fieldResolverEnhancers: ['filters'],
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: persistedQueries(documents),
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: limitRules,
    // Every answer says no-store already (kernel/http/headers.ts); Apollo's own would ask a policy of every field.
    plugins: [complexityPlugin, ApolloServerPluginCacheControlDisabled()],
    transformSchema: (built) => (made = describeSchema(built)),
    subscriptions: {
      'graphql-ws': socketOptions(
        authenticator,
        schema,
        documents,
        signIn,
        quotas,
        trail,
        patience,
      ) as unknown as GraphQLWsSubscriptionsConfig,
    },
    context: (from: FastifyRequest | Socket): RequestContext =>
      'extra' in from ? socketContext(from) : httpContext(from),
    formatError: (formatted: GraphQLFormattedError, error: unknown) => masked(formatted, error, logger),
  };
}

/** Who sends a request without a known token learns nothing, not even the schema. */
function httpContext({ actor, headers, id }: FastifyRequest): RequestContext {
  if (!actor)
    throw new GraphQLError('Stuur een geldig token mee / send a valid token: Authorization: Bearer …', {
      extensions: {
        code: 'UNAUTHENTICATED',
        http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer realm="wijkspoor"']]) },
      },
    });
  return { actor, language: languageOf(headers['accept-language']), requestId: id };
}

function socketContext({ extra }: Socket): RequestContext {
  if (!extra.context) throw new GraphQLError('connection_init', { extensions: { code: 'UNAUTHENTICATED' } });
  return extra.context;
}

/** What nobody expected is logged and not told. */
function masked(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const { code, instance } = formatted.extensions ?? {};
  if (code === UNKNOWN) return { ...formatted, extensions: { code, detail: UNKNOWN_DETAIL } };
  if (code !== 'INTERNAL_SERVER_ERROR' || instance !== undefined) return inWords(formatted);
  logger.error({ err: error }, 'graphql failed');
  return {
    message: 'Er ging iets mis bij ons / something went wrong on our side',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
    ...(formatted.path ? { path: formatted.path } : {}),
  };
}
