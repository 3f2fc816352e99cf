import type { EventEnvelope } from '@edtech/contracts';
import type { Connection, Transaction } from '@edtech/drizzle';
import { statementsOf } from '../statements-of.js';
import { toMessage } from './inbox-store.js';
import { MALFORMED_TYPE } from './malformed.js';

type Sql = Connection['sql'];
type Fragment = ReturnType<Sql>;

/** An event that was given up on, and what was wrong with it. */
export interface ParkedEvent {
  readonly event: EventEnvelope;
  readonly topic: string;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly error: string;
  /** How many later events of the same key wait behind it. */
  readonly waiting: number;
  /** Where it stands in the list: a whole number as text, growing with arrival. */
  readonly position: string;
  /** False for what arrived and is no event: only its publisher can send it again. */
  readonly readable: boolean;
}

/** Which parked events are meant: those for which all that is given holds. */
export interface ParkedFilter {
  /** `malformed` for what could not be read. */
  readonly type?: string;
  /** At this moment or later. */
  readonly receivedAfter?: Date;
  /** Before this moment. */
  readonly receivedBefore?: Date;
}

/** What an operator decides about a parked event: replay lets it be handled again with fresh attempts, drop gives it up for good. */
export type ParkedDecision = 'replay' | 'drop';

/** A part of the list: above one position, up to another. */
export interface ParkedRange {
  readonly filter: ParkedFilter;
  readonly after: string;
  readonly upTo: string;
}

/** For operators: events that were parked, each of which holds back its key until it is replayed or dropped. */
export class ParkedEvents {
  private readonly inbox: ReturnType<Sql['unsafe']>;

  constructor(
    private readonly sql: Sql,
    inbox: string,
    private readonly wakeInbox: () => void,
  ) {
    this.inbox = sql.unsafe(inbox);
  }

  /** The oldest first. @param after the position to go on from. */
  async list({ limit = 100, after = '0', filter = {} }: { limit?: number; after?: string; filter?: ParkedFilter } = {}): Promise<ParkedEvent[]> {
    const rows = await this.sql`
      select ${this.columns()} from ${this.inbox} p
      where p.status = 'parked' and p.id > ${after}::bigint and ${matching(this.sql, filter)} order by p.id limit ${limit}`;
    return rows.map(toParkedEvent);
  }

  /** @returns nothing when no such event is parked. */
  async find(eventId: string): Promise<ParkedEvent | undefined> {
    const [row] = await this.sql`select ${this.columns()} from ${this.inbox} p where p.status = 'parked' and p.event_id = ${eventId}`;
    return row && toParkedEvent(row);
  }

  /** How many a decision about them would meet, and the position of the last. Replays leave out what cannot be read. */
  async survey(tx: Transaction, decision: ParkedDecision, filter: ParkedFilter): Promise<{ count: number; upTo: string }> {
    const sql = statementsOf(tx);
    const [row] = await sql`
      select count(*)::int as count, coalesce(max(p.id), 0)::text as up_to from ${this.inbox} p
      where p.status = 'parked' and ${matching(this.sql, filter)} and ${meant(this.sql, decision)}`;
    return { count: row?.['count'] ?? 0, upTo: row?.['up_to'] ?? '0' };
  }

  /**
   * Decides about those of the events that are parked, in the caller's transaction; `wake` is to be called after it.
   * @returns what was found parked, with what it could be told; the decision stands for all of them but unreadable ones in a replay.
   */
  async decide(tx: Transaction, decision: ParkedDecision, eventIds: readonly string[]): Promise<{ eventId: string; readable: boolean }[]> {
    const sql = statementsOf(tx);
    // Locked in the order of the list, as decideNext does, so that two operators never wait for each other.
    const found = await sql`
      select p.event_id, p.type from ${this.inbox} p
      where p.status = 'parked' and p.event_id = any(${`{${eventIds.join(',')}}`}::text::uuid[]) order by p.id for update`;
    await sql`
      update ${this.inbox} p set ${outcome(this.sql, decision)}
      where p.status = 'parked' and p.event_id = any(${`{${found.map((row) => row['event_id']).join(',')}}`}::text::uuid[]) and ${meant(this.sql, decision)}`;
    return found.map((row) => ({ eventId: row['event_id'], readable: row['type'] !== MALFORMED_TYPE }));
  }

