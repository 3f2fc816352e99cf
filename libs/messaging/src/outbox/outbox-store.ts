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

/** What the relay asks of the outbox table. */
export class OutboxStore {
  private readonly floor: SettledFloor;
  private highest = 0n;

  constructor(
    private readonly sql: Sql,
    private readonly outbox: string,
    private readonly leases: string,
    private readonly service: EventOwner,
  ) {
    this.floor = new SettledFloor(sql, outbox, 'true');
  }

  /**
   * All rows that are visible now, in insert order. Never "newer than the last one read": a lower id may become
   * visible later; the floor is below whatever can. Order per aggregate holds because the aggregate's row is locked
   * before its event is inserted.
   */
  async readUnsent(limit: number): Promise<OutboxRow[]> {
    await this.floor.rise(this.highest);
    const rows = await this.sql`
      select id, event_id, type, topic, subject, sequence, data, correlation_id, causation_id, traceparent, occurred_at
      from ${this.sql.unsafe(this.outbox)} where id > ${this.floor.id} order by id limit ${limit}`;
    for (const row of rows) if (row['id'] > this.highest) this.highest = row['id'];
    return rows.map((row) => ({
      id: row['id'],
      message: {
        id: row['event_id'],
        type: row['type'],
        topic: row['topic'],
        source: `/edtech/${this.service}`,
        subject: row['subject'],
        sequence: Number(row['sequence']),
        time: new Date(row['occurred_at']).toISOString(),
        data: row['data'],
        correlationId: row['correlation_id'],
        causationId: row['causation_id'] ?? undefined,
        traceparent: row['traceparent'] ?? undefined,
      },
    }));
  }

  /**
   * Deletes what the transport has acknowledged, if the lease is still ours in this very statement: a holder that
   * was frozen and wakes up must not touch what the next one has in hand.
   * @returns whether it was ours.
   */
  async deleteSent(ids: readonly bigint[], lease: RelayLease): Promise<boolean> {
    const [row] = await this.sql`
      with lease as (
        select from ${this.sql.unsafe(this.leases)}
        where name = ${lease.name} and holder = ${lease.holder} and fencing_token = ${lease.fencingToken} and expires_at > clock_timestamp()
        for share),
      gone as (
        delete from ${this.sql.unsafe(this.outbox)} where id = any(${`{${ids.join(',')}}`}::text::bigint[]) and exists (select from lease))
      select exists (select from lease) as ours`;
    return row?.['ours'] === true;
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
