import type { IncomingMessage } from 'node:http';
import { GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Actor, Authenticator } from '#libs/access';
import { systemClock, uuidv7 } from '#libs/platform';
import type { Trail } from '../../kernel/access/trail.js';
import type { OpenStream } from '../../kernel/quotas/open-streams.js';
import type { Quotas } from '../../kernel/quotas/quotas.js';
import { authenticated } from '../http/authenticate.js';
import { socketBySession } from '../sign-in/by-session.js';
import type { SignIn } from '../sign-in/sign-in.js';
import { languageOf } from '../../kernel/language.js';
import type { Patience } from '../../kernel/patience.js';
import type { SubscribePayload, Documents } from './persisted.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { subscriptionOf } from './subscription-request.js';

type Connection = OpenStream['extra']['socket'];

/** What graphql-ws knows of a socket, with what was established when it was opened. */
export interface Socket {
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  readonly subscriptions: Readonly<Record<string, unknown>>;
  readonly extra: {
    readonly request: IncomingMessage;
    readonly socket: Connection;
    context?: RequestContext;
  };
}

/** Who asks is not, or is no longer, somebody who may (graphql-ws). */
const FORBIDDEN = 4403;
const TOO_MANY = 4429;
/** The longest wait of a timer, in milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

export const hasEnded = ({ until }: Actor): boolean => until !== undefined && until <= systemClock.now();

/** Closes a stream when its token ends: what was allowed until then is not any more. */
export function closeAtEnd(socket: Connection, { until }: Actor): void {
  if (until === undefined) return;
  const timer = setTimeout(
    () => socket.close(FORBIDDEN, 'token ended'),
    Math.min(Math.max(until - systemClock.now(), 0), LONGEST_WAIT),
  ).unref();
  socket.once('close', () => clearTimeout(timer));
}

/** Who opens a socket, by token or by session; a session that is signed out here closes its sockets. */
async function openedBy(
  { extra: { request, socket }, connectionParams }: Socket,
  authenticator: Authenticator,
  signIn: SignIn | null,
): Promise<Actor | undefined> {
  const { headers } = request;
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  const authorization = typeof given === 'string' ? given : headers.authorization;
  if (authorization !== undefined || !signIn) return authenticated(authenticator, authorization);
  const found = await socketBySession(signIn, headers);
  if (found)
    socket.once(
      'close',
      signIn.sessions.onEnd(found.session, () => socket.close(FORBIDDEN, 'signed out')),
    );
  return found?.actor;
}

/**
 * Sockets carry subscriptions only: queries and mutations go over HTTP, where Apollo's protections stand. The token
 * comes in the payload of connection_init (`{ "authorization": "Bearer …" }`: a browser can send no header) or in
 * the header; a page of ours may come with its session instead. Each actor has so many sockets and subscriptions; a
 * socket lives no longer than the token it was opened with.
 */
export const socketOptions = (
  authenticator: Authenticator,
  schema: () => GraphQLSchema,
  documents: Documents,
  signIn: SignIn | null,
  { settings, open }: Quotas,
  trail: Trail,
  patience: Pick<Patience, 'socket'>,
) => ({
  connectionInitWaitTimeout: patience.socket,

  async onConnect(opened: Socket): Promise<boolean> {
    const { extra } = opened;
    const actor = await openedBy(opened, authenticator, signIn);
    if (!actor || hasEnded(actor)) {
      const { remoteAddress } = extra.request.socket;
      trail.refused(actor ?? { address: remoteAddress }, 'SOCKET /graphql', 'UNAUTHENTICATED');
      return false;
    }
    if (!open.add(actor.subject, opened, settings.sockets)) {
      extra.socket.close(TOO_MANY, `at most ${settings.sockets} sockets`);
      return false;
    }
    closeAtEnd(extra.socket, actor);
    const language = languageOf(extra.request.headers['accept-language']);
    extra.context = { actor, language, requestId: uuidv7(systemClock) };
    return true;
  },

  onSubscribe(
    { extra }: Socket,
    _id: string,
    asked: SubscribePayload,
  ): ExecutionArgs | readonly GraphQLError[] {
    const actor = extra.context?.actor;
    if (!actor || hasEnded(actor)) {
      extra.socket.close(FORBIDDEN, 'token ended');
      return [new GraphQLError('token ended', { extensions: { code: 'UNAUTHENTICATED' } })];
    }
    const most = settings.subscriptions;
    if (open.subscriptionsOf(actor.subject) > most)
      return [
        new GraphQLError(
          `Ten hoogste ${most} abonnementen tegelijk / at most ${most} subscriptions at a time`,
          { extensions: { code: 'TOO_MANY_REQUESTS' } },
        ),
      ];
    return subscriptionOf(schema(), documents, asked);
  },
});
