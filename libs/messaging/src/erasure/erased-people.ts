import { erasedData, eventDefinitions, type EventDefinition } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import { sql, type SQL } from 'drizzle-orm';
import type { TransactionSql } from 'postgres';
import { MALFORMED_TYPE } from '../inbox/malformed.js';
import type { MessagingTables } from '../messaging-tables.js';
import { id, type Projection } from '../projections/projection.js';
import { qualifiedName, schemaOf } from '../table-name.js';

/** Whose data are to go, and at whose request. */
export interface Erasure {
  readonly userId: string;
  readonly erasureId: string;
  readonly erasedAt: Date;
}

export interface ErasureOptions<T> {
  /** The service's copies of what has personal data: a rebuild of them may be under way. */
  readonly projections?: readonly Projection[];
  /** Erases what is in the service's own tables. */
  readonly eraseTables: () => Promise<T>;
}

/** How many rows told something of the person. */
export interface ErasedEvents {
  readonly inbox: number;
  readonly outbox: number;
  readonly shadows: number;
}

/** As much of an event as says whom it is about. */
interface AboutSomebody {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The people whose data were erased in a service. Their events keep their ids and lose what they say of them, wherever they lie:
 * handled, waiting or parked, and also those that arrive afterwards. So all of them stay valid, can still be handled
 * or replayed, and bring nothing back.
 */
export class ErasedPeople {
  private readonly definitions: ReadonlyMap<string, EventDefinition>;
  private readonly people: string;
  /** Names the service, because advisory locks belong to a whole database. */
  private readonly lock: string;

  constructor(
    private readonly tables: Pick<MessagingTables, 'inbox' | 'outbox' | 'projectionShadows' | 'erasedPeople'>,
    definitions: readonly EventDefinition[] = eventDefinitions,
  ) {
    this.definitions = new Map(definitions.flatMap((definition) => (definition.personal ? [[definition.type, definition]] : [])));
    this.people = qualifiedName(tables.erasedPeople);
    this.lock = `${schemaOf(tables.erasedPeople)} erasures`;
  }

  /**
   * Erases a person in the service, in the caller's transaction. May be done again, and then finds what has come since.
   *
   * Events first: a handler that is at one of them has its row, so that it is waited for, and what it writes is erased by `eraseTables`.
   */
  async erase<T>(tx: Transaction, { userId, erasureId, erasedAt }: Erasure, { projections = [], eraseTables }: ErasureOptions<T>): Promise<{ events: ErasedEvents; tables: T }> {
    const { inbox, outbox } = this.tables;
    await this.hold(tx);
    await tx.execute(sql`
      insert into ${this.tables.erasedPeople} (user_id, erasure_id, erased_at) values (${userId}, ${erasureId}, ${erasedAt.toISOString()}::timestamptz)
      on conflict (user_id) do update set erasure_id = excluded.erasure_id, erased_at = excluded.erased_at`);
    const [unsent, received] = [await this.scrub(tx, sql`${outbox}`, userId), await this.scrub(tx, sql`${inbox}`, userId)];
    const unreadable = await this.dropUnreadable(tx, userId);
    const tables = await eraseTables();
    return { events: { inbox: received + unreadable, outbox: unsent, shadows: await this.scrubShadows(tx, projections, userId) }, tables };
  }

