import { createHash } from 'node:crypto';

import {
  context,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace-base';

let tracing = false;

/** Whether spans go anywhere: until `startTracing` they need not be made. */
export const isTracing = (): boolean => tracing;

/** Does nothing, at no cost, until `startTracing`. */
export const tracer = (): Tracer => trace.getTracer('wijkspoor');

/**
 * Sends traces to a collector by OTLP over HTTP (`OTEL_EXPORTER_OTLP_ENDPOINT`, e.g. http://collector:4318).
 * Answers how to stop; what is under way is then sent.
 */
export function startTracing(endpoint: string, processor = exporting(endpoint)): () => Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'wijkspoor-api' }),
    spanProcessors: [processor],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  tracing = true;
  return async () => {
    tracing = false;
    await provider.shutdown();
    trace.disable();
    context.disable();
  };
}

const exporting = (endpoint: string): SpanProcessor =>
  new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }));

/**
 * The trace of a request. Its id is the request's id, which every event keeps as its correlation id: so any replica
 * that projects the event later finds the same trace, and nothing has to be added to the log for it.
 */
export function traceOf(requestId: string): Context {
  const traceId = requestId.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(traceId) || /^0+$/.test(traceId)) return ROOT_CONTEXT;
  const spanId = createHash('sha256').update(traceId).digest('hex').slice(0, 16);
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

/** Runs work inside a span of its own; an error is noted and thrown on. */
export async function inSpan<Result>(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  work: () => Promise<Result>,
): Promise<Result> {
  return tracer().startActiveSpan(name, { attributes }, async (span: Span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('error.type', codeOf(error));
      throw error;
    } finally {
      span.end();
    }
  });
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'error';
}
