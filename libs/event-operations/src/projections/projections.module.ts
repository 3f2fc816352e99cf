import type { EventOwner } from '@edtech/contracts';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork, type AggregateStates, type EventTransport, type MessagingTables } from '@edtech/messaging';
import type { TlsOptions } from '@edtech/service-client';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Operations } from '../operations/operations.js';
import { RepairJob } from './repair-job.js';
import { OwnerStates } from './owner-states.js';
import { ProjectionDrift } from './projection-drift.js';
import { ProjectionRegistry, type DeclaredProjection } from './projection-registry.js';
import { ProjectionActionsResolver, ProjectionsResolver } from './projections.resolver.js';
import { RebuildJob } from './rebuild-job.js';

export interface ProjectionsOptions {
  readonly service: EventOwner;
  readonly tables: MessagingTables;
  readonly transport: EventTransport;
  readonly projections: readonly DeclaredProjection[];
  readonly aggregateStates: readonly AggregateStates[];
  /** Where each service is reached. */
  readonly serviceUrls: Readonly<Record<EventOwner, string>>;
  /** How they are connected to by TLS. */
  readonly tls?: TlsOptions | undefined;
}

/** Comparing, repairing and rebuilding what a service copies, and telling how what it publishes stands. Needs EventOperationsModule beside it. */
@Module({})
export class ProjectionsModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(RebuildJob) private readonly rebuild: RebuildJob,
    @Inject(ProjectionRegistry) private readonly registry: ProjectionRegistry,
    @Inject(OwnerStates) private readonly owners: OwnerStates,
  ) {}

  static forRoot({ service, tables, transport, projections, aggregateStates, serviceUrls, tls }: ProjectionsOptions): DynamicModule {
    return {
      module: ProjectionsModule,
      providers: [
        {
          provide: ProjectionRegistry,
          inject: [ModuleRef, UnitOfWork],
          useFactory: (modules: ModuleRef, work: UnitOfWork) => new ProjectionRegistry(projections, aggregateStates, modules, work),
        },
        { provide: OwnerStates, useFactory: () => new OwnerStates(service, serviceUrls, tls) },
        {
          provide: RebuildJob,
          inject: [DATABASE, ProjectionRegistry, OwnerStates, Operations],
          useFactory: (db: Database, registry: ProjectionRegistry, owners: OwnerStates, operations: Operations) =>
            new RebuildJob({ service, db, tables, transport, registry, owners, operations }),
        },
        ProjectionDrift,
        ProjectionsResolver,
        ProjectionActionsResolver,
      ],
    };
  }

  onModuleInit(): void {
    this.operations.register(this.rebuild);
    this.operations.register(new RepairJob(this.registry));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.owners.close();
  }
}
