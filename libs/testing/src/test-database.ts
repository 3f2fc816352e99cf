import { randomBytes } from 'node:crypto';
import { databaseEnvironmentFor, migrate, provision, quoteIdentifier, type LayoutPlan } from '@edtech/drizzle';
import { ANALYST_ROLE, SERVICES, type DatabaseEnvironment, type ServiceName } from '@edtech/environment';
import postgres from 'postgres';
import { testServer } from './test-server.js';

/** One suite's own database: provisioned as in layout A and migrated, on the run's Postgres. */
export interface TestDatabase {
  readonly name: string;
  /** The runtime role, as the service connects. */
  readonly environment: DatabaseEnvironment;
  /** The owner role, as migrations connect. */
  readonly owner: DatabaseEnvironment;
  /** `<P>_DB_*` for the runtime role. */
  readonly variables: Record<string, string>;
  /** A superuser in this database, for looking behind the service's back. */
  readonly admin: postgres.Sql;
  /** Ends whoever is still connected and removes the database. */
  drop(): Promise<void>;
}

/** What a database needs to know of a service; every `ServiceDefinition` has it. */
export interface TestDatabaseDefinition {
  readonly service: ServiceName;
  readonly migrationsFolder: string;
}

/** Roles belong to the whole server, so that suites running side by side must agree on their passwords. */
const passwords = (role: string): string => `test-${role}`;

export async function createTestDatabase(definition: TestDatabaseDefinition): Promise<TestDatabase> {
  const { service, migrationsFolder } = definition;
  const server = testServer();
  const name = `test_${service}_${randomBytes(6).toString('hex')}`;
  const plan: LayoutPlan = { layout: 'A', services: [service], passwords, databaseName: name };
  const [place] = await provision(server, plan);
  if (!place) throw new Error(`no database was provisioned for ${service}`);
  const { schema, roles } = SERVICES[service];
  await migrate({ connection: place.owner, schema, migrationsFolder, runtimeRole: roles.runtime, analystRole: ANALYST_ROLE });

  const connectAdmin = (database: string): postgres.Sql => {
    const { host, port, user, password } = server;
    return postgres({ host, port, database, user, password, max: 2, onnotice: () => undefined });
  };
  const admin = connectAdmin(name);
  return {
    name,
    environment: place.runtime,
    owner: place.owner,
    variables: databaseEnvironmentFor(plan, service, server).runtime,
    admin,
    async drop() {
      await admin.end({ timeout: 1 });
      const outside = connectAdmin('postgres');
      try {
        await outside.unsafe(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
      } finally {
        await outside.end();
      }
    },
  };
}
