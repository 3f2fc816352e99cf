export { currentMessageContext, runWithCorrelation, type MessageContext } from './correlation/message-context.js';
export { connectInbox } from './inbox/connect-inbox.js';
export type { InboxContext } from './inbox/inbox-context.js';
export { InboxServer } from './inbox/inbox-server.js';
export { inboxColumns, inboxIndexes, inboxPositionsColumns, inboxPositionsKey, type InboxStatus } from './inbox/inbox.columns.js';
export { ParkedEvents, type ParkedEvent } from './inbox/parked-events.js';
export { RetryLater } from './inbox/retry-later.js';
export { KafkaTransport, type KafkaTransportOptions } from './kafka/kafka-transport.js';
export { MessagingHealth, type MessagingHealthReport } from './messaging-health.js';
export type { MessagingTables } from './messaging-tables.js';
export { MessagingModule, type MessagingOptions } from './messaging.module.js';
export {
  eventOperationColumns,
  projectionShadowColumns,
  projectionShadowKey,
  type EventOperationAction,
  type EventOperationStatus,
} from './operations.columns.js';
export { EventRefused } from './outbox/event-refused.js';
export { outboxColumns, relayLeaseColumns } from './outbox/outbox.columns.js';
export type { Fact, Scope } from './scope.js';
export { createMessage, type MessageParts } from './transport/create-message.js';
export {
  isMalformed,
  type EventTransport,
  type MalformedMessage,
  type Positions,
  type ReceivedMessage,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionHealth,
  type TopicHistory,
  type TopicLag,
  type TransportHealth,
  type TransportMessage,
} from './transport/event-transport.js';
export { InProcessTransport } from './transport/in-process-transport.js';
export { UnitOfWork } from './unit-of-work.js';
