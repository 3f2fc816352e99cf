import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { AnalyticsModule } from './app.module.js';
import { analyticsVariables } from './environment.js';
import { analyticsStates } from './infrastructure/database/aggregate-states.js';
import { completedLessonCopies, paymentCopies } from './infrastructure/database/projections.js';
import { CountLessons } from './metrics/count-lessons.js';
import { SumSpending } from './metrics/sum-spending.js';
import { analyticsPersonalData } from './infrastructure/database/personal-data.js';
import { messaging } from './infrastructure/database/schemas/messaging.schema.js';

/** Reviews, and what the platform's facts add up to. */
export const analyticsService = defineService({
  service: 'analytics',
  environment: analyticsVariables,
  module: () => AnalyticsModule,
  tables: messaging,
  projections: [
    { projection: completedLessonCopies, follower: CountLessons },
    { projection: paymentCopies, follower: SumSpending },
  ],
  aggregateStates: analyticsStates,
  personalData: analyticsPersonalData,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
