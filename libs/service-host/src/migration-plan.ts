import type { AdminConnection, LayoutPlan } from '@edtech/drizzle';
import {
  ANALYST_ROLE,
  collectProblems,
  databasePassword,
  parseEnvironment,
  parseMigrationEnvironment,
  SERVICES,
  type DatabaseEnvironment,
  type EnvironmentSource,
  type ServiceName,
} from '@edtech/environment';
import { z } from 'zod';

/** What `migrate.js` has to do. */
export interface MigrationPlan {
  /** The role that migrates. */
  readonly owner: DatabaseEnvironment;
  /** How to make the service's database and roles first; absent where somebody else makes them. */
  readonly provisioning?: { readonly admin: AdminConnection; readonly layout: LayoutPlan };
}

/**
 * Reads `<P>_DB_OWNER_*` and, where one of `<P>_DB_ADMIN_USER` and `<P>_DB_ADMIN_PASSWORD` is set, all that is needed to
 * make the database and its roles: both of these, and the passwords of the runtime role and of the analyst.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong
 */
export function readMigrationPlan(service: ServiceName, source: EnvironmentSource): MigrationPlan {
  const { prefix, roles } = SERVICES[service];
  const [adminUser, adminPassword] = [`${prefix}_DB_ADMIN_USER`, `${prefix}_DB_ADMIN_PASSWORD`];
  const [runtimeUser, runtimePassword] = [`${prefix}_DB_USER`, `${prefix}_DB_PASSWORD`];
  const asked = [adminUser, adminPassword].some((name) => source[name] || source[`${name}_FILE`]);
  if (!asked) return { owner: parseMigrationEnvironment(service, source) };
  const [owner, variables] = collectProblems<[DatabaseEnvironment, Record<string, unknown>]>([
    () => parseMigrationEnvironment(service, source),
    () =>
      parseEnvironment(
        {
          [adminUser]: z.string(),
          // No default: an administrator's password is not one of ours.
          [adminPassword]: source['NODE_ENV'] === 'production' ? databasePassword(source) : z.string(),
          [`${prefix}_DB_OWNER_USER`]: nameOfRole(roles.owner),
          [runtimeUser]: nameOfRole(roles.runtime),
          [runtimePassword]: databasePassword(source),
          EDTECH_ANALYST_PASSWORD: databasePassword(source),
        },
        source,
      ),
  ]);
  const passwords: Readonly<Record<string, unknown>> = {
    [roles.owner]: owner.password,
    [roles.runtime]: variables[runtimePassword],
    [ANALYST_ROLE]: variables['EDTECH_ANALYST_PASSWORD'],
  };
  return {
    owner,
    provisioning: {
      admin: { host: owner.host, port: owner.port, user: variables[adminUser] as string, password: variables[adminPassword] as string, ...(owner.tls && { tls: owner.tls }) },
      layout: { layout: 'A', services: [service], databaseName: owner.name, passwords: (role) => passwords[role] as string },
    },
  };
}

/** Roles are made under the platform's names: another name here would be one that nobody made. */
function nameOfRole(role: string): z.ZodType<string> {
  return z
    .string()
    .default(role)
    .refine((value) => value === role, { error: `must be ${role}, which is the role that is made` });
}
