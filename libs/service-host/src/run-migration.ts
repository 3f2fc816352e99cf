import { migrate, provision } from '@edtech/drizzle';
import { ANALYST_ROLE, exitOnEnvironmentError, SERVICES, type DatabaseEnvironment, type EnvironmentSource } from '@edtech/environment';
import { processEnvironment } from './environment.js';
import { exitWith } from './exit-with.js';
import { readMigrationPlan, type MigrationPlan } from './migration-plan.js';
import type { AnyServiceDefinition } from './service-definition.js';
import { codeOf, StartError } from './start-error.js';

/**
 * A service's `migrate.ts`: makes its database and roles where an administrator's variables are set, applies what the
 * database has not had yet, as the owner role, says what that was, and ends. May run again at any time. What prevents
 * it is told in one sentence, with exit code 1.
 */
export function runMigration(definition: AnyServiceDefinition, source: EnvironmentSource = processEnvironment()): void {
  const plan = exitOnEnvironmentError(() => readMigrationPlan(definition.service, source));
  carryOut(definition, plan).catch((error: unknown) => exitWith(error));
}

async function carryOut({ service, migrationsFolder }: AnyServiceDefinition, { owner, provisioning }: MigrationPlan): Promise<void> {
  const tell = (text: string): boolean => process.stdout.write(`${service}: ${text}\n`);
  if (provisioning) {
    const { admin, layout } = provisioning;
    await provision(admin, layout).catch((error: unknown) => {
      throw asSentence(error, `${service}'s database cannot be made`, { ...admin, name: 'postgres' });
    });
    tell(`the database ${owner.name} and its roles are there`);
  }
  const { schema, roles } = SERVICES[service];
  const target = { connection: owner, schema, migrationsFolder, runtimeRole: roles.runtime, analystRole: ANALYST_ROLE };
  const { applied } = await migrate(target).catch((error: unknown) => {
    throw asSentence(error, `${service} cannot be migrated`, owner);
  });
  tell(applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to migrate');
}

type Place = Pick<DatabaseEnvironment, 'host' | 'port' | 'user' | 'name'>;

const REASONS: Readonly<Record<string, (at: Place, said: string) => string>> = {
  ECONNREFUSED: ({ host, port }) => `nothing answers at ${host}:${port}`,
  ENOTFOUND: ({ host }) => `there is no host ${host}`,
  CONNECT_TIMEOUT: ({ host, port }) => `${host}:${port} does not answer`,
  '28P01': ({ user }) => `the password of ${user} is not accepted`,
  '28000': ({ user }) => `${user} may not connect`,
  '3D000': ({ name }) => `there is no database ${name}`,
  '42501': ({ user }, said) => `${user} may not: ${said}`,
};

function asSentence(error: unknown, what: string, at: Place): unknown {
  const reason = REASONS[codeOf(error) ?? '']?.(at, error instanceof Error ? error.message : '');
  return reason ? new StartError(`${what}: ${reason}.`, { cause: error }) : error;
}
