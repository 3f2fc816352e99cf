import { eq, or, sql, type SQL } from 'drizzle-orm';
import { PgArray, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { DeclaredRows, PersonalData } from './declaration.js';

/** How a person's rows of a table are found. */
export type Finder =
  | { readonly kind: 'user'; readonly columns: readonly AnyPgColumn[] }
  | { readonly kind: 'owner'; readonly column: AnyPgColumn; readonly of: AnyPgColumn; readonly rows?: string; readonly ignoringCase?: true }
  | { readonly kind: 'any'; readonly finders: readonly Finder[] };

type Step = Extract<Finder, { kind: 'owner' }>;

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

/** The condition of a statement about the person's rows. */
export function conditionOf(data: PersonalData, finder: Finder, userId: string): SQL {
  switch (finder.kind) {
    case 'user':
      return either(finder.columns.map((column) => (column instanceof PgArray ? sql`${column} @> array[${userId}]::uuid[]` : eq(column, userId))));
    case 'owner': {
      const { column, of, ignoringCase } = finder;
      const owned = either(ownersOf(data, finder).map(({ found }) => conditionOf(data, found, userId)));
      return ignoringCase
        ? sql`lower(${column}) in (select lower(${of}) from ${of.table} where ${owned})`
        : sql`${column} in (select ${of} from ${of.table} where ${owned})`;
    }
    case 'any':
      return either(finder.finders.map((one) => conditionOf(data, one, userId)));
  }
}

/** The kinds of rows that a step goes through. @throws Error when there are none */
export function ownersOf({ rows }: PersonalData, { of, rows: name }: Step): readonly DeclaredRows[] {
  const all = rows.filter(({ table, as }) => table === of.table && (name === undefined || as === name));
  if (all.length === 0) throw new Error(`a finder goes by way of ${name ?? 'a table'} without rows of persons`);
  const own = all.filter(({ named }) => !named);
  return own.length > 0 ? own : all;
}

/** Where a finder goes from the table that it is for. */
export function stepsOf(finder: Finder): readonly Step[] {
  if (finder.kind === 'any') return finder.finders.flatMap(stepsOf);
  return finder.kind === 'owner' ? [finder] : [];
}

function either(conditions: readonly SQL[]): SQL {
  return or(...conditions) ?? sql`false`;
}
