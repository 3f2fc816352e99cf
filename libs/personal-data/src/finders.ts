import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** How a person's rows of a table are found. */
export type Finder =
  | { readonly kind: 'user'; readonly columns: readonly AnyPgColumn[] }
  | { readonly kind: 'owner'; readonly column: AnyPgColumn; readonly of: AnyPgColumn; readonly rows?: string; readonly ignoringCase?: true }
  | { readonly kind: 'any'; readonly finders: readonly Finder[] };

/** One that goes by way of another table. */
export type Step = Extract<Finder, { kind: 'owner' }>;

/** Rows that hold the person's user id in one of these columns, alone or in a list. */
export function byUser(...columns: readonly [AnyPgColumn, ...AnyPgColumn[]]): Finder {
  return { kind: 'user', columns };
}

/**
 * Rows whose column has the value that one of the person's rows of another declared table has in its own: `byOwner(lessons.studentId, students.id)`.
 * Where that table has several kinds of rows, those are meant that bear its name, or else all, unless they are named.
 */
export function byOwner(column: AnyPgColumn, of: AnyPgColumn, rows?: string): Finder {
  return { kind: 'owner', column, of, rows };
}

/** As {@link byOwner}, for addresses, which people write in small and capital letters. */
export function byAddress(column: AnyPgColumn, of: AnyPgColumn): Finder {
  return { kind: 'owner', column, of, ignoringCase: true };
}

/** Rows that one of these finds. */
export function byAny(...finders: readonly [Finder, Finder, ...Finder[]]): Finder {
  return { kind: 'any', finders };
}
