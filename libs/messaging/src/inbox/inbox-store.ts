import type { Connection, Transaction } from '@edtech/drizzle';
import { SettledFloor } from '../settled-floor.js';
import { statementsOf } from '../statements-of.js';
import type { TransportMessage } from '../transport/event-transport.js';
import type { InboxStatus } from './inbox.columns.js';

type Sql = Connection['sql'];
type Fragment = ReturnType<Sql>;

/** What is handled in order: one aggregate's events on one topic. */
export interface InboxKey {
  readonly topic: string;
  readonly subject: string;
}

/** An event whose turn it is. */
export interface ClaimedEvent {
  readonly event: TransportMessage;
  readonly attempts: number;
  /** Since when it waits for a fact, in milliseconds; 0 when it does not. */
  readonly waitingMs: number;
}

/** What is noted about an event that could not be handled. */
export interface Failure {
  readonly eventId: string;
  readonly status: Extract<InboxStatus, 'pending' | 'parked'>;
  /** Whether it counts as an attempt or as waiting for a fact. */
  readonly counts: boolean;
  readonly retryInMs: number;
  readonly error: string;
}

/** What the handling of events asks of the inbox table. */
export class InboxStore {
  private readonly floor: SettledFloor;
  private highest = 0n;

  constructor(
    private readonly sql: Sql,
    private readonly inbox: string,
    /** Names the service, because advisory locks belong to a whole database. */
    private readonly lockPrefix: string,
  ) {
    this.floor = new SettledFloor(sql, inbox, `status = 'pending' and next_attempt_at is null`);
  }

  /**
   * Keys whose next event may be handled now, the longest waiting first, without those named. Only says where to look:
   * the order within a key is kept by {@link claimNext}.
   */
  async readyKeys(limit: number, without: readonly InboxKey[]): Promise<InboxKey[]> {
    await this.floor.rise(this.highest);
    const { sql } = this;
    const inbox = sql.unsafe(this.inbox);
    const candidate = (of: Fragment) => sql`
      select i.topic, i.subject, i.id from ${inbox} i
      where i.status = 'pending' and ${of}
        and not exists (
          select from ${inbox} h
          where h.topic = i.topic and h.subject = i.subject and h.id < i.id
            and (h.status = 'parked' or (h.status = 'pending' and h.next_attempt_at is not null))
            and (h.status = 'parked' or h.next_attempt_at > clock_timestamp()))
        and (i.topic, i.subject) not in (
          select * from unnest(${without.map(({ topic }) => topic)}::text[], ${without.map(({ subject }) => subject)}::text[]))
      order by i.id limit ${limit}`;
    // Apart, because what has failed before may lie far below the floor: an operator replays what was parked long ago.
    const rows = await sql`
      select topic, subject, max(id) as newest from (
        (${candidate(sql`i.next_attempt_at is null and i.id > ${this.floor.id}`)})
        union all
        (${candidate(sql`i.next_attempt_at is not null and i.next_attempt_at <= clock_timestamp()`)})) ready
      group by topic, subject order by min(id) limit ${limit}`;
    for (const row of rows) if (row['newest'] > this.highest) this.highest = row['newest'];
    return rows.map((row) => ({ topic: row['topic'], subject: row['subject'] }));
  }

  /**
   * Takes the next event of a key and marks it handled, in the transaction that will hold its effects: both commit or
   * neither. The advisory lock keeps a second replica away from the key; where it has just been let go, the conditions
   * on the row are checked again on its newest version, so that a stale view finds nothing rather than the wrong event.
   *
   * Order is by inbox id, which is arrival, which within a key is the order of its topic partition. Not by
   * sequence: a producer that restored an old backup would otherwise overtake itself.
   * @returns nothing when the key has no event whose turn it is, or somebody else is at it.
   */
  async claimNext(tx: Transaction, { topic, subject }: InboxKey): Promise<ClaimedEvent | undefined> {
    const lockName = `${this.lockPrefix}:${topic}:${subject}`;
    const sql = statementsOf(tx);
    const table = sql.unsafe(this.inbox);
    const [row] = await sql`
      with key_lock as materialized (select pg_try_advisory_xact_lock(hashtextextended(${lockName}, 0)) as mine)
      update ${table} i set status = 'handled', handled_at = clock_timestamp(), error = null
      from key_lock
      where key_lock.mine
        and i.id = (select id from ${table} where topic = ${topic} and subject = ${subject} and status in ('pending', 'parked') order by id limit 1)
        and i.status = 'pending' and (i.next_attempt_at is null or i.next_attempt_at <= clock_timestamp())
      returning event_id, type, topic, source, subject, sequence, time, data, correlation_id, causation_id, traceparent, attempts,
        coalesce(extract(epoch from clock_timestamp() - waiting_since) * 1000, 0)::float8 as waiting_ms`;
    return row && { event: toMessage(row), attempts: Number(row['attempts']), waitingMs: Number(row['waiting_ms']) };
  }

  /** Written outside of the transaction that failed. Does nothing when another replica has handled the event since. */
  async recordFailure({ eventId, status, counts, retryInMs, error }: Failure): Promise<void> {
    await this.sql`
      update ${this.sql.unsafe(this.inbox)} set
        status = ${status}, error = ${error},
        attempts = attempts + ${counts ? 1 : 0},
        waiting_since = case when ${!counts} then coalesce(waiting_since, clock_timestamp()) end,
        next_attempt_at = clock_timestamp() + ${retryInMs} * interval '1 millisecond'
      where event_id = ${eventId} and status = 'pending'`;
  }

  /** Forgets what was done with long ago. The topic has forgotten it earlier, so it cannot come back. @returns how many. */
  async forget(olderThanDays: number, limit: number): Promise<number> {
    const { count } = await this.sql`
      delete from ${this.sql.unsafe(this.inbox)} where id in (
        select id from ${this.sql.unsafe(this.inbox)}
        where status in ('handled', 'dropped') and handled_at < clock_timestamp() - ${olderThanDays} * interval '1 day'
        limit ${limit})`;
    return count;
  }

  async backlog(): Promise<{ pending: number; parked: number; oldestPendingMs: number }> {
    const [row] = await this.sql`
      select count(*) filter (where status = 'pending')::int as pending, count(*) filter (where status = 'parked')::int as parked,
        coalesce(extract(epoch from clock_timestamp() - min(received_at) filter (where status = 'pending')) * 1000, 0)::float8 as oldest
      from ${this.sql.unsafe(this.inbox)} where status in ('pending', 'parked')`;
    return { pending: row?.['pending'] ?? 0, parked: row?.['parked'] ?? 0, oldestPendingMs: Math.max(0, row?.['oldest'] ?? 0) };
  }
}

/** A row of the inbox as the message that it came as. */
export function toMessage(row: Record<string, unknown>): TransportMessage {
  const optional = (name: string) => (row[name] === null ? undefined : String(row[name]));
  return {
    id: String(row['event_id']),
    type: String(row['type']),
    topic: String(row['topic']),
    source: String(row['source']),
    subject: String(row['subject']),
    sequence: Number(row['sequence']),
    time: new Date(String(row['time'])).toISOString(),
    data: row['data'] as Record<string, unknown>,
    correlationId: String(row['correlation_id']),
    causationId: optional('causation_id'),
    traceparent: optional('traceparent'),
  };
}