  /**
   * Decides about the next few of a range, in the caller's transaction; `wake` is to be called after it.
   * @returns how many, and the position to go on from. None: there are no more.
   */
  async decideNext(tx: Transaction, decision: ParkedDecision, { filter, after, upTo }: ParkedRange, limit: number): Promise<{ count: number; after: string }> {
    const sql = statementsOf(tx);
    const [row] = await sql`
      with chosen as materialized (
        select p.event_id, p.id from ${this.inbox} p
        where p.status = 'parked' and p.id > ${after}::bigint and p.id <= ${upTo}::bigint and ${matching(this.sql, filter)} and ${meant(this.sql, decision)}
        order by p.id limit ${limit} for update),
      decided as (
        update ${this.inbox} i set ${outcome(this.sql, decision)} from chosen where i.event_id = chosen.event_id and i.status = 'parked' returning i.id)
      select count(*)::int as count, coalesce(max(id), ${after}::bigint)::text as after from decided`;
    return { count: row?.['count'] ?? 0, after: row?.['after'] ?? after };
  }

  /** Lets the inbox see at once what a transaction has decided. */
  wake(): void {
    this.wakeInbox();
  }

  /**
   * Lets one event be handled again. For tests and tools: operators do it through what records it.
   * @returns false when no such event is parked.
   * @throws Error when it could not be read in the first place: only its publisher can send it again.
   */
  async replay(eventId: string): Promise<boolean> {
    const event = await this.find(eventId);
    if (event?.readable === false) throw new Error(`${eventId} could not be read and cannot be replayed: drop it, and let its publisher send it again`);
    return this.settle('replay', eventId);
  }

  /** Gives one event up, so that its key goes on without it. For tests and tools, as `replay`. @returns false when no such event is parked. */
  drop(eventId: string): Promise<boolean> {
    return this.settle('drop', eventId);
  }

  private async settle(decision: ParkedDecision, eventId: string): Promise<boolean> {
    const { count } = await this.sql`update ${this.inbox} p set ${outcome(this.sql, decision)} where p.event_id = ${eventId} and p.status = 'parked'`;
    if (count > 0) this.wakeInbox();
    return count > 0;
  }

  private columns(): Fragment {
    return this.sql`p.*, (
      select count(*)::int from ${this.inbox} w
      where w.topic = p.topic and w.subject = p.subject and w.id > p.id and w.status in ('pending', 'parked')) as waiting`;
  }
}

function matching(sql: Sql, { type, receivedAfter, receivedBefore }: ParkedFilter): Fragment {
  const [from, to] = [receivedAfter?.toISOString() ?? null, receivedBefore?.toISOString() ?? null];
  return sql`(${type ?? null}::text is null or p.type = ${type ?? null})
    and (${from}::timestamptz is null or p.received_at >= ${from}::timestamptz) and (${to}::timestamptz is null or p.received_at < ${to}::timestamptz)`;
}

function meant(sql: Sql, decision: ParkedDecision): Fragment {
  return decision === 'replay' ? sql`p.type <> ${MALFORMED_TYPE}` : sql`true`;
}

function outcome(sql: Sql, decision: ParkedDecision): Fragment {
  return decision === 'replay'
    ? sql`status = 'pending', attempts = 0, waiting_since = null, next_attempt_at = clock_timestamp()`
    : sql`status = 'dropped', handled_at = clock_timestamp()`;
}

function toParkedEvent(row: Record<string, unknown>): ParkedEvent {
  const { topic, ...event } = toMessage(row);
  return {
    event,
    topic,
    receivedAt: new Date(String(row['received_at'])),
    attempts: Number(row['attempts']),
    error: row['error'] === null ? '' : String(row['error']),
    waiting: Number(row['waiting']),
    position: String(row['id']),
    readable: event.type !== MALFORMED_TYPE,
  };
}
