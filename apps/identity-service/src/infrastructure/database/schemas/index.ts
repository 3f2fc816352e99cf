export { authTokens } from './auth-tokens.schema.js';
export { credentials } from './credentials.schema.js';
export { eventOperations, inbox, inboxPositions, outbox, projectionShadows, relayLeases } from './messaging.schema.js';
export { userProfiles } from './user-profiles.schema.js';
export { userSessions } from './user-sessions.schema.js';
export { users } from './users.schema.js';