  /**
   * Has others wait with storing and copying what has personal data, until the transaction ends: they know of its erasure then. To be
   * asked for before any row, because they have their share of it before they write to one.
   */
  async hold(tx: Transaction): Promise<void> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${this.lock}, 0))`);
  }

  /** Whether some of the events have personal data, so that they may only be kept through {@link withoutErased}. */
  concerns(events: readonly object[]): boolean {
    return events.some((event) => 'type' in event && this.definitions.has(String(event.type)));
  }

  /** The events as they may be kept. No erasure happens until the transaction, in which they are to be stored, has ended. */
  async withoutErased<E extends object>(tx: TransactionSql, events: readonly E[]): Promise<E[]> {
    const people = new Set(events.flatMap((event) => this.personOf(event) ?? []));
    if (people.size === 0) return [...events];
    await tx`select pg_advisory_xact_lock_shared(hashtextextended(${this.lock}, 0))`;
    // Asked in a statement after the lock: an erasure that held it has left its person.
    const rows = await tx`select user_id::text from ${tx.unsafe(this.people)} where user_id = any(${`{${[...people].join(',')}}`}::text::uuid[])`;
    const erased = new Set(rows.map((row) => String(row['user_id'])));
    return erased.size === 0 ? [...events] : events.map((event) => (erased.has(this.personOf(event) ?? '') ? this.withoutPerson(event) : event));
  }

  private personOf(event: object): string | undefined {
    if (!isAboutSomebody(event)) return undefined;
    const { personal } = this.definitions.get(event.type) ?? {};
    const person = personal && event.data[personal.of];
    return typeof person === 'string' && UUID.test(person) ? person.toLowerCase() : undefined;
  }

  private withoutPerson<E extends object>(event: E): E {
    const definition = isAboutSomebody(event) && this.definitions.get(event.type);
    // The text of the data too, where it is at hand.
    return definition && isAboutSomebody(event) ? { ...event, data: erasedData(definition, event.data), ...('json' in event && { json: undefined }) } : event;
  }

  /** Takes out of stored events what they say of the person. @returns of how many. */
  private async scrub(tx: Transaction, table: SQL, userId: string): Promise<number> {
    let count = 0;
    for (const { type, personal } of this.definitions.values()) {
      if (!personal) continue;
      const erased = sql`${JSON.stringify(personal.erased(userId))}::text::jsonb`;
      const scrubbed = await tx.execute(sql`
        update ${table} set data = data || ${erased}
        where type = ${type} and (data ->> ${personal.of}::text = ${userId}::text or subject = ${userId}::text) and not data @> ${erased}`);
      count += scrubbed.count;
    }
    return count;
  }

  /** What could not be read may say anything. Nobody can replay it either. */
  private async dropUnreadable(tx: Transaction, userId: string): Promise<number> {
    const { inbox } = this.tables;
    const dropped = await tx.execute(sql`
      update ${inbox} set data = '{}', status = 'dropped', handled_at = clock_timestamp()
      where type = ${MALFORMED_TYPE} and data <> '{}' and strpos(data::text, ${userId}::text) > 0`);
    // What went wrong is told in words that may be the person's.
    await tx.execute(sql`
      update ${inbox} set error = 'of a person who is erased' where error is not null and (subject = ${userId}::text or strpos(data::text, ${userId}::text) > 0)`);
    return dropped.count;
  }

  /** A rebuild that is under way says of the person what the table says now, or nothing. */
  private async scrubShadows(tx: Transaction, projections: readonly Projection[], userId: string): Promise<number> {
    const { projectionShadows } = this.tables;
    let count = 0;
    for (const { name, table, key, columns } of projections) {
      const now = sql.join(columns.map((column) => sql`${column}::text, to_jsonb(m.${id(column)})`), sql`, `);
      const ofThePerson = sql`s.projection = ${name} and strpos(s.data::text, ${userId}::text) > 0`;
      const gone = await tx.execute(sql`
        delete from ${projectionShadows} s where ${ofThePerson} and not exists (select from ${table} m where m.${id(key)}::text = s.subject)`);
      const changed = await tx.execute(sql`
        update ${projectionShadows} s set data = s.data || jsonb_build_object(${now}) from ${table} m where ${ofThePerson} and m.${id(key)}::text = s.subject`);
      count += gone.count + changed.count;
    }
    return count;
  }
}

function isAboutSomebody(event: object): event is AboutSomebody {
  return 'type' in event && typeof event.type === 'string' && 'data' in event && typeof event.data === 'object' && event.data !== null;
}
