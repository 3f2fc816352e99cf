import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { AiModule } from './app.module.js';
import { aiVariables } from './environment.js';
import { eventOperations, inbox, inboxPositions, outbox, projectionShadows, relayLeases } from './infrastructure/database/schemas/index.js';

/** Content, recommendations and learning paths. */
export const aiService = defineService({
  service: 'ai',
  environment: aiVariables,
  module: () => AiModule,
  tables: { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
