import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runForRequest } from '../service-context.js';

const SPAN = Symbol('span');

interface ObservedRequest {
  [SPAN]?: Span;
}

export interface FinishedRequest {
  readonly method: string;
  /** The pattern, `/graphql`, never the url that was asked for: that would make as many series as there are ids. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

export interface RequestTracingOptions {
  /** Hears of every request that was answered, within its trace. */
  readonly onFinished?: (request: FinishedRequest) => void;
  /** What else the request's handling has to run within. */
  readonly within?: (request: FastifyRequest, handle: () => void) => void;
}

/**
 * A server span around every request: a child of the caller's when there is a `traceparent`, its id in the answer's
 * `x-trace-id`. Register it before any route.
 */
export function registerRequestTracing(fastify: FastifyInstance, service: string, { onFinished, within }: RequestTracingOptions = {}): void {
  fastify.addHook('onRequest', (request: FastifyRequest & ObservedRequest, reply, done) => {
    runForRequest(service, request, () => {
      const parent = propagation.extract(ROOT_CONTEXT, request.headers);
      const span = startServerSpan(request, parent);
      request[SPAN] = span;
      reply.header('x-trace-id', span.spanContext().traceId);
      // Fastify takes the context along to all that follows, to the answer's end.
      context.with(trace.setSpan(parent, span), done);
    });
  });
  if (within) fastify.addHook('preValidation', (request, _reply, done) => within(request, done));
  fastify.addHook('onResponse', (request: FastifyRequest & ObservedRequest, reply, done) => {
    endServerSpan(request, reply);
    onFinished?.({ method: request.method, route: routeOf(request), status: reply.statusCode, durationMs: reply.elapsedTime });
    done();
  });
}

function startServerSpan(request: FastifyRequest, parent: Context): Span {
  const route = routeOf(request);
  return trace.getTracer('@edtech/observability').startSpan(
    `${request.method} ${route}`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
    parent,
  );
}

function endServerSpan(request: ObservedRequest, reply: FastifyReply): void {
  const span = request[SPAN];
  if (!span) return;
  span.setAttribute('http.response.status_code', reply.statusCode);
  if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}
