/** For whoever tells of it without a database. */
export { MigrationError } from './migrations/migration-error.js';
