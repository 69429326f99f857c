import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { AUTHENTICATOR, DOCUMENTS, LOGGER, PATIENCE, SIGN_IN } from '../../kernel/tokens.js';
import { Trail } from '../../kernel/access/trail.js';
import { Quotas } from '../../kernel/quotas/quotas.js';
import { apolloOptions } from './apollo-options.js';

/** GraphQL over HTTP (Apollo) and, for subscriptions only, over a socket (graphql-ws). */
export const GraphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: ApolloDriver,
  inject: [AUTHENTICATOR, LOGGER, DOCUMENTS, SIGN_IN, Quotas, Trail, PATIENCE],
  useFactory: apolloOptions,
});
