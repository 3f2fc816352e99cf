import type { Connection } from '@edtech/drizzle';
import { isMalformed, type ReceivedMessage, type TransportMessage } from '../transport/event-transport.js';

type Sql = Connection['sql'];

/** How many rows go into one statement. */
const CHUNK = 500;

/** The type under which a message is kept that could not be read. */
export const MALFORMED_TYPE = 'malformed';

/** Stores what arrives. What has arrived before, handled or not, is not stored again. */
export class InboxIntake {
  constructor(
    private readonly sql: Sql,
    private readonly inbox: string,
  ) {}

  /** @returns how many were new. Resolves once they are safe: only then may they be acknowledged. */
  async store(messages: readonly ReceivedMessage[]): Promise<number> {
    let stored = 0;
    for (let at = 0; at < messages.length; at += CHUNK) stored += await this.insert(messages.slice(at, at + CHUNK).map(toRow));
    return stored;
  }

  private async insert(rows: readonly Row[]): Promise<number> {
    const column = <K extends keyof Row>(name: K) => rows.map((row) => row[name]);
    // Ids are drawn in the order of the batch, which is the order of the topic.
    const { count } = await this.sql`
      insert into ${this.sql.unsafe(this.inbox)}
        (event_id, type, topic, source, subject, sequence, time, data, correlation_id, causation_id, traceparent, status, error)
      select event_id::uuid, type, topic, source, subject, sequence::bigint, time::timestamptz, data::jsonb,
        correlation_id, causation_id, traceparent, status, error
      from unnest(
        ${column('id')}::text[], ${column('type')}::text[], ${column('topic')}::text[], ${column('source')}::text[],
        ${column('subject')}::text[], ${column('sequence')}::text[], ${column('time')}::text[], ${column('data')}::text[],
        ${column('correlationId')}::text[], ${column('causationId')}::text[], ${column('traceparent')}::text[],
        ${column('status')}::text[], ${column('error')}::text[]
      ) with ordinality as m (event_id, type, topic, source, subject, sequence, time, data, correlation_id, causation_id, traceparent, status, error, nr)
      order by nr
      on conflict (event_id) do nothing`;
    return count;
  }
}

type Row = ReturnType<typeof toRow>;

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
