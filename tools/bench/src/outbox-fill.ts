import type postgres from 'postgres';
import { benchData, benchEvent } from './bench-event.js';

/** Puts events of 1,000 aggregates into learning's outbox, as if a use case had written them one by one. */
export async function fillOutbox(admin: postgres.Sql, count: number): Promise<void> {
  await admin`
    insert into learning.outbox (event_id, type, topic, subject, sequence, data, correlation_id, traceparent, occurred_at)
    select uuidv7(), ${benchEvent.type}, ${benchEvent.topic}, item, n / 1000 + 1, jsonb_set(${JSON.stringify(benchData(''))}::text::jsonb, '{courseId}', to_jsonb(item)),
      gen_random_uuid(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', clock_timestamp()
    from (select n, '00000000-0000-7000-8000-' || lpad((n % 1000)::text, 12, '0') as item from generate_series(0, ${count - 1}::int) n) items`;
  await admin`vacuum analyze learning.outbox`;
}
