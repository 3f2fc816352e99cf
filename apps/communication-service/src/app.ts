import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { CommunicationModule } from './app.module.js';
import { communicationEnvironment } from './environment.js';
import { ForgetUser } from './erasure/forget-user.js';
import { communicationStates } from './infrastructure/database/aggregate-states.js';
import { lessonCopies, userCopies } from './infrastructure/database/projections.js';
import { communicationPersonalData } from './infrastructure/database/personal-data.js';
import { messaging } from './infrastructure/database/schemas/messaging.schema.js';

/** Conversations, notifications and video rooms. */
export const communicationService = defineService({
  service: 'communication',
  environment: communicationEnvironment,
  module: ({ own }) => CommunicationModule.forRoot(own),
  tables: messaging,
  projections: [
    { projection: userCopies },
    { projection: lessonCopies },
  ],
  aggregateStates: communicationStates,
  personalData: communicationPersonalData,
  erasureSteps: ForgetUser,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
