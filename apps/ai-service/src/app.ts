import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { AiModule } from './app.module.js';
import { aiVariables } from './environment.js';
import { inbox, outbox, relayLeases } from './infrastructure/database/schemas/index.js';

/** Content, recommendations and learning paths. */
export const aiService = defineService({
  service: 'ai',
  environment: aiVariables,
  module: () => AiModule,
  tables: { outbox, inbox, relayLeases },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
