import { migrate } from '@edtech/drizzle';
import { ANALYST_ROLE, exitOnEnvironmentError, parseMigrationEnvironment, SERVICES, type DatabaseEnvironment, type EnvironmentSource } from '@edtech/environment';
import { processEnvironment } from './environment.js';
import { exitWith } from './exit-with.js';
import type { AnyServiceDefinition } from './service-definition.js';
import { codeOf, StartError } from './start-error.js';

/**
 * A service's `migrate.ts`: applies what its database has not had yet, as the owner role, says what that was, and ends.
 * What prevents it is told in one sentence, with exit code 1.
 */
export function runMigration(definition: AnyServiceDefinition, source: EnvironmentSource = processEnvironment()): void {
  const { service, migrationsFolder } = definition;
  const connection = exitOnEnvironmentError(() => parseMigrationEnvironment(service, source));
  const { schema, roles } = SERVICES[service];
  migrate({ connection, schema, migrationsFolder, runtimeRole: roles.runtime, analystRole: ANALYST_ROLE }).then(
    ({ applied }) => process.stdout.write(`${service}: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to migrate'}\n`),
    (error: unknown) => exitWith(asMigrationSentence(error, service, connection)),
  );
}

const REASONS: Readonly<Record<string, (at: DatabaseEnvironment) => string>> = {
  ECONNREFUSED: ({ host, port }) => `nothing answers at ${host}:${port}`,
  ENOTFOUND: ({ host }) => `there is no host ${host}`,
  CONNECT_TIMEOUT: ({ host, port }) => `${host}:${port} does not answer`,
  '28P01': ({ user }) => `the password of ${user} is not accepted`,
  '28000': ({ user }) => `${user} may not connect`,
  '3D000': ({ name }) => `there is no database ${name}`,
};

function asMigrationSentence(error: unknown, service: string, connection: DatabaseEnvironment): unknown {
  const reason = REASONS[codeOf(error) ?? '']?.(connection);
  return reason ? new StartError(`${service} cannot be migrated: ${reason}.`, { cause: error }) : error;
}
