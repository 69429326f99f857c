import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../generated/graphql-env.d.ts';

/** Queries typed by the schema of the API that this build belongs to. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; Position: string; JSON: unknown };
}>();

/** The name of an event type: each has a mutation of its own, so one that the API does not know does not compile. */
export type EventTypeName = Capitalize<keyof introspection['types']['Mutation']['fields']>;

export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
