import { AuthModule, Public, RevocationList } from '@edtech/auth';
import { DatabaseModule, type Connection } from '@edtech/drizzle';
import type { ServiceEnvironment } from '@edtech/environment';
import { EventOperationsModule, ProjectionsModule, type DeclaredProjection } from '@edtech/event-operations';
import { FederatedGraphqlModule } from '@edtech/graphql';
import { MessagingModule, type AggregateStates, type EventTransport, type MessagingOptions, type MessagingTables } from '@edtech/messaging';
import { ObservabilityModule, type ServiceMetrics } from '@edtech/observability';
import type { PersonalData } from '@edtech/personal-data';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { dependencyChecks } from './dependency-checks.js';
import { ErasureModule } from './erasure/erasure.module.js';
import type { ErasureSteps } from './erasure/erasure-steps.js';
import { ErrorFilter } from './error.filter.js';
import { MessagingMetrics } from './messaging-metrics.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { RevocationsModule } from './revocations/revocations.module.js';
import { noteAsking, noteRefusal } from './security/note-refusals.js';
import { Peers } from './tls/peers.js';

export interface PlatformOptions {
  readonly environment: ServiceEnvironment;
  readonly tables: MessagingTables;
  readonly projections?: readonly DeclaredProjection[];
  readonly aggregateStates?: readonly AggregateStates[];
  readonly personalData: PersonalData;
  readonly erasureSteps?: Type<ErasureSteps> | undefined;
  readonly connection: Connection;
  readonly peers: Peers;
  readonly transport: EventTransport;
  readonly clock: Clock;
  readonly metrics: ServiceMetrics;
  readonly messaging?: MessagingTuning;
}

/** What a test may want otherwise. */
export type MessagingTuning = Pick<MessagingOptions, 'retry' | 'lanes' | 'leaseMs' | 'definitions'>;

/** What every service finds without importing it: DATABASE, UnitOfWork, CLOCK, PERSONAL_DATA, Peers, TokenVerifier, ServiceMetrics, GraphQL, health. */
@Module({})
export class PlatformModule {
  static forRoot({ environment, tables, projections = [], aggregateStates = [], personalData, erasureSteps, connection, peers, transport, clock, metrics, messaging }: PlatformOptions): DynamicModule {
    const revocations = new RevocationList();
    return {
      module: PlatformModule,
      global: true,
      imports: [
        DatabaseModule.forRoot(connection),
        MessagingModule.forRoot({ service: environment.service, transport, tables, ...messaging }),
        AuthModule.forRoot({ jwksUrl: environment.jwksUrl, revocations, fetch: peers.fetch, onAsking: noteAsking }),
        RevocationsModule.forRoot({ service: environment.service, tables, list: revocations }),
        FederatedGraphqlModule.forRoot({ introspection: environment.nodeEnv !== 'production', onDeclaredError: noteRefusal }),
        EventOperationsModule.forRoot({ service: environment.service, tables }),
        ProjectionsModule.forRoot({ service: environment.service, tables, transport, projections, aggregateStates, serviceUrls: environment.serviceUrls, tls: peers.tls }),
        PersonalDataModule.forRoot({ service: environment.service, personalData }),
        ErasureModule.forRoot({ service: environment.service, personalData, projections: projections.map(({ projection }) => projection), steps: erasureSteps }),
        ObservabilityModule.forRoot({ metrics, checks: dependencyChecks, routeDecorators: [Public()], monitoring: environment.monitoring }),
      ],
      providers: [{ provide: CLOCK, useValue: clock }, { provide: Peers, useValue: peers }, { provide: APP_FILTER, useClass: ErrorFilter }, MessagingMetrics],
      exports: [CLOCK, Peers],
    };
  }
}
