import { BackgroundLoop, ProblemLog } from '@edtech/scheduling';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isMalformed, type EventTransport, type ReceivedMessage, type Subscription, type TransportMessage } from '../transport/event-transport.js';
import type { EventHandlers, HandlerExtras } from './event-handlers.js';
import type { InboxIntake } from './inbox-intake.js';
import type { InboxPartitions } from './inbox-partitions.js';
import type { InboxProcessor } from './inbox-processor.js';

export interface InboxServerOptions {
  /** The consumer group: the service's name. */
  group: string;
  transport: EventTransport;
  handlers: EventHandlers;
  intake: InboxIntake;
  partitions: InboxPartitions;
  processor: InboxProcessor;
  /** Called when the inbox has closed: everything that publishes has finished. */
  onClosed: () => Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Serves `@EventPattern` methods from the inbox: the strategy of the microservice that `connectInbox` connects. */
export class InboxServer extends Server implements CustomTransportStrategy {
  /** Nest leaves the errors of handlers to us: they decide about the transaction. */
  override readonly propagatesEventHandlerErrors = true;
  private subscription: Subscription | undefined;
  private readonly retention: BackgroundLoop;

  constructor(private readonly options: InboxServerOptions) {
    super();
    const log = new ProblemLog(this.logger, 'making and dropping partitions of the inbox');
    this.retention = new BackgroundLoop({
      name: 'inbox retention',
      intervalMs: HOUR_MS,
      round: async () => {
        await options.partitions.makeAhead();
        await options.partitions.clean();
        log.succeeded();
      },
      onError: (error) => log.failed(error),
    });
  }

  /** Called by Nest for each handler it finds. They are kept in a list: see {@link EventHandlers.run}. */
  override addHandler(pattern: unknown, handler: MessageHandler, isEventHandler = false, extras: HandlerExtras = {}): void {
    const type = this.normalizePattern(pattern as string);
    if (!isEventHandler) throw new Error(`"${type}" is a @MessagePattern: the inbox carries events, which have no answer`);
    this.options.handlers.add(type, handler, extras);
    this.messageHandlers.set(type, handler);
  }

  listen(callback: (error?: unknown) => void): void {
    this.open().then(() => callback(), callback);
  }

  /** Finishes what is in hand: first the batch that arrives, then the events being handled. */
  async close(): Promise<void> {
    await this.subscription?.close();
    this.subscription = undefined;
    // Side by side: no further event is begun while partitions are still being looked after.
    await Promise.all([this.retention.stop(), this.options.processor.stop()]);
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
    const stored = await this.options.intake.store(wanted);
    // Where some were known, it is not told which: then they are looked for.
    const events = wanted.filter((message): message is TransportMessage => !isMalformed(message));
    if (stored === wanted.length) this.options.processor.stored(events);
    else if (stored > 0) this.options.processor.wake();
  }
}
