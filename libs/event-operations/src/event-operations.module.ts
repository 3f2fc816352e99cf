import type { EventOwner } from '@edtech/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import { serviceEventsResolver } from './service-events.resolver.js';

export interface EventOperationsOptions {
  readonly service: EventOwner;
}

/** The operator's GraphQL of a service's events: `<service>Events`, to read and to act. Needs MessagingModule and GraphQL beside it. */
@Module({})
export class EventOperationsModule {
  static forRoot({ service }: EventOperationsOptions): DynamicModule {
    return { module: EventOperationsModule, providers: [serviceEventsResolver(service)] };
  }
}
