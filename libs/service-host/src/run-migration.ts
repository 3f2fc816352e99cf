import type { AnyServiceDefinition } from './service-definition.js';

/** A service's `migrate.ts`: applies what its database has not had yet, as the owner role, and ends. */
export function runMigration(_definition: AnyServiceDefinition): void {
  throw new Error('not ready');
}
