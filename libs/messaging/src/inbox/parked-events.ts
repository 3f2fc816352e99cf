import type { EventEnvelope } from '@edtech/contracts';
import type { Connection } from '@edtech/drizzle';
import { MALFORMED_TYPE } from './inbox-intake.js';
import { toMessage } from './inbox-store.js';

type Sql = Connection['sql'];

/** An event that was given up on, and what was wrong with it. */
export interface ParkedEvent {
  readonly event: EventEnvelope;
  readonly topic: string;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly error: string;
  /** How many later events of the same key wait behind it. */
  readonly waiting: number;
}

/** For operators: events that were parked, each of which holds back its key until it is replayed or dropped. */
export class ParkedEvents {
  constructor(
    private readonly sql: Sql,
    private readonly inbox: string,
    private readonly wakeInbox: () => void,
  ) {}

  /** The oldest first. */
  async list({ limit = 100 }: { limit?: number } = {}): Promise<ParkedEvent[]> {
    const rows = await this.sql`
      select p.*, (
        select count(*)::int from ${this.sql.unsafe(this.inbox)} w
        where w.topic = p.topic and w.subject = p.subject and w.id > p.id and w.status in ('pending', 'parked')) as waiting
      from ${this.sql.unsafe(this.inbox)} p where p.status = 'parked' order by p.id limit ${limit}`;
    return rows.map((row) => {
      const { topic, ...event } = toMessage(row);
      return {
        event,
        topic,
        receivedAt: new Date(row['received_at']),
        attempts: row['attempts'],
        error: row['error'] ?? '',
        waiting: row['waiting'],
      };
    });
  }

  /**
   * Lets the event be handled again, with fresh attempts.
   * @returns false when no such event is parked.
   * @throws Error when it could not be read in the first place: only its publisher can send it again.
   */
  async replay(eventId: string): Promise<boolean> {
    const [row] = await this.sql`select type from ${this.sql.unsafe(this.inbox)} where event_id = ${eventId} and status = 'parked'`;
    if (row?.['type'] === MALFORMED_TYPE) throw new Error(`${eventId} could not be read and cannot be replayed: drop it, and let its publisher send it again`);
    const { count } = await this.sql`
      update ${this.sql.unsafe(this.inbox)} set status = 'pending', attempts = 0, waiting_since = null, next_attempt_at = clock_timestamp()
      where event_id = ${eventId} and status = 'parked'`;
    if (count > 0) this.wakeInbox();
    return count > 0;
  }

  /** Gives the event up for good, so that its key goes on without it. @returns false when no such event is parked. */
  async drop(eventId: string): Promise<boolean> {
    const { count } = await this.sql`
      update ${this.sql.unsafe(this.inbox)} set status = 'dropped', handled_at = clock_timestamp()
      where event_id = ${eventId} and status = 'parked'`;
    if (count > 0) this.wakeInbox();
    return count > 0;
  }
}
