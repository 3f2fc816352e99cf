import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { CommunicationModule } from './app.module.js';
import { communicationEnvironment } from './environment.js';
import { inbox, outbox, relayLeases } from './infrastructure/database/schemas/index.js';

/** Conversations, notifications and video rooms. */
export const communicationService = defineService({
  service: 'communication',
  environment: communicationEnvironment,
  module: ({ own }) => CommunicationModule.forRoot(own),
  tables: { inbox, outbox, relayLeases },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
