import type { INestApplicationContext } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';

/** A subscription's text and variables; a larger message closes the socket (1009). */
const MAX_MESSAGE = 256 * 1024;

/**
 * The library opens its WebSocket server with messages up to 100 MiB, also from who has not said yet who they are, and
 * has no option for it. Throws when the library changes and the limit could not be set.
 */
export function limitSocketMessages(app: INestApplicationContext): void {
  const driver = app.get(GraphQLModule, { strict: false }).graphQlAdapter as unknown as {
    readonly _subscriptionService?: { readonly wss?: { readonly options?: { maxPayload?: number } } };
  };
  const options = driver._subscriptionService?.wss?.options;
  if (options?.maxPayload === undefined) throw new Error('the size of socket messages could not be limited');
  options.maxPayload = MAX_MESSAGE;
}
