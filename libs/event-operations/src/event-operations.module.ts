import type { EventOwner } from '@edtech/contracts';
import { DATABASE, type Database } from '@edtech/drizzle';
import type { MessagingTables } from '@edtech/messaging';
import { Module, type DynamicModule } from '@nestjs/common';
import { LagResolver } from './lag/lag.resolver.js';
import { OperationLog } from './operations/operation-log.js';
import { Operations } from './operations/operations.js';
import { OperationActionsResolver, OperationsResolver } from './operations/operations.resolver.js';
import { ParkedDecisions } from './parked/parked-decisions.js';
import { ParkedActionsResolver, ParkedResolver } from './parked/parked.resolver.js';
import { serviceEventsResolver } from './service-events.resolver.js';

export interface EventOperationsOptions {
  readonly service: EventOwner;
  readonly tables: MessagingTables;
}

/** The operator's GraphQL of a service's events: `<service>Events`, to read and to act. Needs MessagingModule and GraphQL beside it. */
@Module({})
export class EventOperationsModule {
  static forRoot({ service, tables }: EventOperationsOptions): DynamicModule {
    return {
      module: EventOperationsModule,
      global: true,
      providers: [
        { provide: Operations, inject: [DATABASE], useFactory: (db: Database) => new Operations(db, new OperationLog(db, tables, service)) },
        ParkedDecisions,
        serviceEventsResolver(service),
        LagResolver,
        ParkedResolver,
        ParkedActionsResolver,
        OperationsResolver,
        OperationActionsResolver,
      ],
      exports: [Operations],
    };
  }
}
