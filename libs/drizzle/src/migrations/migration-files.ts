import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';

export interface Migration {
  /** The file's name without `.sql`: `0003_refund_reasons`. */
  readonly tag: string;
  /** SHA-256 of the file, as drizzle computes it. */
  readonly hash: string;
  readonly statements: readonly string[];
}

/** Reads what drizzle-kit wrote, in the order of its journal. */
export function readMigrations(folder: string): Migration[] {
  const files = readMigrationFiles({ migrationsFolder: folder });
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { tag: string }[] };
  return journal.entries.map(({ tag }, index) => {
    const file = files[index];
    if (!file) throw new Error(`${folder}: the journal names ${tag}, which was not read`);
    return { tag, hash: file.hash, statements: file.sql.filter((text) => text.trim() !== '') };
  });
}
