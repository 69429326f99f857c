import { context, propagation, SpanKind, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '#libs/platform';
import type { Metrics } from './metrics.js';
import { isTracing, traceOf, tracer } from './tracing.js';

const spans = new WeakMap<FastifyRequest, Span>();

/**
 * A span, a measurement and a line of log for every request. `metrics` is asked for when the first request has been
 * answered.
 */
export function observeRequests(fastify: FastifyInstance, logger: Logger, metrics: () => Metrics): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!isTracing()) return done();
    const span = tracer().startSpan(
      `${request.method} ${routeOf(request)}`,
      {
        kind: SpanKind.SERVER,
        attributes: { 'http.request.method': request.method, 'http.route': routeOf(request) },
      },
      traceOf(request.id),
    );
    const caller = trace.getSpanContext(propagation.extract(context.active(), request.headers));
    if (caller) span.addLink({ context: caller });
    spans.set(request, span);
    // What follows for this request runs inside this call.
    context.with(trace.setSpan(context.active(), span), done);
  });
  fastify.addHook('onResponse', (request, { statusCode, elapsedTime }, done) => {
    spans.get(request)?.setAttribute('http.response.status_code', statusCode).end();
    const route = routeOf(request);
    metrics().answered(request.method, route, statusCode, elapsedTime / 1_000);
    const { id: requestId, method } = request;
    const quiet = route.startsWith('/health') || route === '/metrics';
    const line = { requestId, method, route, status: statusCode, ms: Math.round(elapsedTime) };
    if (quiet) logger.debug(line, 'answered');
    else logger.info(line, 'answered');
    done();
  });
}

/** The pattern, not the path: a path may hold an id. */
const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions?.url ?? 'none';
