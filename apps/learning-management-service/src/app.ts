import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { LearningModule } from './app.module.js';
import { learningEnvironment } from './environment.js';
import { inbox, outbox, relayLeases } from './infrastructure/database/schemas/index.js';

/** Tutors, students, courses and lessons. */
export const learningService = defineService({
  service: 'learning',
  environment: learningEnvironment,
  module: ({ own }) => LearningModule.forRoot(own),
  tables: { inbox, outbox, relayLeases },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
