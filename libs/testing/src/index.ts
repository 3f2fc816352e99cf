export { eventually } from './eventually.js';
export { FixedClock } from './fixed-clock.js';
export { createTestDatabase, type TestDatabase, type TestDatabaseDefinition } from './test-database.js';
export { testServer, TEST_POSTGRES_VARIABLE } from './test-server.js';
export { findIsolationBreaches, type IsolationBreach } from '@edtech/drizzle';
export {
  startTestService,
  type DeliveredFact,
  type GraphqlError,
  type GraphqlResult,
  type TestService,
  type TestServiceOptions,
} from './start-test-service.js';
export type { TestUser } from './test-users.js';
