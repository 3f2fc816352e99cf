import { defineService } from '@edtech/service-host';
import { join } from 'node:path';
import { PaymentServiceModule } from './app.module.js';
import { paymentEnvironment } from './environment.js';
import { paymentStates } from './infrastructure/database/aggregate-states.js';
import { lessonCopies, paymentConsentCopies } from './infrastructure/database/projections.js';
import { FollowLesson } from './payments/follow-lesson.js';
import { paymentPersonalData } from './infrastructure/database/personal-data.js';
import { messaging } from './infrastructure/database/schemas/messaging.schema.js';

/** Payments, the ledger, refunds, payouts and invoices. */
export const paymentService = defineService({
  service: 'payment',
  environment: paymentEnvironment,
  module: (environment) => PaymentServiceModule.forRoot(environment),
  tables: messaging,
  projections: [
    { projection: lessonCopies, follower: FollowLesson },
    { projection: paymentConsentCopies },
  ],
  aggregateStates: paymentStates,
  personalData: paymentPersonalData,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
