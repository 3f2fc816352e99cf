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

/** A key that has work. */
export interface ReadyKey extends InboxKey {
  /** The newest event that it is known to have: when that is handled, nothing is left that was there. */
  readonly newestEventId: string;
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

/** Which events are handled many at a time. */
export interface BatchSelection {
  /** Their types. */
  readonly types: readonly string[];
  /** Types that are handled one by one and share their topics: one of these ends what a key gives to a batch. */
  readonly typesBetween: readonly string[];
  readonly limit: number;
}

/** What was claimed of many. */
export interface ClaimedBatch {
  readonly events: readonly TransportMessage[];
  /** Whether there may be more to claim now. */
  readonly more: boolean;
}

/**
 * How many ids a batch is looked for in at a time. Without an end to it the planner, who believes that nothing waits because
 * nearly nothing does on most days, would have all of a large backlog sorted for each batch.
 */
const SEARCHED_IDS = 5_000n;

/** What the handling of events asks of the inbox table. */
export class InboxStore {
  private readonly floor: SettledFloor;
  private readonly batchFloor: SettledFloor;
  /** Up to which id batches are looked for. */
  private batchReach = SEARCHED_IDS;

  constructor(
    private readonly sql: Sql,
    private readonly inbox: string,
    /** Names the service, because advisory locks belong to a whole database. */
    private readonly lockPrefix: string,
  ) {
    const untried = `status = 'pending' and next_attempt_at is null`;
    this.floor = new SettledFloor(sql, inbox, untried);
    // Apart, because the two are read side by side.
    this.batchFloor = new SettledFloor(sql, inbox, untried);
  }

  /**
   * Keys whose next event may be handled now, the longest waiting first, without those named. Only says where to look:
   * the order within a key is kept by {@link claimNext}.
   * @param batchedTypes events that {@link claimBatch} takes, unless they have failed.
   * @returns also whether there were so many events that there may be more.
   */
  async readyKeys(limit: number, without: readonly InboxKey[], batchedTypes: readonly string[] = []): Promise<{ keys: ReadyKey[]; more: boolean }> {
    await this.floor.rise();
    const { sql } = this;
    const inbox = sql.unsafe(this.inbox);
    const candidate = (of: Fragment) => sql`
      select i.topic, i.subject, i.id, i.event_id from ${inbox} i
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
      select topic, subject, max(id) as newest, (array_agg(event_id order by id desc))[1] as newest_event_id, count(*)::int as events from (
        (${candidate(sql`i.next_attempt_at is null and i.id > ${this.floor.id} and i.type <> all(${[...batchedTypes]}::text[])`)})
        union all
        (${candidate(sql`i.next_attempt_at is not null and i.next_attempt_at <= clock_timestamp()`)})) ready
      group by topic, subject order by min(id) limit ${limit}`;
    for (const row of rows) this.floor.saw(row['newest']);
    return {
      keys: rows.map((row) => ({ topic: row['topic'], subject: row['subject'], newestEventId: String(row['newest_event_id']) })),
      more: rows.reduce((events, row) => events + Number(row['events']), 0) >= limit,
    };
  }

