export { eventually } from './eventually.js';
export { FixedClock } from './fixed-clock.js';
export { createTestDatabase, type TestDatabase, type TestDatabaseDefinition } from './test-database.js';
export { testServer, TEST_POSTGRES_VARIABLE } from './test-server.js';
export { findIsolationBreaches, type IsolationBreach } from '@edtech/drizzle';
export { askGraphql, type GraphqlError, type GraphqlResult } from './ask-graphql.js';
export { startTestService, type DeliveredFact, type TestService, type TestServiceOptions } from './start-test-service.js';
export { serveTestJwks, type TestJwks } from './test-jwks.js';
export { TestTokens, type TestUser, type TokenParts } from './test-users.js';
