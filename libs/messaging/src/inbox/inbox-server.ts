import { BackgroundLoop } from '@edtech/scheduling';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { ProblemLog } from '../problem-log.js';
import { isMalformed, type EventTransport, type ReceivedMessage, type Subscription } from '../transport/event-transport.js';
import type { EventHandlers } from './event-handlers.js';
import type { InboxIntake } from './inbox-intake.js';
import type { InboxProcessor } from './inbox-processor.js';
import type { InboxStore } from './inbox-store.js';

export interface InboxServerOptions {
  /** The consumer group: the service's name. */
  group: string;
  transport: EventTransport;
  handlers: EventHandlers;
  intake: InboxIntake;
  store: InboxStore;
  processor: InboxProcessor;
  /** How long events that were handled are remembered; must be longer than the topics remember them. */
  retentionDays: number;
  /** Called when the inbox has closed: everything that publishes has finished. */
  onClosed: () => Promise<void>;
}

const FORGET_AT_ONCE = 5_000;
const HOUR_MS = 3_600_000;

/** Serves `@EventPattern` methods from the inbox: the strategy of the microservice that `connectInbox` connects. */
export class InboxServer extends Server implements CustomTransportStrategy {
  /** Nest leaves the errors of handlers to us: they decide about the transaction. */
  override readonly propagatesEventHandlerErrors = true;
  private subscription: Subscription | undefined;
  private readonly retention: BackgroundLoop;

  constructor(private readonly options: InboxServerOptions) {
    super();
    const log = new ProblemLog(this.logger, 'forgetting handled events');
    this.retention = new BackgroundLoop({
      name: 'inbox retention',
      intervalMs: HOUR_MS,
      round: async () => {
        const gone = await options.store.forget(options.retentionDays, FORGET_AT_ONCE);
        log.succeeded();
        return gone === FORGET_AT_ONCE;
      },
      onError: (error) => log.failed(error),
    });
  }

  /** Called by Nest for each handler it finds. They are kept in a list: see {@link EventHandlers.run}. */
  override addHandler(pattern: unknown, handler: MessageHandler, isEventHandler = false): void {
    const type = this.normalizePattern(pattern as string);
    if (!isEventHandler) throw new Error(`"${type}" is a @MessagePattern: the inbox carries events, which have no answer`);
    this.options.handlers.add(type, handler);
    this.messageHandlers.set(type, handler);
  }

  listen(callback: (error?: unknown) => void): void {
    this.open().then(() => callback(), callback);
  }

  /** Finishes what is in hand: first the batch that arrives, then the events being handled. */
  async close(): Promise<void> {
    await this.subscription?.close();
    this.subscription = undefined;
    await this.retention.stop();
    await this.options.processor.stop();
    await this.options.onClosed();
  }

  on(): void {
    throw new Error('the inbox has no events of its own to listen to');
  }

  /** The transport below. */
  unwrap<T>(): T {
    return this.options.transport as T;
  }

  private async open(): Promise<void> {
    const { transport, group, handlers, processor } = this.options;
    processor.start();
    this.retention.start();
    this.subscription = await transport.subscribe({ group, topics: handlers.topics, onBatch: (messages) => this.store(messages) });
  }

  private async store(messages: readonly ReceivedMessage[]): Promise<void> {
    const wanted = messages.filter((message) => isMalformed(message) || this.options.handlers.handles(message.type));
    if (wanted.length === 0) return;
    await this.options.intake.store(wanted);
    this.options.processor.wake();
  }
}
