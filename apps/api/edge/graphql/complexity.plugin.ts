import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ApolloServerPlugin } from '@apollo/server';
import { placeFaults } from '../../kernel/graphql/place-faults.js';
import { tooComplex } from './limits.js';

/**
 * Bytes of a request from which reading it, looking at its values and carrying it out are a turn each: the values
 * are looked at three times.
 */
export const LARGE = 16_384;

/** Refuses an operation before it is executed when its answer would be too large. */
export const complexityPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      // A value that a scalar refused in the document itself: the fault gets its place.
      async didEncounterErrors({ errors, document }) {
        for (const error of errors) placeFaults(error, document);
      },
      async didResolveOperation({ schema, document, request, operationName }) {
        const large = Number(request.http?.headers.get('content-length') ?? 0) >= LARGE;
        if (large) await nextTurn();
        const error = tooComplex({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName == null ? {} : { operationName }),
        });
        if (large) await nextTurn();
        if (error) throw error;
      },
    };
  },
};
