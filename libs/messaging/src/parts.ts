/**
 * The parts that `MessagingModule` is made of, for the tools that measure them one by one or break them on purpose.
 * Services use the library's index; import rules keep them from here.
 */
export { ErasedPeople } from './erasure/erased-people.js';
export { EventHandlers } from './inbox/event-handlers.js';
export { InboxIntake } from './inbox/inbox-intake.js';
export { InboxPartitions } from './inbox/inbox-partitions.js';
export { InboxProcessor } from './inbox/inbox-processor.js';
export { InboxStore } from './inbox/inbox-store.js';
export { partitionInboxStatements } from './inbox/partition-sql.js';
export { decode, encode } from './kafka/cloud-event-codec.js';
export { KafkaPublisher } from './kafka/kafka-publisher.js';
export { OutboxRelay } from './outbox/outbox-relay.js';
export { OutboxStore } from './outbox/outbox-store.js';
export { OutboxWriter } from './outbox/outbox-writer.js';
export { RelayLease } from './outbox/relay-lease.js';
export { qualifiedName } from './table-name.js';
