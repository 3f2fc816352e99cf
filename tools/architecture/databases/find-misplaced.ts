import { SERVICE_NAMES, SERVICES } from '@edtech/environment';
import type { PlatformDatabases } from './platform-databases.js';

/** Schemas of Postgres itself, and the one of the extensions, where only the administrator puts anything. */
const FOREIGN_SCHEMAS = `('pg_catalog', 'information_schema', 'pg_toast', 'extensions')`;
const RUNTIME_ROLES: readonly string[] = SERVICE_NAMES.map((service) => SERVICES[service].roles.runtime);

/** Tables, sequences, views, functions and types that are not in a service's schema with that service's owner. */
export async function findMisplacedThings(databases: PlatformDatabases): Promise<string[]> {
  const things = await databases.everywhere<{ schema: string; name: string; owner: string }>(`
    SELECT n.nspname AS schema, thing.name, pg_get_userbyid(thing.owner) AS owner FROM pg_namespace n
    JOIN (
      SELECT relnamespace AS namespace, relname::text AS name, relowner AS owner FROM pg_class
      UNION ALL SELECT pronamespace, proname || '()', proowner FROM pg_proc
      UNION ALL SELECT typnamespace, typname, typowner FROM pg_type
    ) thing ON thing.namespace = n.oid
    WHERE n.nspname NOT IN ${FOREIGN_SCHEMAS} AND n.nspname !~ '^pg_(temp|toast_temp)_'`);
  if (things.length === 0) throw new Error('there is nothing at all: were the services migrated?');
  const homes = new Map(SERVICE_NAMES.map((service) => [SERVICES[service].schema as string, SERVICES[service].roles.owner]));
  return things.filter(({ schema, owner }) => homes.get(schema) !== owner).map(({ schema, name, owner }) => `${schema}.${name} of ${owner}`);
}

/** Foreign keys from one service's table to another's. */
export async function findForeignKeysThatCross(databases: PlatformDatabases): Promise<string[]> {
  const keys = await databases.everywhere<{ key: string; crosses: boolean }>(`
    SELECT k.conrelid::regclass || ' -> ' || k.confrelid::regclass AS key,
      mine.relnamespace <> theirs.relnamespace OR mine.relowner <> theirs.relowner AS crosses
    FROM pg_constraint k JOIN pg_class mine ON mine.oid = k.conrelid JOIN pg_class theirs ON theirs.oid = k.confrelid
    WHERE k.contype = 'f'`);
  if (keys.length === 0) throw new Error('there is no foreign key at all: were the services migrated?');
  return keys.filter(({ crosses }) => crosses).map(({ key }) => key);
}

/** Tables and columns on which somebody has a right who is neither the owning service nor the analyst. */
export async function findSharedTables(databases: PlatformDatabases): Promise<string[]> {
  const grants = await databases.everywhere<{ schema: string; table: string; role: string }>(`
    SELECT DISTINCT n.nspname AS schema, c.relname AS table, coalesce(r.rolname, 'PUBLIC') AS role
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (
      SELECT (aclexplode(c.relacl)).grantee
      UNION ALL SELECT (aclexplode(a.attacl)).grantee FROM pg_attribute a WHERE a.attrelid = c.oid
    ) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
    WHERE n.nspname NOT IN ${FOREIGN_SCHEMAS}`);
  if (!grants.some(({ role }) => RUNTIME_ROLES.includes(role))) throw new Error('no service may read its own tables: were they migrated?');
  return grants.filter(({ schema, role }) => !mayTouch(schema, role)).map(({ schema, table, role }) => `${schema}.${table} by ${role}`);
}

function mayTouch(schema: string, role: string): boolean {
  const service = SERVICE_NAMES.find((name) => SERVICES[name].schema === schema);
  if (!service) return false;
  return [SERVICES[service].roles.owner, SERVICES[service].roles.runtime, 'edtech_analyst'].includes(role);
}
