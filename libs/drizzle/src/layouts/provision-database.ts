import { ANALYST_ROLE, SERVICES, type ServiceName } from '@edtech/environment';
import type postgres from 'postgres';
import { quoteIdentifier } from '../sql-text.js';
import { EXTENSIONS, EXTENSIONS_SCHEMA } from './extensions.js';
import { isSuperuser } from './provision-roles.js';

/** A database and the services whose schemas are in it: one in layout `A`, all in `B` and `C`. */
export interface PlannedDatabase {
  readonly name: string;
  /** The role that owns the database itself; absent: whoever provisions. */
  readonly owner?: string;
  readonly services: readonly ServiceName[];
}

/**
 * Makes the database and decides who may enter it: the roles of its own services and the analyst. Nobody
 * may define anything but inside a schema of their own, not even the database's owner: what a migration
 * may do is then the same in every layout.
 */
export async function provisionDatabase(sql: postgres.Sql, { name, owner, services }: PlannedDatabase): Promise<void> {
  const database = quoteIdentifier(name);
  const [found] = await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`;
  // template1 may hold what an administrator put there; template0 is as Postgres made it.
  if (!found) await sql.unsafe(`CREATE DATABASE ${database} TEMPLATE template0`);
  if (owner) await sql.unsafe(`ALTER DATABASE ${database} OWNER TO ${quoteIdentifier(owner)}`);
  const members = services.flatMap((service) => Object.values(SERVICES[service].roles));
  const named = [...members, ANALYST_ROLE].map(quoteIdentifier).join(', ');
  await sql.unsafe(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${named}`);
  await sql.unsafe(`GRANT CONNECT ON DATABASE ${database} TO ${named}`);
  if (!(await isSuperuser(sql))) await sql.unsafe(`GRANT CONNECT, CREATE ON DATABASE ${database} TO CURRENT_USER`);
}

/** Makes the extensions' schema and closes `public`, which every role could otherwise look into. */
export async function provisionExtensions(sql: postgres.Sql): Promise<void> {
  const schema = quoteIdentifier(EXTENSIONS_SCHEMA);
  await sql.unsafe('REVOKE ALL ON SCHEMA public FROM PUBLIC, pg_database_owner');
  await sql.unsafe(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await sql.unsafe(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
  await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO PUBLIC`);
  for (const extension of EXTENSIONS) {
    await sql.unsafe(`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(extension)} SCHEMA ${schema}`);
  }
}

/** Makes a service's schema. The default rights cover every table that its owner will ever make in it. */
export async function provisionSchema(sql: postgres.Sql, service: ServiceName): Promise<void> {
  const { schema: name, roles } = SERVICES[service];
  const schema = quoteIdentifier(name);
  const owner = quoteIdentifier(roles.owner);
  const runtime = quoteIdentifier(roles.runtime);
  const analyst = quoteIdentifier(ANALYST_ROLE);
  await sql.unsafe(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${owner}`);
  await sql.unsafe(`ALTER SCHEMA ${schema} OWNER TO ${owner}`);
  await sql.unsafe(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
  await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${runtime}, ${analyst}`);
  const later = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${schema}`;
  await sql.unsafe(`${later} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${runtime}`);
  await sql.unsafe(`${later} GRANT USAGE ON SEQUENCES TO ${runtime}`);
  await sql.unsafe(`${later} GRANT SELECT ON TABLES TO ${analyst}`);
}
