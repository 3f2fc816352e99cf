import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { migrate, provision, quoteIdentifier, type Layout, type ServiceDatabase } from '@edtech/drizzle';
import { ANALYST_ROLE, SERVICE_NAMES, SERVICES, type DatabaseEnvironment, type ServiceName } from '@edtech/environment';
import { testServer } from '@edtech/testing';
import postgres from 'postgres';

const root = join(__dirname, '../../..');

/** The databases of all six services in one layout, migrated with the services' own migrations. */
export interface PlatformDatabases {
  readonly layout: Layout;
  readonly all: readonly ServiceDatabase[];
  of(service: ServiceName): ServiceDatabase;
  /** The analyst, in the database that a service's tables are in. */
  analystAt(service: ServiceName): DatabaseEnvironment;
  /** Asks every database of the layout the same, as a superuser, and puts the answers together. */
  everywhere<R extends object>(query: string): Promise<R[]>;
  /** Runs statements as a superuser in the database that a service's tables are in: for planting what must be found. */
  plant(service: ServiceName, ...statements: string[]): Promise<void>;
  /** Brings every service up to date again. @returns what that applied */
  migrateAgain(): Promise<string[]>;
  drop(): Promise<void>;
}

export async function createPlatformDatabases(layout: Layout): Promise<PlatformDatabases> {
  const server = testServer();
  const name = `platform_${layout.toLowerCase()}_${randomBytes(5).toString('hex')}`;
  const databaseName = layout === 'A' ? (service: ServiceName): string => `${name}_${service}` : name;
  const all = await provision(server, { layout, services: SERVICE_NAMES, passwords, databaseName });
  await migrateAll(all);

  const asSuperuser = <T>(database: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> =>
    session({ ...server, name: database, poolSize: 1 }, work);
  const of = (service: ServiceName): ServiceDatabase => all.find((database) => database.service === service) ?? missing(service);
  const names = [...new Set(all.map(({ runtime }) => runtime.name))];
  return {
    layout,
    all,
    of,
    analystAt: (service) => ({ ...of(service).runtime, user: ANALYST_ROLE, password: passwords(ANALYST_ROLE) }),
    async everywhere<R extends object>(query: string) {
      const answers = await Promise.all(names.map((database) => asSuperuser(database, (sql) => sql.unsafe<R[]>(query))));
      return answers.flatMap((rows) => [...rows]);
    },
    plant: (service, ...statements) =>
      asSuperuser(of(service).runtime.name, async (sql) => {
        for (const statement of statements) await sql.unsafe(statement);
      }),
    migrateAgain: () => migrateAll(all),
    drop: () =>
      asSuperuser('postgres', async (sql) => {
        for (const database of names) await sql.unsafe(`DROP DATABASE IF EXISTS ${quoteIdentifier(database)} WITH (FORCE)`);
      }),
  };
}

/** Runs `work` on one connection of its own. */
export async function session<T>(as: DatabaseEnvironment, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const { host, port, name, user, password } = as;
  const sql = postgres({ host, port, database: name, user, password, max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The SQLSTATE that refused the statement, or `accepted`; what was accepted is rolled back. */
export async function outcome(sql: postgres.Sql, statement: string): Promise<string> {
  await sql`BEGIN`;
  try {
    await sql.unsafe(statement);
    return 'accepted';
  } catch (error) {
    if (error instanceof postgres.PostgresError) return error.code;
    throw error;
  } finally {
    await sql`ROLLBACK`;
  }
}

/** The folder with a service's migrations. */
export function migrationsOf(service: ServiceName): string {
  return join(root, 'apps', SERVICES[service].app, 'drizzle');
}

async function migrateAll(databases: readonly ServiceDatabase[]): Promise<string[]> {
  const results = await Promise.all(
    databases.map(async ({ service, schema, owner }) => {
      const rights = { runtimeRole: SERVICES[service].roles.runtime, analystRole: ANALYST_ROLE };
      const { applied } = await migrate({ connection: owner, schema, migrationsFolder: migrationsOf(service), ...rights });
      return applied.map((tag) => `${service} ${tag}`);
    }),
  );
  return results.flat();
}

/** Roles belong to the whole server, which other suites use too: everybody agrees on these passwords. */
function passwords(role: string): string {
  return `test-${role}`;
}

function missing(service: ServiceName): never {
  throw new Error(`there is no database of ${service}`);
}
