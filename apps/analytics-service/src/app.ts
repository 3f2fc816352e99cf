import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { AnalyticsModule } from './app.module.js';
import { analyticsVariables } from './environment.js';
import { inbox, outbox, relayLeases } from './infrastructure/database/schemas/index.js';

/** Reviews, and what the platform's facts add up to. */
export const analyticsService = defineService({
  service: 'analytics',
  environment: analyticsVariables,
  module: () => AnalyticsModule,
  tables: { outbox, inbox, relayLeases },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
