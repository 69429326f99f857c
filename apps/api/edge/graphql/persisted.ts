import type { ApolloServerOptionsWithSchema, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Texts of questions by their SHA-256. */
export type Documents = ReadonlyMap<string, string>;

export const UNKNOWN = 'PERSISTED_QUERY_NOT_FOUND';

/** The message is the one that clients of this protocol look for; a person reads the detail. */
export const UNKNOWN_DETAIL =
  'De server kent geen vraag met deze hash; stuur de volledige tekst / the server knows no question of this hash; send its full text';

const PREFIX = 'apq:';

type PersistedQueries = Exclude<
  ApolloServerOptionsWithSchema<BaseContext>['persistedQueries'],
  false | undefined
>;

/**
 * Apollo's automatic persisted queries over a list that is fixed: a text that comes with its hash is answered, and
 * not kept, so that no client fills the memory or can ask by a hash what the dashboard does not ask.
 */
export function persistedQueries(documents: Documents): PersistedQueries {
  return {
    cache: {
      get: async (key) => documents.get(key.slice(PREFIX.length)),
      set: async () => undefined,
      delete: async () => false,
    },
  };
}

/** Payload of a graphql-ws `subscribe` message: a text, or an empty one and a hash. */
export interface SubscribePayload {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
  readonly extensions?: {
    readonly persistedQuery?: { readonly version?: unknown; readonly sha256Hash?: unknown } | null;
  } | null;
}

/** The text that a subscription asks by, or why there is none. */
export function textOf(documents: Documents, { query, extensions }: SubscribePayload): string | GraphQLError {
  const persisted = extensions?.persistedQuery;
  if (query !== '' || persisted == null) return query;
  const text = persisted.version === 1 ? documents.get(String(persisted.sha256Hash)) : undefined;
  return (
    text ??
    new GraphQLError('PersistedQueryNotFound', { extensions: { code: UNKNOWN, detail: UNKNOWN_DETAIL } })
  );
}
