import type { ApolloServerPlugin } from '@apollo/server';
import { tooComplex } from './limits.js';

/** Refuses an operation before it is executed when its answer would be too large. */
export const complexityPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
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
