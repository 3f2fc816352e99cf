import type { TlsEnvironment } from '@edtech/environment';
import { createLogger, JsonLogger, registerRequestTracing, securityLog, type FinishedRequest, type LoggerOptions, type ServiceMetrics } from '@edtech/observability';
import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { drainOnClose } from './drain-on-close.js';
import { refuseUnusualMethods } from './refuse-unusual-methods.js';
import { watchForForgeries } from './security/watch-for-forgeries.js';
import { TlsServer } from './tls/tls-server.js';

const BODY_LIMIT_BYTES = 1_048_576;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface HttpApplicationOptions {
  /** Named in logs, spans and metrics. */
  readonly service: string;
  readonly logLevel: string;
  /** Where the log goes; standard output when left out. */
  readonly logDestination?: LoggerOptions['destination'];
  readonly metrics: ServiceMetrics;
  /** Whether by TLS; plain HTTP when left out. */
  readonly tls?: TlsEnvironment;
  /** The longest body that is read; a megabyte unless said otherwise. */
  readonly bodyBytes?: number;
  /** Addresses and networks whose `x-forwarded-for` is believed; nobody's unless said otherwise. */
  readonly trustedProxies?: readonly string[];
  /** What else the handling of a request has to run within. */
  readonly within?: (request: FastifyRequest, handle: () => void) => void;
}

/** A Nest application on Fastify that logs, traces and counts every request. It does not listen yet. */
export async function createHttpApplication(module: DynamicModule | Type, options: HttpApplicationOptions): Promise<NestFastifyApplication> {
  const { service, logLevel, logDestination, metrics, within, tls, bodyBytes = BODY_LIMIT_BYTES, trustedProxies = [] } = options;
  const logger = new JsonLogger(createLogger({ service, level: logLevel, ...(logDestination && { destination: logDestination }) }));
  const tlsServer = tls?.server && new TlsServer(tls.server, tls.watchMs);
  const adapter = new FastifyAdapter({
    bodyLimit: bodyBytes,
    genReqId: requestIdOf,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    ...(tlsServer && { serverFactory: tlsServer.create }),
  });
  // Before any route: Fastify gives a route the hooks that are there when it is made.
  const fastify = adapter.getInstance();
  drainOnClose(fastify);
  if (tlsServer) {
    fastify.addHook('onListen', async () => tlsServer.watch());
    fastify.addHook('onClose', () => tlsServer.close());
  }
  refuseUnusualMethods(fastify);
  registerRequestTracing(fastify, service, {
    onFinished: (request) => {
      metrics.requestFinished(request);
      logRequest(logger, request);
    },
    within,
  });
  watchForForgeries(fastify, service);
  fastify.addHook('onClose', (_instance, done) => {
    securityLog.endWindow();
    done();
  });
  return NestFactory.create<NestFastifyApplication>(module, adapter, { logger, abortOnError: false });
}

/** The caller's id when it is one that we would make too: it ends up in logs and events. */
function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && UUID.test(given) ? given : randomUUID();
}

function logRequest(logger: LoggerService, { method, route, status, durationMs }: FinishedRequest): void {
  const line = { msg: `${method} ${route} ${status}`, method, route, status, duration_ms: Math.round(durationMs * 10) / 10 };
  const asked = route.startsWith('/health') || route === '/metrics';
  if (asked) logger.debug?.(line, 'Http');
  else logger.log(line, 'Http');
}
