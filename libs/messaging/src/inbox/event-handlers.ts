import type { EventDefinition, EventEnvelope } from '@edtech/contracts';
import type { Transaction } from '@edtech/drizzle';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom, type Observable } from 'rxjs';
import { runInMessageContext } from '../correlation/message-context.js';
import { inBatchSpan, inHandlerSpan } from '../correlation/trace-context.js';
import type { OutboxWriter } from '../outbox/outbox-writer.js';
import type { Scope } from '../scope.js';
import type { TransportMessage } from '../transport/event-transport.js';
import { groupBatch } from './group-batch.js';
import type { InboxBatchContext } from './inbox-batch-context.js';
import type { InboxContext } from './inbox-context.js';
import { UnreadableEvent } from './unreadable-event.js';

/** What stands beside the type in `@EventPattern<string>(type, { batch: true })`. */
export interface HandlerExtras {
  /** Whether the handler takes many events at once. */
  readonly batch?: boolean;
}

interface RegisteredHandler {
  readonly handle: MessageHandler;
  readonly batch: boolean;
  /** The same for all types of one method: Nest wraps the method anew for each of them, but not what stands beside. */
  readonly method: object;
}

/** The `@EventPattern` methods of a service, by event type. */
export class EventHandlers {
  private readonly handlers = new Map<string, RegisteredHandler[]>();
  private readonly definitions: ReadonlyMap<string, EventDefinition>;

  constructor(
    private readonly group: string,
    definitions: readonly EventDefinition[],
    private readonly outbox: OutboxWriter,
  ) {
    this.definitions = new Map(definitions.map((definition) => [definition.type, definition]));
  }

  /** @throws Error when no such event exists: the handler would never be called. */
  add(type: string, handler: MessageHandler, extras: HandlerExtras = {}): void {
    if (!this.definitions.has(type)) throw new Error(`no event is called "${type}": a handler of it would never be called`);
    const batch = extras.batch === true;
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), { handle: handler, batch, method: batch ? extras : handler }]);
  }

  handles(type: string): boolean {
    return this.handlers.has(type);
  }

  /** The types all of whose handlers take many events at once. */
  get batchedTypes(): string[] {
    return [...this.handlers].filter(([, handlers]) => handlers.every(({ batch }) => batch)).map(([type]) => type);
  }

  /** The topics of the events that are handled. */
  get topics(): string[] {
    const topics = [...this.handlers.keys()].map((type) => this.definitions.get(type)?.topic ?? []);
    return [...new Set(topics.flat())].sort();
  }

  /** The types that are handled one by one and may stand between batched ones, on the same topics. */
  get typesBetween(): string[] {
    const batched = new Set(this.batchedTypes);
    const topicOf = (type: string) => this.definitions.get(type)?.topic;
    const topics = new Set([...batched].map(topicOf));
    return [...this.handlers.keys()].filter((type) => !batched.has(type) && topics.has(topicOf(type)));
  }

  /**
   * Runs every handler of the event, one after the other: with two at once, the one that goes on after the other has
   * failed would write outside of the transaction.
   * @returns whether something was published.
   */
  async run(tx: Transaction, message: TransportMessage): Promise<boolean> {
    const event = this.read(message);
    const scope = this.scopeOf(tx);
    const context: InboxContext = { ...scope, event };
    await runInMessageContext(contextOf(message), () =>
      inHandlerSpan(this.group, message, async () => {
        for (const { handle, batch } of this.handlers.get(message.type) ?? []) {
          await outcomeOf(batch ? handle([event], this.batchContext(scope, [event])) : handle(event, context));
        }
      }),
    );
    return scope.published();
  }

  /**
   * Runs the handlers of many events, all of batched types, in the order of each aggregate.
   * @returns whether something was published.
   */
  async runBatch(tx: Transaction, messages: readonly TransportMessage[]): Promise<boolean> {
    const [first] = messages;
    if (messages.length === 1 && first) return this.run(tx, first);
    const events = messages.map((message) => ({ topic: message.topic, event: this.read(message) }));
    const scope = this.scopeOf(tx);
    await inBatchSpan(this.group, messages, async () => {
      const groups = groupBatch(events, ({ topic, event }) => ({ key: `${topic} ${event.subject}`, handlers: this.signatureOf(event.type) }));
      for (const group of groups) {
        const batch = group.map(({ event }) => event);
        for (const { handle } of this.handlers.get(batch[0]?.type ?? '') ?? []) await outcomeOf(handle(batch, this.batchContext(scope, batch)));
      }
    });
    return scope.published();
  }

  private scopeOf(tx: Transaction): Scope & { published: () => boolean } {
    let published = false;
    const publish: Scope['publish'] = async (definition, fact) => {
      await this.outbox.write(tx, definition, fact);
      published = true;
    };
    return { tx, publish, published: () => published };
  }

  private batchContext({ tx, publish }: Scope, events: readonly EventEnvelope[]): InboxBatchContext {
    return { tx, publish, events, causedBy: (event) => ({ tx, publish: (definition, fact) => runInMessageContext(contextOf(event), () => publish(definition, fact)) }) };
  }

  /** The same for types that the same methods handle: such events can go into one call. */
  private signatureOf(type: string): string {
    return (this.handlers.get(type) ?? []).map(({ method }) => this.numberOf(method)).join(' ');
  }

  private readonly numbers = new Map<object, number>();

  private numberOf(method: object): number {
    const known = this.numbers.get(method);
    if (known !== undefined) return known;
    this.numbers.set(method, this.numbers.size);
    return this.numbers.size - 1;
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

function contextOf({ correlationId, id, traceparent }: Pick<EventEnvelope, 'correlationId' | 'id' | 'traceparent'>) {
  return { correlationId, causationId: id, traceparent };
}

/** Nest wraps what a handler returns, or the error that it throws, in promises and observables. */
async function outcomeOf(result: Promise<unknown> | Observable<unknown>): Promise<void> {
  const value = await result;
  if (isObservable(value)) await lastValueFrom(value, { defaultValue: undefined });
}
