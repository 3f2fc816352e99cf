import { Inject, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { eventDefinitions, type EventDefinition, type EventOwner } from '@edtech/contracts';
import { CONNECTION, type Connection } from '@edtech/drizzle';
import { ErasedPeople } from './erasure/erased-people.js';
import { EventLag } from './event-lag.js';
import { EventHandlers } from './inbox/event-handlers.js';
import { InboxIntake } from './inbox/inbox-intake.js';
import { InboxPartitions } from './inbox/inbox-partitions.js';
import { InboxProcessor } from './inbox/inbox-processor.js';
import { InboxServer } from './inbox/inbox-server.js';
import { InboxStore } from './inbox/inbox-store.js';
import { ParkedEvents } from './inbox/parked-events.js';
import { defaultRetryPolicy, type RetryPolicy } from './inbox/retry-policy.js';
import { MessagingHealth } from './messaging-health.js';
import type { MessagingTables } from './messaging-tables.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { OutboxStore } from './outbox/outbox-store.js';
import { OutboxWriter } from './outbox/outbox-writer.js';
import { RelayLease } from './outbox/relay-lease.js';
import { qualifiedName, schemaOf } from './table-name.js';
import type { EventTransport } from './transport/event-transport.js';
import { UnitOfWork } from './unit-of-work.js';

export interface MessagingOptions {
  /** Names the service's consumer group and the source of its events. */
  service: EventOwner;
  /** Stays open when the module stops: whoever made it closes it. */
  transport: EventTransport;
  tables: MessagingTables;
  /** The events that exist; the platform's by default. */
  definitions?: readonly EventDefinition[];
  /** Keys handled at once, each of which takes a database connection; 4 by default. */
  lanes?: number;
  /** What to do about handlers that fail; see `defaultRetryPolicy` for what is left out. */
  retry?: Partial<RetryPolicy>;
  /**
   * For how many days events that were handled are remembered one by one; 14 by default. After that their week is dropped,
   * and one position per aggregate tells that they were there. It only has to be longer than the longest time for which
   * an aggregate's events may arrive in disorder, as after an outage of a broker; how long the topics keep them does not
   * matter: what comes again from before is recognised by the position.
   */
  inboxRetentionDays?: number;
  /** How long a relay that stopped without giving its lease back holds up the others; 5000 by default. */
  leaseMs?: number;
}

/** How long an event waits at most when no one in this process wakes who is to deal with it. */
const POLL_MS = 250;

/** An operator waits for the figures; without the broker's the others are told. */
const LAG_PATIENCE_MS = 2_000;

/** Rows per round of the relay. */
const RELAY_BATCH = 500;

const INBOX_RETENTION_DAYS = 14;

/**
 * A service's outbox and inbox. Needs CONNECTION of `@edtech/drizzle`; exports UnitOfWork, InboxServer, ParkedEvents,
 * MessagingHealth, EventLag and ErasedPeople to every module. Relays from bootstrap on; receives once `connectInbox` has connected it.
 */
@Module({})
export class MessagingModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(OutboxRelay) private readonly relay: OutboxRelay) {}

  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: providersFor(options),
      exports: [UnitOfWork, InboxServer, ParkedEvents, MessagingHealth, EventLag, ErasedPeople],
    };
  }

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  /** Where an inbox was connected, it has stopped the relay already, after the last handler that could publish. */
  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }
}

function providersFor({ service, transport, tables, definitions = eventDefinitions, ...options }: MessagingOptions): Provider[] {
  const outbox = qualifiedName(tables.outbox);
  const inbox = qualifiedName(tables.inbox);
  const leases = qualifiedName(tables.relayLeases);
  const erased = new ErasedPeople(tables, definitions);
  const writer = new OutboxWriter(service, outbox);
  const handlers = new EventHandlers(service, definitions, writer);
  const topics = [...new Set(definitions.filter(({ owner }) => owner === service).map(({ topic }) => topic))];
  return [
    { provide: ErasedPeople, useValue: erased },
    { provide: OutboxStore, inject: [CONNECTION], useFactory: ({ sql }: Connection) => new OutboxStore(sql, outbox, leases, service) },
    { provide: InboxStore, inject: [CONNECTION], useFactory: ({ sql }: Connection) => new InboxStore(sql, inbox, service) },
    {
      provide: InboxPartitions,
      inject: [CONNECTION],
      useFactory: ({ sql }: Connection) => new InboxPartitions(sql, schemaOf(tables.inbox), options.inboxRetentionDays ?? INBOX_RETENTION_DAYS),
    },
    {
      provide: OutboxRelay,
      inject: [CONNECTION, OutboxStore],
      useFactory: ({ sql }: Connection, store: OutboxStore) =>
        new OutboxRelay({ store, transport, topics, lease: new RelayLease(sql, leases, options.leaseMs ?? 5_000), batchSize: RELAY_BATCH, pollMs: POLL_MS }),
    },
    {
      provide: UnitOfWork,
      inject: [CONNECTION, OutboxRelay],
      useFactory: ({ db }: Connection, relay: OutboxRelay) => new UnitOfWork(db, writer, () => relay.wake()),
    },
    {
      provide: InboxProcessor,
      inject: [CONNECTION, InboxStore, OutboxRelay],
      useFactory: ({ db }: Connection, store: InboxStore, relay: OutboxRelay) =>
        new InboxProcessor({
          db,
          store,
          handle: (tx, event) => handlers.run(tx, event),
          batches: {
            handle: (tx, events) => handlers.runBatch(tx, events),
            selection: () => ({ types: handlers.batchedTypes, typesBetween: handlers.typesBetween }),
          },
          wakeRelay: () => relay.wake(),
          retry: { ...defaultRetryPolicy, ...options.retry },
          lanes: options.lanes ?? 4,
          pollMs: POLL_MS,
        }),
    },
    {
      provide: InboxServer,
      inject: [CONNECTION, InboxPartitions, InboxProcessor, OutboxRelay],
      useFactory: ({ sql }: Connection, partitions: InboxPartitions, processor: InboxProcessor, relay: OutboxRelay) =>
        new InboxServer({
          group: service,
          transport,
          handlers,
          intake: new InboxIntake(sql, inbox, qualifiedName(tables.inboxPositions), partitions, erased),
          partitions,
          processor,
          onClosed: () => relay.stop(),
        }),
    },
    {
      provide: ParkedEvents,
      inject: [CONNECTION, InboxProcessor],
      useFactory: ({ sql }: Connection, processor: InboxProcessor) => new ParkedEvents(sql, inbox, () => processor.wake()),
    },
    {
      provide: MessagingHealth,
      inject: [OutboxRelay, OutboxStore, InboxStore],
      useFactory: (relay: OutboxRelay, store: OutboxStore, inboxStore: InboxStore) => new MessagingHealth(relay, store, inboxStore, transport),
    },
    {
      provide: EventLag,
      inject: [CONNECTION],
      useFactory: ({ sql }: Connection) =>
        new EventLag({ sql, inbox, outbox, transport, group: service, subscribed: () => handlers.topics, published: topics, patienceMs: LAG_PATIENCE_MS }),
    },
  ];
}
