import type { Connection } from '@edtech/drizzle';
import { isMalformed, type ReceivedMessage, type TransportMessage } from '../transport/event-transport.js';
import type { ErasedPeople } from '../erasure/erased-people.js';
import type { InboxPartitions, StoredEvent } from './inbox-partitions.js';
import { MALFORMED_TYPE } from './malformed.js';

type Sql = Connection['sql'];
type Statements = Sql | Parameters<Parameters<Sql['begin']>[1]>[0];

/** How many rows go into one statement. */
const CHUNK = 500;

/** Stores what arrives. What has arrived before, handled or not, is not stored again. */
export class InboxIntake {
  constructor(
    private readonly sql: Sql,
    private readonly inbox: string,
    private readonly positions: string,
    private readonly partitions: InboxPartitions,
    private readonly erased: ErasedPeople,
  ) {}

  /** @returns how many were new. Resolves once they are safe: only then may they be acknowledged. */
  async store(messages: readonly ReceivedMessage[]): Promise<number> {
    let stored = 0;
    for (let at = 0; at < messages.length; at += CHUNK) stored += await this.storeChunk(messages.slice(at, at + CHUNK));
    return stored;
  }

  private async storeChunk(messages: readonly ReceivedMessage[]): Promise<number> {
    const rows = messages.map(toRow);
    const events = rows.map(agedEvent);
    const gone = events.map((event) => this.partitions.mayBeGone(event));
    const [areGone, areAboutSomebody] = [gone.includes(true), this.erased.concerns(rows)];
    if (!areGone) await this.partitions.makeFor(events);
    if (!areGone && !areAboutSomebody) return this.insert(this.sql, rows);
    return this.sql.begin(async (sql) => {
      const kept = areAboutSomebody ? (await this.erased.withoutErased(sql, messages)).map(toRow) : rows;
      if (!areGone) return this.insert(sql, kept);
      await this.partitions.hold(sql, events.filter((_, index) => gone[index]));
      await this.partitions.makeFor(events, sql);
      // Asked in the statement after the lock: whoever dropped a partition meanwhile has left its positions.
      return this.insert(sql, kept, gone);
    });
  }

  private async insert(sql: Statements, rows: readonly Row[], gone?: readonly boolean[]): Promise<number> {
    const column = <K extends keyof Row>(name: K) => rows.map((row) => row[name]);
    const unknown = gone
      ? sql`where not exists (
          select from unnest(${column('id')}::text[], ${gone.map(String)}::text[]) as g (event_id, gone)
          join ${sql.unsafe(this.positions)} p on p.topic = m.topic and p.subject = m.subject
          where g.event_id = m.event_id and g.gone = 'true' and p.sequence >= m.sequence::bigint and p.event_id >= m.event_id::uuid)`
      : sql``;
    // Ids are drawn in the order of the batch, which is the order of the topic.
    const { count } = await sql`
      insert into ${sql.unsafe(this.inbox)}
        (event_id, type, topic, source, subject, sequence, time, data, correlation_id, causation_id, traceparent, status, error)
      select event_id::uuid, type, topic, source, subject, sequence::bigint, time::timestamptz, data::jsonb,
        correlation_id, causation_id, traceparent, status, error
      from unnest(
        ${column('id')}::text[], ${column('type')}::text[], ${column('topic')}::text[], ${column('source')}::text[],
        ${column('subject')}::text[], ${column('sequence')}::text[], ${column('time')}::text[], ${column('data')}::text[],
        ${column('correlationId')}::text[], ${column('causationId')}::text[], ${column('traceparent')}::text[],
        ${column('status')}::text[], ${column('error')}::text[]
      ) with ordinality as m (event_id, type, topic, source, subject, sequence, time, data, correlation_id, causation_id, traceparent, status, error, nr)
      ${unknown}
      order by nr
      on conflict (event_id) do nothing`;
    return count;
  }
}

type Row = ReturnType<typeof toRow>;

function agedEvent({ id, time }: Row): StoredEvent {
  return { id, timeMs: Date.parse(time) };
}

function toRow(message: ReceivedMessage) {
  return isMalformed(message)
    ? {
        ...row({
          id: message.id,
          type: MALFORMED_TYPE,
          topic: message.topic,
          source: '',
          // A key of its own: nobody knows what it belongs to, so it holds nobody back.
          subject: message.id,
          sequence: 0,
          time: new Date().toISOString(),
          data: message.raw,
          correlationId: message.id,
        }),
        status: 'parked',
        error: message.problem,
      }
    : row(message);
}

function row(message: TransportMessage) {
  return {
    ...message,
    sequence: String(message.sequence),
    data: JSON.stringify(message.data),
    causationId: message.causationId ?? null,
    traceparent: message.traceparent ?? null,
    status: 'pending',
    error: null as string | null,
  };
}
