import { ANALYST_ROLE, SERVICES, type ServiceName } from '@edtech/environment';
import type postgres from 'postgres';
import { quoteIdentifier, quoteLiteral } from '../sql-text.js';
import { EXTENSIONS_SCHEMA } from './extensions.js';
import { scramVerifier } from './scram-verifier.js';

/** Makes the analyst and each service's two roles, as powerless as a role can be, and sets their passwords. */
export async function provisionRoles(
  sql: postgres.Sql,
  services: readonly ServiceName[],
  passwords: (role: string) => string,
): Promise<void> {
  const superuser = await isSuperuser(sql);
  for (const service of services) {
    const { schema, roles } = SERVICES[service];
    for (const role of [roles.owner, roles.runtime]) {
      await provisionRole(sql, role, passwords(role), [schema, EXTENSIONS_SCHEMA]);
    }
    // An administrator who is no superuser may hand things to the owner only as a member of it.
    if (!superuser) await sql.unsafe(`GRANT ${quoteIdentifier(roles.owner)} TO CURRENT_USER`);
  }
  await provisionRole(sql, ANALYST_ROLE, passwords(ANALYST_ROLE), [EXTENSIONS_SCHEMA]);
  await sql.unsafe(`ALTER ROLE ${quoteIdentifier(ANALYST_ROLE)} SET default_transaction_read_only = on`);
}

export async function isSuperuser(sql: postgres.Sql): Promise<boolean> {
  const [me] = await sql<{ rolsuper: boolean }[]>`SELECT rolsuper FROM pg_roles WHERE rolname = current_user`;
  return me?.rolsuper === true;
}

async function provisionRole(
  sql: postgres.Sql,
  role: string,
  password: string,
  searchPath: readonly string[],
): Promise<void> {
  const name = quoteIdentifier(role);
  const [found] = await sql<{ powerful: boolean }[]>`
    SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls AS powerful
    FROM pg_roles WHERE rolname = ${role}`;
  if (!found) await sql.unsafe(`CREATE ROLE ${name}`);
  if (found?.powerful) {
    await sql.unsafe(`ALTER ROLE ${name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS`);
  }
  await sql.unsafe(`ALTER ROLE ${name} LOGIN PASSWORD ${quoteLiteral(scramVerifier(password))}`);
  await sql.unsafe(`ALTER ROLE ${name} SET search_path = ${searchPath.map(quoteIdentifier).join(', ')}`);
}
