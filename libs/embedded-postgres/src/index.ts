export { EmbeddedPostgresError } from './embedded-postgres-error.js';
export { findFreePort } from './ports.js';
export { removeAbandoned } from './remove-abandoned.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.js';
