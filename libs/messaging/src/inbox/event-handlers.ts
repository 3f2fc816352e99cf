import type { EventDefinition, EventEnvelope } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom, type Observable } from 'rxjs';
import { runInMessageContext } from '../correlation/message-context.js';
import { inHandlerSpan } from '../correlation/trace-context.js';
import type { OutboxWriter } from '../outbox/outbox-writer.js';
import type { TransportMessage } from '../transport/event-transport.js';
import type { InboxContext } from './inbox-context.js';
import { UnreadableEvent } from './unreadable-event.js';

/** The `@EventPattern` methods of a service, by event type. */
export class EventHandlers {
  private readonly handlers = new Map<string, MessageHandler[]>();
  private readonly definitions: ReadonlyMap<string, EventDefinition>;

  constructor(
    private readonly group: string,
    definitions: readonly EventDefinition[],
    private readonly outbox: OutboxWriter,
  ) {
    this.definitions = new Map(definitions.map((definition) => [definition.type, definition]));
  }

  /** @throws Error when no such event exists: the handler would never be called. */
  add(type: string, handler: MessageHandler): void {
    if (!this.definitions.has(type)) throw new Error(`no event is called "${type}": a handler of it would never be called`);
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), handler]);
  }

  handles(type: string): boolean {
    return this.handlers.has(type);
  }

  /** The topics of the events that are handled. */
  get topics(): string[] {
    const topics = [...this.handlers.keys()].map((type) => this.definitions.get(type)?.topic ?? []);
    return [...new Set(topics.flat())].sort();
  }

  /**
   * Runs every handler of the event, one after the other: with two at once, the one that goes on after the other has
   * failed would write outside of the transaction.
   * @returns whether something was published.
   */
  async run(tx: Transaction, message: TransportMessage): Promise<boolean> {
    const event = this.read(message);
    let published = false;
    const context: InboxContext = {
      tx,
      event,
      publish: async (definition, fact) => {
        await this.outbox.write(tx, definition, fact);
        published = true;
      },
    };
    const { correlationId, id: causationId, traceparent } = message;
    await runInMessageContext({ correlationId, causationId, traceparent }, () =>
      inHandlerSpan(this.group, message, async () => {
        for (const handler of this.handlers.get(message.type) ?? []) await outcomeOf(handler(event, context));
      }),
    );
    return published;
  }

  private read({ topic: _topic, ...message }: TransportMessage): EventEnvelope {
    const parsed = this.definitions.get(message.type)?.data.safeParse(message.data);
    if (!parsed?.success) {
      const problems = parsed?.error.issues.map(({ path, message: problem }) => `${path.join('.')}: ${problem}`);
      throw new UnreadableEvent(message.type, problems?.join('; ') ?? 'no such event is known here');
    }
    return { ...message, data: parsed.data };
  }
}

/** Nest wraps what a handler returns, or the error that it throws, in promises and observables. */
async function outcomeOf(result: Promise<unknown> | Observable<unknown>): Promise<void> {
  const value = await result;
  if (isObservable(value)) await lastValueFrom(value, { defaultValue: undefined });
}
