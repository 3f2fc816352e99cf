import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { IdentityModule } from './app.module.js';
import { identityVariables } from './environment.js';
import { identityStates } from './infrastructure/database/aggregate-states.js';
import { identityPersonalData } from './infrastructure/database/personal-data.js';
import { messaging } from './infrastructure/database/schemas/messaging.schema.js';

/** Accounts, sessions and the tokens that the whole platform believes. */
export const identityService = defineService({
  service: 'identity',
  environment: identityVariables,
  module: (environment) => IdentityModule.forRoot(environment),
  tables: messaging,
  aggregateStates: identityStates,
  personalData: identityPersonalData,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
