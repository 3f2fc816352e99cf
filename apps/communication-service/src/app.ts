import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { CommunicationModule } from './app.module.js';
import { communicationEnvironment } from './environment.js';
import { eventOperations, inbox, inboxPositions, outbox, projectionShadows, relayLeases } from './infrastructure/database/schemas/index.js';

/** Conversations, notifications and video rooms. */
export const communicationService = defineService({
  service: 'communication',
  environment: communicationEnvironment,
  module: ({ own }) => CommunicationModule.forRoot(own),
  tables: { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
