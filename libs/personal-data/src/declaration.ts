import { is, type SQL } from 'drizzle-orm';
import { PgTable, type AnyPgTable, type PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Finder } from './finders.js';

type ColumnOf<T extends AnyPgTable> = keyof T['_']['columns'] & string;

/** Each column with the reason why it is not given away, or stays as it is. */
type Reasons<T extends AnyPgTable> = { readonly [Column in ColumnOf<T>]?: string };

/**
 * What an erasure does with a person's rows of a table: they go; they go by a statement of their own, which tells how many as `removed`, where the
 * service's role may not delete them; some columns get what is no longer personal, and those with texts that stay say why; or they stay whole, and
 * this is why.
 */
export type Erasure<T extends AnyPgTable> =
  | 'delete'
  | { readonly by: (userId: string) => SQL }
  | { readonly set: (userId: string) => PgUpdateSetSource<T>; readonly keeps?: Reasons<T> }
  | { readonly keep: string };

/** A person's rows of a table: one kind of them, where people have several to do with a row. */
export interface PersonsRows<T extends AnyPgTable = AnyPgTable> {
  /** What the export calls them: the table's name, unless it has several kinds. */
  readonly as?: string;
  readonly found: Finder;
  /** The columns of the export, or why there are none. */
  readonly gives: readonly ColumnOf<T>[] | { readonly nothing: string };
  /** Columns with texts that the export leaves out: secrets, hashes, what others said. */
  readonly withholds?: Reasons<T>;
  readonly erasure: Erasure<T>;
}

/** A table without personal data, and why it has none. */
export interface AboutNobody {
  readonly nobody: string;
}

/** A table that events pass through, whole, on their way from their owner or to a copy. Erasure has its own way with them. */
export interface EventsOnTheirWay {
  readonly events: string;
}

export type TableDeclaration<T extends AnyPgTable = AnyPgTable> = PersonsRows<T> | readonly PersonsRows<T>[] | AboutNobody | EventsOnTheirWay;

/** One declaration for every table among the exports of a service's schemas. */
export type Declarations<Tables extends object> = {
  readonly [Name in keyof Tables as Tables[Name] extends AnyPgTable ? Name : never]: Tables[Name] extends AnyPgTable ? TableDeclaration<Tables[Name]> : never;
};

/** {@link PersonsRows} of whatever table. */
export interface DeclaredRows {
  readonly table: PgTable;
  /** What the export calls them. */
  readonly as: string;
  /** Whether they bear another name than their table's. */
  readonly named: boolean;
  readonly found: Finder;
  readonly gives: readonly string[] | { readonly nothing: string };
  readonly withholds: Readonly<Record<string, string | undefined>>;
  readonly erasure: 'delete' | { readonly by: (userId: string) => SQL } | { readonly set: (userId: string) => Readonly<Record<string, unknown>>; readonly keeps: Readonly<Record<string, string | undefined>> } | { readonly keep: string };
}

/** Nest token of a service's {@link PersonalData}. */
export const PERSONAL_DATA: unique symbol = Symbol('PERSONAL_DATA');

/** What a service holds of people. */
export interface PersonalData {
  readonly rows: readonly DeclaredRows[];
  /** Tables through which events pass. */
  readonly events: readonly PgTable[];
  /** Tables about nobody. */
  readonly nobody: readonly PgTable[];
  /** Tables that nobody has declared. */
  readonly undeclared: readonly PgTable[];
  /** Reasons, each with what it is given for. */
  readonly reasons: readonly (readonly [of: string, reason: string])[];
}

interface AnyRows {
  readonly as?: string;
  readonly found: Finder;
  readonly gives: DeclaredRows['gives'];
  readonly withholds?: DeclaredRows['withholds'];
  readonly erasure: 'delete' | { readonly by: (userId: string) => SQL } | { readonly set: (userId: string) => Readonly<Record<string, unknown>>; readonly keeps?: DeclaredRows['withholds'] } | { readonly keep: string };
}

type AnyDeclaration = AnyRows | readonly AnyRows[] | AboutNobody | EventsOnTheirWay;

/**
 * Declares, for every table of a service, whose data is in it, what an export gives of it and what an erasure does with it. What is left
 * out does not compile.
 *
 * @param tables all exports of the service's schemas, as `import * as` has them
 */
export function personalData<Tables extends object>(tables: Tables, declarations: Declarations<Tables>): PersonalData;
export function personalData(tables: Readonly<Record<string, unknown>>, declarations: Readonly<Record<string, AnyDeclaration | undefined>>): PersonalData {
  const [rows, events, nobody, undeclared]: [DeclaredRows[], PgTable[], PgTable[], PgTable[]] = [[], [], [], []];
  const reasons: (readonly [string, string])[] = [];
  for (const [key, table] of Object.entries(tables)) {
    if (!is(table, PgTable)) continue;
    const declared = declarations[key];
    if (!declared) undeclared.push(table);
    else if ('nobody' in declared) {
      nobody.push(table);
      reasons.push([key, declared.nobody]);
    } else if ('events' in declared) {
      events.push(table);
      reasons.push([key, declared.events]);
    } else {
      const kinds = 'found' in declared ? [declared] : declared;
      for (const kind of kinds) {
        const one = rowsOf(table, key, kind);
        rows.push(one);
        reasons.push(...reasonsOf(one));
      }
    }
  }
  return { rows, events, nobody, undeclared, reasons };
}

function rowsOf(table: PgTable, key: string, { as, found, gives, withholds = {}, erasure }: AnyRows): DeclaredRows {
  const whole = typeof erasure === 'object' && 'set' in erasure ? { set: erasure.set, keeps: erasure.keeps ?? {} } : erasure;
  return { table, as: as ?? key, named: as !== undefined, found, gives, withholds, erasure: whole };
}

function reasonsOf({ as, gives, withholds, erasure }: DeclaredRows): (readonly [string, string])[] {
  const named = (reasons: DeclaredRows['withholds']) => Object.entries(reasons).map(([column, reason = '']) => [`${as}.${column}`, reason] as const);
  return [
    ...('nothing' in gives ? [[as, gives.nothing] as const] : []),
    ...named(withholds),
    ...(erasure === 'delete' || 'by' in erasure ? [] : 'keep' in erasure ? [[as, erasure.keep] as const] : named(erasure.keeps)),
  ];
}
