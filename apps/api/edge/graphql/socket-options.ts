import type { IncomingMessage } from 'node:http';
import { GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Authenticator } from '#libs/access';
import { systemClock, uuidv7 } from '#libs/platform';
import { authenticated } from '../http/authenticate.js';
import { socketBySession } from '../sign-in/by-session.js';
import type { SignIn } from '../sign-in/sign-in.js';
import { languageOf } from '../../kernel/language.js';
import type { Asked, Documents } from './persisted.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { subscriptionOf } from './subscription-request.js';

/** What graphql-ws knows of a socket, with what was established when it was opened. */
export interface Socket {
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  readonly subscriptions: Readonly<Record<string, unknown>>;
  readonly extra: { readonly request: IncomingMessage; context?: RequestContext };
}

export const MAX_SUBSCRIPTIONS = 20;

/**
 * Sockets carry subscriptions only: queries and mutations go over HTTP, where Apollo's protections stand. The token comes
 * in the payload of connection_init (`{ "authorization": "Bearer …" }`: a browser can send no header) or in the header; a
 * page of ours may come with its session instead.
 */
export const socketOptions = (
  authenticator: Authenticator,
  schema: () => GraphQLSchema,
  documents: Documents,
  signIn: SignIn | null,
) => ({
  connectionInitWaitTimeout: 3_000,

  async onConnect({ extra, connectionParams }: Socket): Promise<boolean> {
    const { headers } = extra.request;
    const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
    const authorization = typeof given === 'string' ? given : headers.authorization;
    const actor =
      authorization === undefined && signIn
        ? await socketBySession(signIn, headers)
        : await authenticated(authenticator, authorization);
    if (!actor) return false;
    const language = languageOf(headers['accept-language']);
    extra.context = { actor, language, requestId: uuidv7(systemClock) };
    return true;
  },

  onSubscribe({ subscriptions }: Socket, _id: string, asked: Asked): ExecutionArgs | readonly GraphQLError[] {
    if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS)
      return [new GraphQLError(`at most ${MAX_SUBSCRIPTIONS} subscriptions on one socket`)];
    return subscriptionOf(schema(), documents, asked);
  },
});
