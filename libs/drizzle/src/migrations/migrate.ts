import type { DatabaseEnvironment } from '@edtech/environment';
import { connect, type Connection } from '../connection/connect.js';
import { quoteIdentifier } from '../sql-text.js';
import { grantRights, HISTORY_TABLE, tablesOf, type Rights } from './grant-rights.js';
import { MigrationError } from './migration-error.js';
import { readMigrations, type Migration } from './migration-files.js';
import { assertTablesExist, readRights } from './rights-file.js';

export interface MigrationTarget {
  /** The owner role's credentials. */
  readonly connection: DatabaseEnvironment;
  readonly schema: string;
  /**
   * The folder that drizzle-kit writes: `meta/_journal.json` and one `.sql` file per migration. Beside them a
   * `rights.json`, where a service has tables that it only appends to, or that are no business of the analyst's.
   */
  readonly migrationsFolder: string;
  /** May read and write every table of the schema, and define nothing. */
  readonly runtimeRole?: string;
  /** May read every table of the schema but the hidden ones. */
  readonly analystRole?: string;
}

/**
 * Applies what the schema has not had yet, each migration in a transaction of its own together with its
 * line in `<schema>.__migrations` and the roles' rights. Safe to run at the same time from several places:
 * the others wait, and then find nothing to do.
 *
 * What has been applied is told by name and content, never by date: a migration that was written earlier
 * and merged later is applied too. History that this folder does not know (a newer version was here) is left.
 *
 * @returns the names of the migrations that this call applied, in order
 * @throws MigrationError naming the migration that failed, or that was changed after it had been applied; or the
 *   file and field of rights that are no such thing
 */
export async function migrate(target: MigrationTarget): Promise<{ applied: string[] }> {
  const migrations = readMigrations(target.migrationsFolder);
  const rights = readRights(target.migrationsFolder);
  const { sql, close } = connect({
    ...target.connection,
    poolSize: 1,
    applicationName: `edtech-${target.schema}-migration`,
    schema: target.schema,
  });
  try {
    await sql`SELECT pg_advisory_lock(hashtextextended(${`migrate ${target.schema}`}, 0))`;
    const pending = await findPending(sql, target.schema, migrations);
    for (const migration of pending) await apply(sql, { ...target, ...rights }, migration);
    await sql.begin(async (tx) => {
      assertTablesExist(target.migrationsFolder, target.schema, rights, await tablesOf(tx, target.schema));
      await grantRights(tx, { ...target, ...rights });
    });
    return { applied: pending.map(({ tag }) => tag) };
  } finally {
    // Ending the session also gives the lock back.
    await close();
  }
}

async function findPending(sql: Connection['sql'], schema: string, migrations: readonly Migration[]): Promise<Migration[]> {
  const [found] = await sql`SELECT 1 FROM pg_namespace WHERE nspname = ${schema}`;
  if (!found) throw new MigrationError(`There is no schema ${schema} in this database: it has to be provisioned first.`);
  const history = `${quoteIdentifier(schema)}.${quoteIdentifier(HISTORY_TABLE)}`;
  await sql.unsafe(`CREATE TABLE IF NOT EXISTS ${history} (
    tag text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const rows = await sql.unsafe<{ tag: string; hash: string }[]>(`SELECT tag, hash FROM ${history}`);
  const applied = new Map(rows.map(({ tag, hash }) => [tag, hash]));
  for (const { tag, hash } of migrations) {
    if ((applied.get(tag) ?? hash) === hash) continue;
    throw new MigrationError(
      `Migration ${tag} of schema ${schema} has been changed after it was applied here. ` +
        'Put it back and write a new one; a database without anything worth keeping can also be made anew.',
    );
  }
  return migrations.filter(({ tag }) => !applied.has(tag));
}

async function apply(sql: Connection['sql'], rights: Rights, { tag, hash, statements }: Migration): Promise<void> {
  const history = `${quoteIdentifier(rights.schema)}.${quoteIdentifier(HISTORY_TABLE)}`;
  await sql.begin(async (tx) => {
    for (const [index, statement] of statements.entries()) {
      try {
        await tx.unsafe(statement);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        const place = `statement ${index + 1} of migration ${tag} (schema ${rights.schema})`;
        throw new MigrationError(`Postgres refused ${place}: ${reason}`, { cause });
      }
    }
    await tx.unsafe(`INSERT INTO ${history} (tag, hash) VALUES ($1, $2)`, [tag, hash]);
    // In the same transaction: no moment passes in which an append-only table can be changed, or a hidden one read.
    await grantRights(tx, rights);
  });
}
