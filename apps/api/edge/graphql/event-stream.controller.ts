import {
  type OnModuleDestroy,
  Body,
  Controller,
  Header,
  HttpCode,
  Inject,
  Optional,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { subscribe, type GraphQLError, type GraphQLSchema } from 'graphql';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '#libs/access';
import { fault, type Fault, type Label } from '#libs/programme';
import { authorise, Needs } from '../../kernel/access/permission.js';
import { AppError, STATUS } from '../../kernel/errors/app-error.js';
import { languageOf } from '../../kernel/language.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import type { OpenStream } from '../../kernel/quotas/open-streams.js';
import { Quotas, tooMany } from '../../kernel/quotas/quotas.js';
import { DOCUMENTS, SIGN_IN } from '../../kernel/tokens.js';
import type { SignIn } from '../sign-in/sign-in.js';
import { eventStream } from './event-stream.js';
import type { SubscribePayload, Documents } from './persisted.js';
import { closeAtEnd } from './socket-options.js';
import { subscriptionOf } from './subscription-request.js';
import { given } from '../../kernel/given.js';

/** Seconds after which an actor with too many streams may try again: when one of them may have ended. */
const AGAIN = 5;

/** Milliseconds in which a reader takes the end of its stream when the server closes. */
const CLOSING = 2_000;

/**
 * One subscription as server-sent events, for who is behind a proxy that lets no socket through. It is what a socket
 * with one subscription is: the same questions, shares, and end.
 */
@Controller('graphql')
export class EventStreamController implements OnModuleDestroy {
  readonly #endings = new Set<AbortController>();

  constructor(
    private readonly modules: ModuleRef,
    private readonly quotas: Quotas,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Optional() @Inject(SIGN_IN) private readonly signIn: SignIn | null,
  ) {}

  @Post('stream')
  @Needs('figures')
  @HttpCode(200)
  @Header('Content-Type', 'text/event-stream; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Header('X-Accel-Buffering', 'no')
  async stream(
    @Body() asked: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable | { readonly errors: readonly GraphQLError[] }> {
    const actor = authorise(request.actor, 'figures');
    const args = subscriptionOf(this.schema(), this.documents, askedIn(asked));
    if (!('schema' in args)) return refused(reply, args);
    const language = languageOf(request.headers['accept-language']);
    const ending = await this.opened(actor, request, reply);
    const results = await subscribe({
      ...args,
      contextValue: { actor, language, requestId: request.id } satisfies RequestContext,
    });
    if (!(Symbol.asyncIterator in results)) return refused(reply, results.errors ?? []);
    const end = (): void => void results.return().catch(() => undefined);
    ending.addEventListener('abort', end, { once: true });
    if (ending.aborted) end();
    return Readable.from(eventStream(results));
  }

  /** Made by the GraphQL module when the application starts. */
  private schema(): GraphQLSchema {
    return this.modules.get(GraphQLSchemaHost, { strict: false }).schema;
  }

  /**
   * Ends every stream with its `complete`; a reader that does not take it is not waited for. Modules end
   * last first: this one stands after that of GraphQL, which waits ten seconds for answers under way.
   */
  async onModuleDestroy(): Promise<void> {
    for (const one of this.#endings) one.abort();
    const late = performance.now() + CLOSING;
    while (this.#endings.size > 0 && performance.now() < late) await pause(20);
  }

  /** Counts the stream to its actor; what is answered aborts when it must end. Throws 429 for one too many. */
  private async opened(actor: Actor, request: FastifyRequest, reply: FastifyReply): Promise<AbortSignal> {
    const ending = new AbortController();
    const { settings, open } = this.quotas;
    const socket = {
      close: () => ending.abort(),
      once: (_: 'close', listener: () => void) => reply.raw.once('close', listener),
    };
    if (!open.add(actor.subject, { subscriptions: { stream: true }, extra: { socket } }, settings.sockets))
      throw tooMany(
        `Ten hoogste ${settings.sockets} verbindingen tegelijk`,
        `At most ${settings.sockets} connections at a time`,
        AGAIN,
      );
    this.#endings.add(ending);
    socket.once('close', () => {
      this.#endings.delete(ending);
      ending.abort();
    });
    if (open.subscriptionsOf(actor.subject) > settings.subscriptions)
      throw tooMany(
        `Ten hoogste ${settings.subscriptions} abonnementen tegelijk`,
        `At most ${settings.subscriptions} subscriptions at a time`,
        AGAIN,
      );
    closeAtEnd(socket, actor);
    await this.endWithSession(socket, request);
    return ending.signal;
  }

  /** A session that is signed out here ends its streams. */
  private async endWithSession(
    socket: OpenStream['extra']['socket'],
    { headers }: FastifyRequest,
  ): Promise<void> {
    if (!this.signIn || headers.authorization !== undefined) return;
    const found = await this.signIn.sessions.find(headers.cookie, { renew: false });
    if (!found) return socket.close(0, '');
    socket.once(
      'close',
      this.signIn.sessions.onEnd(found.session, () => socket.close(0, '')),
    );
  }
}

const A_TEXT: Label = { nl: 'een tekst', en: 'a text' };
const AN_OBJECT: Label = { nl: 'een object', en: 'an object' };

/** Throws 400 for what is no question of GraphQL, with each member that is not what it must be. */
function askedIn(body: unknown): SubscribePayload {
  const { query, variables, operationName, extensions } = (body ?? {}) as SubscribePayload;
  const isText = (value: unknown): boolean => value == null || typeof value === 'string';
  const isObject = (value: unknown): boolean =>
    value == null || (typeof value === 'object' && !Array.isArray(value));
  const wrong = (name: string, expected: Label): Fault => fault('WRONG_TYPE', [name], { expected });
  const faults = [
    ...(isText(query) ? [] : [wrong('query', A_TEXT)]),
    ...(isText(operationName) ? [] : [wrong('operationName', A_TEXT)]),
    ...(isObject(variables) ? [] : [wrong('variables', AN_OBJECT)]),
    ...(isObject(extensions) ? [] : [wrong('extensions', AN_OBJECT)]),
  ];
  if (faults.length > 0)
    throw new AppError(
      'BAD_USER_INPUT',
      {
        nl: 'Stuur een vraag: { "query": "subscription …", "variables": { … } }',
        en: 'Send a question: { "query": "subscription …", "variables": { … } }',
      },
      faults,
    );
  return {
    query: query ?? '',
    ...given({ variables, operationName, extensions }),
  };
}

/** In the form in which GraphQL tells it, with the status of the first. */
function refused(
  reply: FastifyReply,
  errors: readonly GraphQLError[],
): { readonly errors: readonly GraphQLError[] } {
  const code = errors[0]?.extensions['code'] as keyof typeof STATUS | undefined;
  const status = code === undefined ? 400 : (STATUS[code] ?? 400);
  void reply.code(status).header('Content-Type', 'application/json; charset=utf-8');
  return { errors };
}
