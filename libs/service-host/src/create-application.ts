import { connect, type Connection } from '@edtech/drizzle';
import { SERVICES, type ServiceEnvironment } from '@edtech/environment';
import { validationPipe } from '@edtech/graphql';
import { connectInbox, runWithCorrelation, type EventTransport } from '@edtech/messaging';
import { createLogger, JsonLogger, registerRequestTracing, ServiceMetrics, type FinishedRequest } from '@edtech/observability';
import { systemClock, type Clock } from '@edtech/scheduling';
import { Module, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { PlatformModule, type MessagingTuning } from './platform.module.js';
import type { AnyServiceDefinition } from './service-definition.js';

const BODY_LIMIT_BYTES = 1_048_576;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface ApplicationParts {
  readonly transport: EventTransport;
  readonly clock?: Clock;
  readonly messaging?: MessagingTuning;
}

export interface Application {
  readonly app: NestFastifyApplication;
  readonly connection: Connection;
}

/** A service's whole application, connected to nothing yet: it neither listens nor has it spoken to its database. */
export async function createApplication(definition: AnyServiceDefinition, environment: ServiceEnvironment, parts: ApplicationParts): Promise<Application> {
  const { service } = environment;
  const connection = connect({ ...environment.database, applicationName: `edtech-${service}`, schema: SERVICES[service].schema });
  const metrics = new ServiceMetrics(service);
  const platform = PlatformModule.forRoot({
    environment,
    tables: definition.tables,
    connection,
    metrics,
    transport: parts.transport,
    clock: parts.clock ?? systemClock,
    messaging: parts.messaging,
  });

  @Module({ imports: [platform, definition.module(environment)] })
  class ServiceModule {}

  const logger = new JsonLogger(createLogger({ service, level: environment.logLevel }));
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES, genReqId: requestIdOf });
  // Before any route: Fastify gives a route the hooks that are there when it is made.
  registerRequestTracing(adapter.getInstance(), service, {
    onFinished: (request) => {
      metrics.requestFinished(request);
      logRequest(logger, request);
    },
    within: (request, handle) => runWithCorrelation(request.id, undefined, handle),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule, adapter, { logger, abortOnError: false });
  app.useGlobalPipes(validationPipe());
  connectInbox(app);
  return { app, connection };
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
