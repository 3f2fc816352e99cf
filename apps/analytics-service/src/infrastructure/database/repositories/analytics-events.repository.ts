import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { sql } from 'drizzle-orm';
import { analyticsEvents } from '../schemas/index.js';

export type NewAnalyticsEvent = Omit<typeof analyticsEvents.$inferInsert, 'recordedAt'>;

@Injectable()
export class AnalyticsEventsRepository {
  /** Records facts in one statement, however many; one that is already recorded stays as it is. */
  async record(executor: Executor, events: readonly NewAnalyticsEvent[]): Promise<void> {
    const rows = JSON.stringify(events.map((event) => ({ ...event, timestamp: event.timestamp.toISOString() })));
    await executor.execute(sql`
      insert into ${analyticsEvents} (id, user_id, event_type, subject, sequence, metadata, timestamp)
      select e.id, e."userId", e."eventType", e.subject, e.sequence, e.metadata, e.timestamp
      from json_to_recordset(${rows}::text::json) as e(
        id uuid, "userId" uuid, "eventType" text, subject uuid, sequence bigint, metadata jsonb, timestamp timestamptz)
      on conflict (id) do nothing`);
  }
}
