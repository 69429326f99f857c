import type { ApolloServerPlugin } from '@apollo/server';
import { placeFaults } from '../../kernel/graphql/place-faults.js';
import { tooComplex } from './limits.js';

/** Refuses an operation before it is executed when its answer would be too large. */
export const complexityPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      // A value that a scalar refused in the document itself: the fault gets its place.
      async didEncounterErrors({ errors, document }) {
        for (const error of errors) placeFaults(error, document);
      },
      async didResolveOperation({ schema, document, request, operationName }) {
        const error = tooComplex({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName == null ? {} : { operationName }),
        });
        if (error) throw error;
      },
    };
  },
};
