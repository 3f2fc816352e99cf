import { Module, type DynamicModule } from '@nestjs/common';
import type { EventDefinition, EventOwner } from '@edtech/contracts';
import type { MessagingTables } from './messaging-tables.js';
import type { EventTransport } from './transport/event-transport.js';

export interface MessagingOptions {
  /** Names the service's consumer group and the source of its events. */
  service: EventOwner;
  /** Stays open when the module stops: whoever made it closes it. */
  transport: EventTransport;
  tables: MessagingTables;
  /** The events that exist; the platform's by default. */
  definitions?: readonly EventDefinition[];
}

/**
 * A service's outbox and inbox. Needs DATABASE and CONNECTION of `@edtech/drizzle`; exports UnitOfWork,
 * InboxServer, ParkedEvents and MessagingHealth to every module.
 */
@Module({})
export class MessagingModule {
  static forRoot(_options: MessagingOptions): DynamicModule {
    throw new Error('not ready');
  }
}
