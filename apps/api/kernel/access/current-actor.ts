import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#libs/access';
import type { RequestContext } from '../graphql/request-context.js';

/** Who asks, as established when the request or socket came in; undefined when nobody known does. */
export function actorOf(context: ExecutionContext): Actor | undefined {
  if (context.getType<string>() === 'graphql')
    return GqlExecutionContext.create(context).getContext<RequestContext>().actor;
  return context.switchToHttp().getRequest<FastifyRequest>().actor;
}

/** Parameter decorator: who asks. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  actorOf(context),
);

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}
