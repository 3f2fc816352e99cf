import { connect, type Connection } from '@edtech/drizzle';
import { SERVICES, type ServiceEnvironment } from '@edtech/environment';
import { validationPipe } from '@edtech/graphql';
import { connectInbox, runWithCorrelation, type EventTransport } from '@edtech/messaging';
import { ServiceMetrics, type LoggerOptions } from '@edtech/observability';
import { systemClock, type Clock } from '@edtech/scheduling';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApplication } from './create-http-application.js';
import { PlatformModule, type MessagingTuning } from './platform.module.js';
import type { AnyServiceDefinition } from './service-definition.js';
import { Peers } from './tls/peers.js';

export interface ApplicationParts {
  readonly transport: EventTransport;
  readonly clock?: Clock;
  readonly messaging?: MessagingTuning;
  readonly logDestination?: LoggerOptions['destination'];
}

export interface Application {
  readonly app: NestFastifyApplication;
  readonly connection: Connection;
  readonly peers: Peers;
}

/** A service's whole application, connected to nothing yet: it neither listens nor has it spoken to its database. */
export async function createApplication(definition: AnyServiceDefinition, environment: ServiceEnvironment, parts: ApplicationParts): Promise<Application> {
  const { service } = environment;
  const connection = connect({ ...environment.database, applicationName: `edtech-${service}`, schema: SERVICES[service].schema });
  const peers = new Peers(environment.tls);
  const metrics = new ServiceMetrics(service);
  const platform = PlatformModule.forRoot({
    environment,
    tables: definition.tables,
    projections: definition.projections,
    aggregateStates: definition.aggregateStates,
    personalData: definition.personalData,
    erasureSteps: definition.erasureSteps,
    connection,
    peers,
    metrics,
    transport: parts.transport,
    clock: parts.clock ?? systemClock,
    messaging: parts.messaging,
  });

  @Module({ imports: [platform, definition.module(environment)] })
  class ServiceModule {}

  const app = await createHttpApplication(ServiceModule, {
    service,
    logLevel: environment.logLevel,
    logDestination: parts.logDestination,
    metrics,
    tls: environment.tls,
    trustedProxies: environment.trustedProxies,
    within: (request, handle) => runWithCorrelation(request.id, undefined, handle),
  });
  app.useGlobalPipes(validationPipe());
  connectInbox(app);
  return { app, connection, peers };
}
