import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationError } from './migration-error.js';

/** The name of the file, beside the migrations, in which a service says where its roles get less than the usual rights. */
const RIGHTS_FILE = 'rights.json';

/** What a service's `rights.json` says: tables by their names, without the schema. */
export interface ServiceRights {
  /** Tables whose rows, once written, the runtime role can neither change nor delete. */
  readonly appendOnly: readonly string[];
  /** Tables that the analyst cannot read: secrets, and what people say to each other in private. */
  readonly hiddenFromAnalyst: readonly string[];
}

const FIELDS = ['appendOnly', 'hiddenFromAnalyst'] as const satisfies readonly (keyof ServiceRights)[];

/**
 * Reads `<folder>/rights.json`. A folder without it takes no right away, and each of its fields may be left out.
 *
 * @throws MigrationError naming file and field. A misspelt field is refused: it would leave a ledger open, or a secret.
 */
export function readRights(folder: string): ServiceRights {
  const file = join(folder, RIGHTS_FILE);
  if (!existsSync(file)) return { appendOnly: [], hiddenFromAnalyst: [] };
  const content = parse(file);
  const unknown = Object.keys(content).find((field) => !FIELDS.some((known) => known === field));
  if (unknown !== undefined) throw new MigrationError(`${file}: ${unknown} is not known; there are ${FIELDS.join(' and ')}.`);
  const namesIn = (field: keyof ServiceRights): string[] => tableNames(file, field, content[field] ?? []);
  return { appendOnly: namesIn('appendOnly'), hiddenFromAnalyst: namesIn('hiddenFromAnalyst') };
}

/** A misspelt name would leave a ledger open to change, or a secret to the analyst, silently. */
export function assertTablesExist(folder: string, schema: string, rights: ServiceRights, tables: readonly string[]): void {
  for (const field of FIELDS) {
    const missing = rights[field].filter((table) => !tables.includes(table));
    if (missing.length === 0) continue;
    throw new MigrationError(`${join(folder, RIGHTS_FILE)}: ${field} names ${missing.join(', ')}, which no migration of schema ${schema} makes.`);
  }
}

function parse(file: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new MigrationError(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new MigrationError(`${file} has to be an object.`);
  return content as Record<string, unknown>;
}

function tableNames(file: string, field: string, value: unknown): string[] {
  if (Array.isArray(value) && value.every((name): name is string => typeof name === 'string' && name !== '')) return value;
  throw new MigrationError(`${file}: ${field} has to be a list of table names.`);
}