  /**
   * Takes the next event of a key and marks it handled, in the transaction that will hold its effects: both commit or
   * neither. The advisory lock keeps a second replica away from the key; where it has just been let go, the conditions
   * on the row are checked again on its newest version, so that a stale view finds nothing rather than the wrong event.
   *
   * What has failed or is parked may lie anywhere; everything else that waits lies above the floor.
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
        and i.event_id = (
          select event_id from (
            (select id, event_id from ${table}
              where topic = ${topic} and subject = ${subject} and (status = 'parked' or (status = 'pending' and next_attempt_at is not null)) order by id limit 1)
            union all
            (select id, event_id from ${table}
              where topic = ${topic} and subject = ${subject} and status in ('pending', 'parked') and id > ${String(this.floor.id)}::bigint order by id limit 1)) first
          order by id limit 1)
        and i.status = 'pending' and (i.next_attempt_at is null or i.next_attempt_at <= clock_timestamp())
      returning event_id, type, topic, source, subject, sequence, time, data, correlation_id, causation_id, traceparent, attempts,
        coalesce(extract(epoch from clock_timestamp() - waiting_since) * 1000, 0)::float8 as waiting_ms`;
    return row && { event: toMessage(row), attempts: Number(row['attempts']), waitingMs: Number(row['waiting_ms']) };
  }

  /**
   * Takes many events at once, of many keys, in the order of their arrival, and marks them handled: in the transaction
   * that will hold their effects. Of each key a beginning, as long as it has only batched types, and none of a key that
   * somebody else is at, or that has an event which failed or is parked. One such batch at a time per service.
   * @returns no events when there are none, or another replica is at it.
   * @throws BatchDisturbed when the failure of an earlier event became known just now: what follows it must wait.
   */
  async claimBatch(tx: Transaction, { types, typesBetween, limit }: BatchSelection): Promise<ClaimedBatch> {
    await this.batchFloor.rise();
    const sql = statementsOf(tx);
    const floor = sql`${String(this.batchFloor.id)}::bigint`;
    const reach = sql`${String(this.batchReach)}::bigint`;
    const table = sql.unsafe(this.inbox);
    const held = sql`select topic, subject from ${table} where status = 'parked' or (status = 'pending' and next_attempt_at is not null)`;
    // Above the floor: what has failed or is parked may lie below it, and its keys are held.
    const notBehind =
      typesBetween.length === 0
        ? sql``
        : sql`and not exists (
            select from ${table} u
            where u.topic = i.topic and u.subject = i.subject and u.id > ${floor} and u.id < i.id
              and u.status in ('pending', 'parked') and u.type = any(${[...typesBetween]}::text[]))`;
    // The rows are checked again on their newest versions when they are marked: whoever was at them between our look and our lock shows.
    const rows = await sql`
      with turn as materialized (select pg_try_advisory_xact_lock(hashtextextended(${`${this.lockPrefix} batch`}, 0)) as mine),
      waiting as materialized (
        select i.id, i.event_id, i.topic, i.subject from ${table} i
        where (select mine from turn) and i.status = 'pending' and i.next_attempt_at is null and i.id > ${floor} and i.id <= ${reach}
          and i.type = any(${[...types]}::text[]) and (i.topic, i.subject) not in (${held}) ${notBehind}
        order by i.id limit ${limit}),
      keys as materialized (
        select topic, subject, pg_try_advisory_xact_lock(hashtextextended(${`${this.lockPrefix}:`} || topic || ':' || subject, 0)) as mine
        from (select distinct topic, subject from waiting) k),
      ours as materialized (select w.id, w.event_id from waiting w join keys k on k.topic = w.topic and k.subject = w.subject where k.mine),
      taken as (
        update ${table} set status = 'handled', handled_at = clock_timestamp()
        where event_id = any(array(select event_id from ours))
          and event_id between (select event_id from ours order by event_id limit 1) and (select event_id from ours order by event_id desc limit 1)
          and status = 'pending' and next_attempt_at is null
        returning *)
      select (select mine from turn) as "myTurn",
        (select min(id) from ${table} where status = 'pending' and next_attempt_at is null and id > ${reach}) as "beyond",
        o.id as "ownId", o.event_id as "ownEventId", t.*
      from (select) once left join ours o on true left join taken t on t.event_id = o.event_id order by o.id`;
    const [first] = rows;
    const ours = rows.filter((row) => row['ownId'] !== null);
    for (const row of ours) this.batchFloor.saw(row['ownId']);
    const all = ours.length < limit;
    if (all && typeof first?.['beyond'] === 'bigint') this.batchReach = first['beyond'] + SEARCHED_IDS;
    const more = first?.['myTurn'] === true && (!all || first['beyond'] !== null);
    const taken = ours.filter((row) => row['event_id'] !== null);
    const events = taken.map(toMessage);
    if (taken.length === ours.length) return { events, more };
    // What somebody else has done needs no doing; where he failed, what follows waits.
    const missed = ours.filter((row) => row['event_id'] === null).map((row) => String(row['ownEventId']));
    const [unfinished] = await sql`
      select count(*)::int as n from ${table} where event_id = any(${`{${missed.join(',')}}`}::text::uuid[]) and status not in ('handled', 'dropped')`;
    if (Number(unfinished?.['n']) > 0) throw new BatchDisturbed();
    return { events, more };
  }

  /** Leaves the events of a batch that failed to be handled one by one: no batch takes them any more, in no replica. */
  async handleSingly(eventIds: readonly string[]): Promise<void> {
    await this.sql`
      update ${this.sql.unsafe(this.inbox)} set next_attempt_at = clock_timestamp()
      where event_id = any(${`{${eventIds.join(',')}}`}::text::uuid[]) and status = 'pending' and next_attempt_at is null`;
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

  async backlog(): Promise<{ pending: number; parked: number; oldestPendingMs: number }> {
    const [row] = await this.sql`
      select count(*) filter (where status = 'pending')::int as pending, count(*) filter (where status = 'parked')::int as parked,
        coalesce(extract(epoch from clock_timestamp() - min(received_at) filter (where status = 'pending')) * 1000, 0)::float8 as oldest
      from ${this.sql.unsafe(this.inbox)} where status in ('pending', 'parked')`;
    return { pending: row?.['pending'] ?? 0, parked: row?.['parked'] ?? 0, oldestPendingMs: Math.max(0, row?.['oldest'] ?? 0) };
  }
}

/** A batch that must not go on; the next one may. */
export class BatchDisturbed extends Error {
  constructor() {
    super('an event of the batch failed elsewhere at this moment');
    this.name = 'BatchDisturbed';
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
