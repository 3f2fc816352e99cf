export { eventually } from './eventually.js';
export { FixedClock } from './fixed-clock.js';
export { createTestDatabase, type TestDatabase, type TestDatabaseDefinition } from './test-database.js';
export { testServer, TEST_POSTGRES_VARIABLE } from './test-server.js';
export { findIsolationBreaches, type IsolationBreach } from '@edtech/drizzle';
