import type { EventData, EventDefinition, EventEnvelope } from '@edtech/contracts';
import { createMessage, type MessagingTables, type TransportMessage } from '@edtech/messaging';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import { eventually } from './eventually.js';
import type { RecordingTransport } from './recording-transport.js';

/** What another service would have published. */
export interface DeliveredFact<D extends EventDefinition> {
  sequence: number;
  data: EventData<D>;
  /** Give the same one again to deliver a duplicate. */
  id?: string;
  correlationId?: string;
  /** Of the span that published it. */
  traceparent?: string;
}

const TIMEOUT_MS = 10_000;

/** The events that go into and come out of one service under test. */
export class TestEvents {
  constructor(
    private readonly service: string,
    private readonly transport: RecordingTransport,
    private readonly admin: postgres.Sql,
    private readonly tables: Pick<MessagingTables, 'inbox' | 'outbox'>,
  ) {}

  /** Resolves when the event is handled; rejects when it is parked, or when nobody handles its type. */
  async deliver<D extends EventDefinition>(definition: D, fact: DeliveredFact<D>): Promise<void> {
    const message = createMessage(definition, fact);
    if ((await this.transport.hand([message])) === 0) throw new Error(`${this.service} does not subscribe to ${definition.topic}`);
    const outcome = await eventually(() => this.outcomeOf(message.id, definition.type), { timeoutMs: TIMEOUT_MS });
    if (outcome.status !== 'handled') throw new Error(outcome.error ?? `${definition.type} was ${outcome.status}`);
  }

  /** In order; waits until everything that is committed has been sent. */
  async published(type?: string): Promise<EventEnvelope[]> {
    const outbox = this.nameOf(this.tables.outbox);
    await eventually(
      async () => {
        const [row] = await this.admin<{ unsent: number }[]>`select count(*)::int as unsent from ${outbox}`;
        return row?.unsent === 0;
      },
      { timeoutMs: TIMEOUT_MS },
    );
    return this.transport.messages.filter((message) => type === undefined || message.type === type).map(envelopeOf);
  }

  private async outcomeOf(id: string, type: string): Promise<{ status: string; error: string | null } | undefined> {
    const inbox = this.nameOf(this.tables.inbox);
    const [row] = await this.admin<{ status: string; error: string | null }[]>`select status, error from ${inbox} where event_id = ${id}`;
    // Stored before the transport was answered: what is missing now was not wanted.
    if (!row) return { status: 'refused', error: `${this.service} does not handle ${type}` };
    return row.status === 'pending' ? undefined : row;
  }

  private nameOf(table: PgTable) {
    const { schema, name } = getTableConfig(table);
    return this.admin(schema === undefined ? name : `${schema}.${name}`);
  }
}

function envelopeOf({ topic: _topic, ...envelope }: TransportMessage): EventEnvelope {
  return envelope;
}
