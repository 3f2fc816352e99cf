import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { LearningModule } from './app.module.js';
import { learningEnvironment } from './environment.js';
import { eventOperations, inbox, inboxPositions, outbox, projectionShadows, relayLeases } from './infrastructure/database/schemas/index.js';

/** Tutors, students, courses and lessons. */
export const learningService = defineService({
  service: 'learning',
  environment: learningEnvironment,
  module: ({ own }) => LearningModule.forRoot(own),
  tables: { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows },
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
