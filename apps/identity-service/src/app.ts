import { join } from 'node:path';
import { defineService } from '@edtech/service-host';
import { IdentityModule } from './app.module.js';
import { identityVariables } from './environment.js';
import { identityStates } from './infrastructure/database/aggregate-states.js';
import { eventOperations, inbox, inboxPositions, outbox, projectionShadows, relayLeases } from './infrastructure/database/schemas/index.js';

/** Accounts, sessions and the tokens that the whole platform believes. */
export const identityService = defineService({
  service: 'identity',
  environment: identityVariables,
  module: (environment) => IdentityModule.forRoot(environment),
  tables: { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows },
  aggregateStates: identityStates,
  migrationsFolder: join(__dirname, '..', 'drizzle'),
});
