import type { DatabaseEnvironment } from '@edtech/environment';

export interface MigrationTarget {
  /** The owner role's credentials. */
  readonly connection: DatabaseEnvironment;
  readonly schema: string;
  /** The folder that drizzle-kit writes: `meta/_journal.json` and one `.sql` file per migration. */
  readonly migrationsFolder: string;
  /** May read and write every table of the schema, and define nothing. */
  readonly runtimeRole?: string;
  /** May read every table of the schema. */
  readonly analystRole?: string;
  /** Tables (without the schema) whose rows, once written, the runtime role can neither change nor delete. */
  readonly appendOnlyTables?: readonly string[];
}

/**
 * Applies what the schema has not had yet, each migration in a transaction of its own together with its
 * line in `<schema>.__migrations` and the roles' rights. Safe to run at the same time from several places.
 *
 * @returns the names of the migrations that this call applied, in order
 */
export function migrate(target: MigrationTarget): Promise<{ applied: string[] }> {
  throw new Error(`not written yet: ${target.schema}`);
}
