import type { EventDefinition, EventOwner } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import { v7 as newId } from 'uuid';
import { currentMessageContext } from '../correlation/message-context.js';
import { activeTraceparent } from '../correlation/trace-context.js';
import type { Fact } from '../scope.js';
import { statementsOf } from '../statements-of.js';
import { createMessage } from '../transport/create-message.js';
import { EventRefused } from './event-refused.js';

/** Puts events into the outbox of one service. */
export class OutboxWriter {
  constructor(
    private readonly service: EventOwner,
    /** The table's name as SQL text. */
    private readonly outbox: string,
  ) {}

  /**
   * Resolves when the row is written; the statement is sent at once.
   * @throws EventRefused before anything is written, and before there is a promise: what is in the outbox can be carried and will be understood.
   */
  write<D extends EventDefinition>(tx: Transaction, definition: D, fact: Fact<D>): Promise<void> {
    if (definition.owner !== this.service) {
      throw new EventRefused(definition.type, '', `belongs to ${definition.owner}: ${this.service} may not publish it`);
    }
    const context = currentMessageContext();
    const event = createMessage(definition, {
      ...fact,
      correlationId: context?.correlationId ?? newId(),
      causationId: context?.causationId,
      traceparent: activeTraceparent(),
    });
    const sql = statementsOf(tx);
    const inserted = sql`
      insert into ${sql.unsafe(this.outbox)} (event_id, type, topic, subject, sequence, data, correlation_id, causation_id, traceparent, occurred_at)
      values (${event.id}, ${event.type}, ${event.topic}, ${event.subject}, ${event.sequence}, ${JSON.stringify(event.data)}::text::jsonb,
        ${event.correlationId}, ${event.causationId ?? null}, ${event.traceparent ?? null}, ${event.time}::text::timestamptz)`;
    return inserted.then(() => undefined);
  }
}
