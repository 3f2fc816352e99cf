import { eq, or, sql, type SQL } from 'drizzle-orm';
import { PgArray } from 'drizzle-orm/pg-core';
import type { DeclaredRows, PersonalData } from './declaration.js';
import type { Finder, Step } from './finders.js';

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
