import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import type { Logger } from '#libs/platform';
import { toGraphqlError } from '../../kernel/graphql/graphql-error.js';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { LOGGER } from '../../kernel/tokens.js';
import { Trail } from '../../kernel/access/trail.js';
import { knownError } from '../../kernel/errors/known-error.js';
import { languageOf } from '../../kernel/language.js';
import { headersOf } from '../../kernel/errors/problem.js';
import { refusalBody } from '../../kernel/errors/refusal-body.js';

/** Turns every error of a controller or resolver into what its caller is told; what nobody expected is logged. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly trail: Trail,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const error = knownError(thrown);
    if (host.getType<GqlContextType>() === 'graphql') {
      const context = GqlExecutionContext.create(host as never);
      const { language, requestId, actor } = context.getContext<RequestContext>();
      if (actor && error.status === 403) {
        const { parentType, fieldName } = context.getInfo<GraphQLResolveInfo>();
        this.trail.refused(actor, `${parentType.name}.${fieldName}`, error.code);
      }
      this.log(error.status, thrown, requestId);
      throw toGraphqlError(error, language, requestId);
    }
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    this.log(error.status, thrown, request.id);
    const language = languageOf(request.headers['accept-language']);
    const refusal = refusalBody(error, language, request);
    void reply
      .code(error.status)
      .headers({ ...headersOf(error), ...refusal.headers, 'Content-Language': language })
      .type(refusal.contentType)
      .send(refusal.body);
  }

  private log(status: number, error: unknown, requestId: string): void {
    if (isLeft(error)) this.logger.info({ requestId }, 'given up: nobody waited any more');
    else if (status >= 500) this.logger.error({ err: error, requestId }, 'request failed');
  }
}

/** Its sender hung up, and the work was ended for that: no fault of the server (GivenUpError of the read model). */
const isLeft = (error: unknown): boolean =>
  (error as { readonly because?: unknown } | undefined)?.because === 'NOBODY_WAITS';
