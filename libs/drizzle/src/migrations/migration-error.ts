/** Why a migration did not happen: a sentence that names it. The database is as it was before that migration. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
