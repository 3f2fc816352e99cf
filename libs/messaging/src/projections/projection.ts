import type { EventData, EventDefinition, EventEnvelope, EventOwner, Upcast } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import { getTableColumns, sql, type InferSelectModel, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';
import type { Scope } from '../scope.js';

/** What describes an event's data. */
type Schema = EventDefinition['data'];

/** What of an event a copy is made from. */
export interface StateOf<S extends Schema = Schema> {
  readonly sequence: number;
  readonly data: EventData<EventDefinition<S>>;
}

/** A row of a copy, as the database is given it. */
export interface CopiedRow {
  readonly key: string;
  /** The version of the aggregate that it shows. */
  readonly version: number;
  /** Values by the names that the columns have in the database, as JSON. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What came of applying events. */
export interface Applied {
  /** Keys of the rows that show something newer now. */
  readonly changed: readonly string[];
  /** Keys that have no row: only of columns, whose rows are made elsewhere. */
  readonly missing: readonly string[];
}

/** Works out again what follows from copied rows, after they were repaired or built anew. May run twice for the same. */
export interface ProjectionFollower {
  /**
   * @param involved what the changed rows name, before and after, in the columns that the projection `involves`.
   * @param projection its name, for those who follow several.
   */
  follow(scope: Scope, involved: readonly string[], projection: string): Promise<void>;
}

interface Common<S extends Schema, T extends AnyPgTable> {
  /** Unique in its service: `lesson-references`. */
  readonly name: string;
  /** The events whose state is copied, all of one topic. */
  readonly events: readonly [EventDefinition<S>, ...EventDefinition<S>[]];
  /**
   * From older versions of these events: the topic tells what was before the newer one, and of a compacted topic what was told last,
   * which is the older one. Only who builds the copy anew reads them.
   */
  readonly upcasts?: readonly Upcast[];
  readonly table: T;
  /** Unique in the table. */
  readonly key: keyof InferSelectModel<T> & string;
  /** The column that says which version of the aggregate the copy shows. */
  readonly version: keyof InferSelectModel<T> & string;
  /** Columns that name whom a change concerns: what the follower gets. */
  readonly involves?: readonly (keyof InferSelectModel<T> & string)[];
}

interface TableOptions<S extends Schema, T extends AnyPgTable, V extends keyof InferSelectModel<T>> extends Common<S, T> {
  readonly version: V & string;
  /** The row that an aggregate's state makes; undefined for one that is not kept. */
  readonly copy: (data: EventData<EventDefinition<S>>) => Omit<InferSelectModel<T>, V> | undefined;
}

interface ColumnsOptions<S extends Schema, T extends AnyPgTable, C extends keyof InferSelectModel<T>> extends Common<S, T> {
  readonly columns: readonly (C & string)[];
  /** What goes into the columns; with the key. */
  readonly copy: (data: EventData<EventDefinition<S>>) => Pick<InferSelectModel<T>, C> & Readonly<Record<string, unknown>>;
  /** Whether there must be a row for an aggregate. */
  readonly required: (data: EventData<EventDefinition<S>>) => boolean;
  /** Which rows keep the copy, as a condition on the table; all when left out. */
  readonly applies?: SQL;
  /** Whether the key is the aggregate's own id, so that rows lie in the order of the owner's; true when left out. */
  readonly keyIsSubject?: boolean;
}

interface Parts<S extends Schema> {
  readonly name: string;
  readonly events: readonly [EventDefinition<S>, ...EventDefinition<S>[]];
  readonly upcasts: readonly Upcast[];
  readonly kind: 'table' | 'columns';
  readonly table: AnyPgTable;
  readonly key: string;
  readonly version: string;
  readonly columns: readonly string[];
  readonly involves: readonly string[];
  readonly copy: (data: EventData<EventDefinition<S>>) => Readonly<Record<string, unknown>> | undefined;
  readonly required: (data: EventData<EventDefinition<S>>) => boolean;
  readonly applies: SQL;
  readonly keyIsSubject: boolean;
}

/**
 * A copy of what another service owns: the one mapping by which its events are applied, and by which it is compared,
 * repaired and built anew. Rows go to the database as JSON that it reads by the table's own types, one statement for
 * one row or many.
 */
export class Projection<S extends Schema = Schema> {
  readonly name: string;
  /** table: the rows are the copy. columns: the rows are the service's own and are neither made nor deleted here. */
  readonly kind: 'table' | 'columns';
  readonly events: readonly EventDefinition<S>[];
  readonly topic: string;
  readonly owner: EventOwner;
  /** Whether rows lie in the order of the owner's aggregates. */
  readonly keyIsSubject: boolean;
  readonly table: SQL;
  /** The key's type, for casts. */
  readonly keyType: SQL;
  /** Names of columns in the database. */
  readonly key: string;
  readonly version: string;
  /** Those that are copied, without key and version. */
  readonly columns: readonly string[];
  readonly involves: readonly string[];
  readonly applies: SQL;
  private readonly names: ReadonlyMap<string, string>;

  constructor(private readonly parts: Parts<S>) {
    const { name, kind, events, table, key, version, keyIsSubject, applies } = parts;
    const columns = new Map<string, AnyPgColumn>(Object.entries(getTableColumns(table)));
    const nameOf = (property: string): string => {
      const column = columns.get(property);
      if (!column) throw new Error(`the projection ${name} has no column ${property}`);
      return column.name;
    };
    const [{ topic, owner }] = events;
    if ([...events, ...parts.upcasts.map(({ from }) => from)].some((event) => event.topic !== topic)) throw new Error(`the events of the projection ${name} are not of one topic`);
    this.names = new Map([...parts.columns, key, version].map((property) => [property, nameOf(property)]));
    this.name = name;
    this.kind = kind;
    this.events = events;
    this.topic = topic;
    this.owner = owner;
    this.keyIsSubject = keyIsSubject;
    this.table = sql`${table}`;
    this.keyType = sql.raw(columns.get(key)?.getSQLType() ?? 'uuid');
    this.key = nameOf(key);
    this.version = nameOf(version);
    this.columns = parts.columns.map(nameOf);
    this.involves = parts.involves.map(nameOf);
    this.applies = applies;
  }

  /** What a message of the topic says of its aggregate; undefined where the copy is not made from its type. */
  stateIn(message: EventEnvelope): StateOf<S> | 'unreadable' | undefined {
    const event = this.events.find(({ type }) => type === message.type);
    const upcast = event ? undefined : this.parts.upcasts.find(({ from }) => from.type === message.type);
    if (event) {
      const parsed = event.data.safeParse(message.data);
      return parsed.success ? { sequence: message.sequence, data: parsed.data } : 'unreadable';
    }
    if (!upcast) return undefined;
    const parsed = upcast.from.data.safeParse(message.data);
    return parsed.success ? this.stateIn(upcast.upcast({ ...message, data: parsed.data })) : 'unreadable';
  }

  /** The row that a state makes; undefined for an aggregate that is not kept. */
  rowOf({ data, sequence }: StateOf<S>): CopiedRow | undefined {
    const copy = this.copyOf(data);
    if (!copy) return undefined;
    const values: Record<string, unknown> = {};
    for (const [property, column] of this.names) values[column] = toJson(copy[property]);
    values[this.version] = sequence;
    return { key: String(values[this.key]), version: sequence, values };
  }

  /** What a state puts into the columns, by their names in the program. */
  copyOf(data: EventData<EventDefinition<S>>): Readonly<Record<string, unknown>> | undefined {
    return this.parts.copy(data);
  }

  /** Whether a row must exist for this state. */
  requires(data: EventData<EventDefinition<S>>): boolean {
    return this.parts.required(data);
  }

  /** Applies events where they are newer than what is known. Older ones and duplicates change nothing. */
  async apply(tx: Transaction, events: StateOf<S> | readonly StateOf<S>[]): Promise<Applied> {
    const rows = newestPerKey((isList(events) ? events : [events]).flatMap((event) => this.rowOf(event) ?? []));
    if (rows.length === 0) return { changed: [], missing: [] };
    if (this.kind === 'table') return { changed: await this.upsert(tx, rows, sql`mine.${id(this.version)} < excluded.${id(this.version)}`), missing: [] };
    // Looked up first: a row that is made between an update that found none and the look-up would never get its copy.
    const known = await this.findKeys(tx, rows);
    const changed = await this.update(tx, rows, sql`mine.${id(this.version)} < fresh.${id(this.version)}`);
    return { changed, missing: rows.map(({ key }) => key).filter((key) => !known.has(key)) };
  }

  /** Makes or changes rows of a copied table where the condition on `mine` and `excluded` holds. @returns their keys. */
  async upsert(tx: Transaction, rows: readonly CopiedRow[], when: SQL): Promise<string[]> {
    return this.upsertFrom(tx, this.records(rows), when);
  }

  /** As {@link upsert}, from any relation of the table's type. */
  async upsertFrom(tx: Transaction, relation: SQL, when: SQL): Promise<string[]> {
    const all = [this.key, ...this.columns, this.version];
    const written = await tx.execute(sql`
      insert into ${this.table} as mine (${list(all.map(id))})
      select ${list(all.map(id))} from ${relation} as fresh order by ${id(this.key)}
      on conflict (${id(this.key)}) do update set ${list(this.changing.map((column) => sql`${id(column)} = excluded.${id(column)}`))}
      where ${when} returning mine.${id(this.key)}::text as key`);
    return written.map(({ key }) => String(key));
  }

  /** Changes the copied columns where rows keep the copy and the condition on `mine` and `fresh` holds. @returns their keys. */
  async update(tx: Transaction, rows: readonly CopiedRow[], when: SQL): Promise<string[]> {
    return this.updateFrom(tx, this.records(rows), when);
  }

  /** As {@link update}, from any relation of the table's type. */
  async updateFrom(tx: Transaction, relation: SQL, when: SQL): Promise<string[]> {
    const written = await tx.execute(sql`
      update ${this.table} as mine set ${list(this.changing.map((column) => sql`${id(column)} = fresh.${id(column)}`))}
      from ${relation} as fresh
      where mine.${id(this.key)} = fresh.${id(this.key)} and mine.${id(this.key)} in (${this.keepers}) and (${when})
      returning mine.${id(this.key)}::text as key`);
    return written.map(({ key }) => String(key));
  }

  /** Keys of the rows that keep the copy. */
  get keepers(): SQL {
    return sql`select ${id(this.key)} from ${this.table} where ${this.applies}`;
  }

  /** Rows as a relation of the table's type: values get the types, precisions and nulls that the table would give them. */
  records(rows: readonly CopiedRow[]): SQL {
    return sql`jsonb_populate_recordset(null::${this.table}, ${json(rows.map(({ values }) => values))})`;
  }

  /** Whether two rows of the table's type say the same, apart from which version they are of. */
  differs(one: string, other: string): SQL {
    const row = (alias: string) => sql`row(${list(this.columns.map((column) => sql`${sql.raw(alias)}.${id(column)}`))})`;
    return sql`${row(one)} is distinct from ${row(other)}`;
  }

  /** Which of the rows exist. */
  async findKeys(tx: Transaction, rows: readonly CopiedRow[]): Promise<Set<string>> {
    const known = await tx.execute(sql`
      select ${id(this.key)}::text as key from ${this.table} where ${id(this.key)} in (${this.keysOf(rows.map(({ key }) => key))})`);
    return new Set(known.map(({ key }) => String(key)));
  }

  private get changing(): string[] {
    return [...this.columns, this.version];
  }

  /** Keys as a relation of one column. */
  keysOf(keys: readonly string[]): SQL {
    return sql`select value::${this.keyType} from jsonb_array_elements_text(${json(keys)})`;
  }
}

/** Declares a table all of whose rows are copies of aggregates, and which nobody else writes. */
export function copiedTable<S extends Schema, T extends AnyPgTable, V extends keyof InferSelectModel<T>>(options: TableOptions<S, T, V>): Projection<S> {
  const { table, key, version, involves = [], upcasts = [], ...rest } = options;
  const columns = Object.keys(getTableColumns(table)).filter((property) => property !== key && property !== version);
  return new Projection<S>({ ...rest, upcasts, kind: 'table', table, key, version, columns, involves, required: () => true, applies: sql`true`, keyIsSubject: true });
}

/** Declares columns, in a table that is the service's own, that copy aggregates of another. */
export function copiedColumns<S extends Schema, T extends AnyPgTable, C extends keyof InferSelectModel<T>>(options: ColumnsOptions<S, T, C>): Projection<S> {
  const { involves = [], upcasts = [], applies = sql`true`, keyIsSubject = true, ...rest } = options;
  return new Projection<S>({ ...rest, upcasts, kind: 'columns', involves, applies, keyIsSubject });
}

/** Of the rows of one key the one of the newest version, in the order of the keys: so that writers meet in one order. */
export function newestPerKey(rows: readonly CopiedRow[]): CopiedRow[] {
  const newest = new Map<string, CopiedRow>();
  for (const row of rows) if ((newest.get(row.key)?.version ?? -1) < row.version) newest.set(row.key, row);
  return [...newest.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A name in a statement. */
export const id = (name: string): SQL => sql`${sql.identifier(name)}`;

/** Parts of a statement, with commas between them. */
export const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);

/** A value as jsonb. */
export const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::text::jsonb`;

function isList<T>(one: T | readonly T[]): one is readonly T[] {
  return Array.isArray(one);
}

function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}
