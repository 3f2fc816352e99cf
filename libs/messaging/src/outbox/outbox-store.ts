import type { EventOwner } from '@edtech/contracts';
import type { Connection } from '@edtech/drizzle';
import { SettledFloor } from '../settled-floor.js';
import type { TransportMessage } from '../transport/event-transport.js';
import type { RelayLease } from './relay-lease.js';

type Sql = Connection['sql'];

export interface OutboxRow {
  readonly id: bigint;
  readonly message: TransportMessage;
}

/** The most that one batch weighs, in bytes of JSON, unless a single event weighs more: what the relay keeps in memory is bounded. */
const BATCH_BYTES = 8_000_000;

const LEAST_ROWS = 100;

/** What the relay asks of the outbox table. */
export class OutboxStore {
  private readonly floor: SettledFloor;
  /** Read and not yet deleted: not to be read again meanwhile. */
  private readonly inHand = new Set<bigint>();
  /** Grows while batches are light: the database makes JSON of all the rows that are asked for, also of those that the weight cuts off. */
  private mostRows = LEAST_ROWS;
  private cutOff = false;

  constructor(
    private readonly sql: Sql,
    private readonly outbox: string,
    private readonly leases: string,
    private readonly service: EventOwner,
  ) {
    this.floor = new SettledFloor(sql, outbox, 'true');
  }

  /**
   * All rows that are visible now and not in hand, in insert order. Never "newer than the last one read": a lower id may
   * become visible later; the floor is below whatever can. Order per aggregate holds because the aggregate's row is
   * locked before its event is inserted: what is visible of an aggregate is all of it up to its newest row.
   */
  async readUnsent(limit: number): Promise<OutboxRow[]> {
    await this.floor.rise();
    const { sql } = this;
    const asked = Math.min(limit, this.mostRows);
    const rows = await sql`
      select id, event_id, type, topic, subject, sequence, json, correlation_id, causation_id, traceparent, time from (
        select *, sum(octet_length(json)) over (order by id) - octet_length(json) as before from (
          select id, event_id, type, topic, subject, sequence::float8 as sequence, data::text as json, correlation_id, causation_id, traceparent,
            to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time
          from ${sql.unsafe(this.outbox)} where id > ${this.floor.id} and id not in (select unnest(${listOf(this.inHand)}::text::bigint[])) order by id limit ${asked}) unsent) weighed
      where before < ${BATCH_BYTES} order by id`;
    for (const row of rows) {
      this.floor.saw(row['id']);
      this.inHand.add(row['id']);
    }
    this.mostRows = Math.max(2 * rows.length, LEAST_ROWS);
    // A character is three bytes at most; one that is four counts as two.
    this.cutOff = rows.length === asked || rows.reduce((bytes, row) => bytes + 3 * row['json'].length, 0) >= BATCH_BYTES;
    return rows.map((row) => ({ id: row['id'], message: toMessage(`/edtech/${this.service}`, row) }));
  }

  /** Whether the last batch was cut off, so that more may wait. */
  get mayHoldMore(): boolean {
    return this.cutOff;
  }

  /** Whatever is in hand may be read again. */
  letGo(): void {
    this.inHand.clear();
  }

  /**
   * Deletes what the transport has acknowledged, if the lease is still ours in this very statement: a holder that
   * was frozen and wakes up must not touch what the next one has in hand.
   * @returns whether it was ours.
   */
  async deleteSent(ids: readonly bigint[], lease: RelayLease): Promise<boolean> {
    // Not waiting for the disk: a deletion that a crash of the server undoes is an event sent again, which inboxes recognise.
    const [row] = await this.sql`
      with lease as (
        select set_config('synchronous_commit', 'off', true) from ${this.sql.unsafe(this.leases)}
        where name = ${lease.name} and holder = ${lease.holder} and fencing_token = ${lease.fencingToken} and expires_at > clock_timestamp()
        for share),
      gone as (
        delete from ${this.sql.unsafe(this.outbox)} where id = any(${listOf(ids)}::text::bigint[]) and exists (select from lease))
      select exists (select from lease) as ours`;
    if (row?.['ours'] !== true) return false;
    for (const id of ids) this.inHand.delete(id);
    return true;
  }

  /** How much waits, for how long, and whether anybody relays it. */
  async backlog(leaseName: string): Promise<{ unsent: number; oldestUnsentMs: number; leaseTaken: boolean }> {
    const [row] = await this.sql`
      select count(*)::int as unsent,
        coalesce(extract(epoch from clock_timestamp() - min(occurred_at)) * 1000, 0)::float8 as oldest,
        exists (select from ${this.sql.unsafe(this.leases)} where name = ${leaseName} and expires_at > clock_timestamp()) as taken
      from ${this.sql.unsafe(this.outbox)}`;
    return { unsent: row?.['unsent'] ?? 0, oldestUnsentMs: Math.max(0, row?.['oldest'] ?? 0), leaseTaken: row?.['taken'] === true };
  }
}

/** As Postgres writes an array. */
function listOf(ids: Iterable<bigint>): string {
  return `{${[...ids].join(',')}}`;
}

/**
 * Postgres writes blanks between the parts of a jsonb value, and large numbers without an exponent: a value that was
 * small enough when it was published could become too large for a broker. Short ones are not worth the work.
 */
function compact(json: string): string {
  return json.length > 100_000 ? JSON.stringify(JSON.parse(json)) : json;
}

function toMessage(source: string, row: Readonly<Record<string, string>>): TransportMessage {
  const json = compact(row['json'] ?? '');
  return {
    id: row['event_id'] ?? '',
    type: row['type'] ?? '',
    topic: row['topic'] ?? '',
    source,
    subject: row['subject'] ?? '',
    sequence: Number(row['sequence']),
    time: row['time'] ?? '',
    json,
    // A broker takes the text as it is: nobody need read it here.
    get data() {
      return JSON.parse(json) as Record<string, unknown>;
    },
    correlationId: row['correlation_id'] ?? '',
    causationId: row['causation_id'] ?? undefined,
    traceparent: row['traceparent'] ?? undefined,
  };
}
