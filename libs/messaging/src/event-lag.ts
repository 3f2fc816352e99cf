import { messageOf } from '@edtech/scheduling';
import type { Connection } from '@edtech/drizzle';
import type { EventTransport } from './transport/event-transport.js';
import { waitedForLater } from './waited-for-later.js';

type Sql = Connection['sql'];

/** How far a service is behind on one topic that it subscribes to, or has events of. */
export interface InboxTopicLag {
  readonly topic: string;
  /** Messages on the topic that have not arrived; null when the transport does not say. */
  readonly behind: number | null;
  /** Events that have arrived and are not handled. */
  readonly pending: number;
  /** Age of the oldest of them; null when there is none. */
  readonly oldestPendingMs: number | null;
  /** Events that were given up on and wait for an operator. */
  readonly parked: number;
  /** Age of the oldest of them; null when there is none. */
  readonly oldestParkedMs: number | null;
}

/** What waits in a service's outbox for one topic. */
export interface OutboxTopicLag {
  readonly topic: string;
  readonly unsent: number;
  /** Age of the oldest; null when there is none. */
  readonly oldestUnsentMs: number | null;
}

export interface EventLagReport {
  readonly inbox: readonly InboxTopicLag[];
  readonly outbox: readonly OutboxTopicLag[];
  /** Why `behind` is not known; absent when it is. */
  readonly problem?: string;
}

export interface EventLagOptions {
  sql: Sql;
  /** The tables' names as SQL text. */
  inbox: string;
  outbox: string;
  transport: EventTransport;
  /** The consumer group: the service's name. */
  group: string;
  /** What the service subscribes to. */
  subscribed: () => readonly string[];
  /** What it publishes to. */
  published: readonly string[];
  /** How long the transport may take to say how far behind the group is. */
  patienceMs: number;
}

/** How far a service's events are behind, topic by topic. Nest provider, exported by MessagingModule. */
export class EventLag {
  constructor(private readonly options: EventLagOptions) {}

  /** Whether the service receives anything at all. */
  get subscribes(): boolean {
    return this.options.subscribed().length > 0;
  }

  /** Asks the database and the transport; a transport that does not answer costs only what it alone knows. @throws when the database does not answer. */
  async report(): Promise<EventLagReport> {
    const { subscribed, published } = this.options;
    const [arrived, unsent] = await Promise.all([this.arrived(), this.unsent()]);
    const topics = [...new Set([...subscribed(), ...arrived.map(({ topic }) => topic)])].sort();
    const { behind, problem } = await this.behind(subscribed());
    const nothing = { pending: 0, oldestPendingMs: null, parked: 0, oldestParkedMs: null };
    return {
      inbox: topics.map((topic) => ({ ...nothing, ...arrived.find((row) => row.topic === topic), topic, behind: behind?.get(topic) ?? null })),
      outbox: [...new Set([...published, ...unsent.map(({ topic }) => topic)])]
        .sort()
        .map((topic) => ({ unsent: 0, oldestUnsentMs: null, ...unsent.find((row) => row.topic === topic), topic })),
      problem,
    };
  }

  private async arrived(): Promise<Omit<InboxTopicLag, 'behind'>[]> {
    const { sql, inbox } = this.options;
    const rows = await sql`
      select topic, count(*) filter (where status = 'pending')::int as pending, count(*) filter (where status = 'parked')::int as parked,
        ${ageOf(sql, sql`min(received_at) filter (where status = 'pending')`)} as oldest_pending,
        ${ageOf(sql, sql`min(received_at) filter (where status = 'parked')`)} as oldest_parked
      from ${sql.unsafe(inbox)} where status in ('pending', 'parked') group by topic`;
    return rows.map((row) => ({
      topic: row['topic'],
      pending: row['pending'],
      oldestPendingMs: row['oldest_pending'],
      parked: row['parked'],
      oldestParkedMs: row['oldest_parked'],
    }));
  }

  private async unsent(): Promise<OutboxTopicLag[]> {
    const { sql, outbox } = this.options;
    const rows = await sql`select topic, count(*)::int as unsent, ${ageOf(sql, sql`min(occurred_at)`)} as oldest from ${sql.unsafe(outbox)} group by topic`;
    return rows.map((row) => ({ topic: row['topic'], unsent: row['unsent'], oldestUnsentMs: row['oldest'] }));
  }

  private async behind(topics: readonly string[]): Promise<{ behind?: ReadonlyMap<string, number>; problem?: string }> {
    const { transport, group, patienceMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const impatient = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the broker has not said within ${patienceMs} ms how far behind ${group} is`)), patienceMs);
    });
    try {
      const lags = await Promise.race([waitedForLater(transport.lag(group, topics)), impatient]);
      return { behind: new Map(lags.map(({ topic, behind }) => [topic, behind])) };
    } catch (error) {
      return { problem: messageOf(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** In milliseconds; null of no time. A clock that was set back makes nothing younger than now. */
function ageOf(sql: Sql, time: ReturnType<Sql>): ReturnType<Sql> {
  return sql`(greatest(extract(epoch from clock_timestamp() - ${time}) * 1000, case when ${time} is not null then 0 end))::float8`;
}
