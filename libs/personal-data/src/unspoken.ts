import { getTableColumns, type Column } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { DeclaredRows, PersonalData } from './declaration.js';
import { ownersOf, stepsOf } from './condition-of.js';

const ANYBODY = '00000000-0000-7000-8000-000000000000';

/** Types in which anything can be said. Columns with a fixed vocabulary are none of these. */
const SAYS_ANYTHING = /^(text|varchar|json|jsonb|citext|tsvector|bytea|xml|hstore)\b/;

/**
 * What a declaration leaves open, each in a sentence: tables that nobody has declared, columns with texts or documents of which it says
 * neither what an export nor what an erasure does with them, and reasons that are none.
 */
export function unspoken(data: PersonalData): readonly string[] {
  const names = data.rows.map(({ as }) => as);
  return [
    ...data.undeclared.map((table) => `${getTableConfig(table).name} is not declared`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is declared twice`),
    ...data.reasons.filter(([, reason]) => reason.trim() === '').map(([of]) => `${of} has no reason`),
    ...data.rows.flatMap((one) => [...unspokenOf(one), ...lost(data, one)]),
  ];
}

function unspokenOf({ table, as, gives, withholds, erasure }: DeclaredRows): string[] {
  const columns: Readonly<Record<string, Column>> = getTableColumns(table);
  const exported = 'nothing' in gives ? Object.keys(columns) : [...gives, ...Object.keys(withholds)];
  const erased = erasure === 'delete' || 'by' in erasure || 'keep' in erasure ? Object.keys(columns) : [...Object.keys(erasure.set(ANYBODY)), ...Object.keys(erasure.keeps)];
  return Object.entries(columns)
    .filter(([, column]) => saysAnything(column))
    .flatMap(([name]) => [
      ...(exported.includes(name) ? [] : [`${as}.${name} is neither given nor withheld`]),
      ...(erased.includes(name) ? [] : [`${as}.${name} is neither erased nor kept`]),
    ]);
}

function saysAnything(column: Column): boolean {
  return SAYS_ANYTHING.test(column.getSQLType()) && !column.enumValues?.length;
}

/** Ways to rows that lead through tables without any. */
function lost(data: PersonalData, { as, found }: DeclaredRows): string[] {
  return stepsOf(found).flatMap((step) => {
    try {
      ownersOf(data, step);
      return [];
    } catch {
      return [`${as} are found by way of ${step.rows ?? getTableConfig(step.of.table).name}, which has no rows of persons`];
    }
  });
}
