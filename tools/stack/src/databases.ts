import { join } from 'node:path';
import { databaseEnvironmentFor, migrate, provision, type Layout, type LayoutPlan } from '@edtech/drizzle';
import { startEmbeddedPostgres } from '@edtech/embedded-postgres';
import { ANALYST_ROLE, SERVICES, SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import type { StackSecrets } from './secrets.js';

export interface Databases {
  /** `<P>_DB_*` of the runtime role, by service: a service is never handed its owner's password. */
  readonly variables: Record<ServiceName, Record<string, string>>;
  readonly where: string;
  stop(): Promise<void>;
}

interface EmbeddedPlan {
  /** The workspace's root folder, where each service's migrations are. */
  readonly root: string;
  readonly dataDirectory: string;
  readonly port: number;
  readonly layout: Layout;
  readonly secrets: StackSecrets;
}

/** Starts the embedded server, lays out the databases or schemas, and brings all six up to date. */
export async function startDatabases(plan: EmbeddedPlan, tell: (text: string) => void): Promise<Databases> {
  const server = await startEmbeddedPostgres({ dataDirectory: plan.dataDirectory, port: plan.port, maxConnections: 200, onProgress: tell });
  try {
    const layout: LayoutPlan = {
      layout: plan.layout,
      services: SERVICE_NAMES,
      passwords: (role) => plan.secrets.databasePasswords[role] ?? missingPassword(role),
    };
    const address = { host: '127.0.0.1', port: server.port };
    tell('laying out roles and databases');
    const databases = await provision({ ...address, user: server.superuser, password: server.password }, layout);
    tell('migrating');
    await Promise.all(
      databases.map(({ service, schema, owner }) =>
        migrate({
          connection: owner,
          schema,
          migrationsFolder: join(plan.root, 'apps', SERVICES[service].app, 'drizzle'),
          runtimeRole: SERVICES[service].roles.runtime,
          analystRole: ANALYST_ROLE,
        }),
      ),
    );
    const variables = Object.fromEntries(SERVICE_NAMES.map((service) => [service, databaseEnvironmentFor(layout, service, address).runtime]));
    return {
      variables: variables as Record<ServiceName, Record<string, string>>,
      where: `${address.host}:${server.port}`,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Whether the operator named existing databases: these are used as they are, migrated by their owner and never stopped. */
export function existingDatabases(inherited: NodeJS.ProcessEnv): boolean {
  return SERVICE_NAMES.some((service) => inherited[`${SERVICES[service].prefix}_DB_HOST`]);
}

function missingPassword(role: string): never {
  throw new Error(`the secrets file has no password for the role ${role}: start once with --fresh`);
}
