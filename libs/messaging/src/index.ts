export { contextToKeep, resumeContext, type KeptContext } from './correlation/kept-context.js';
export { currentMessageContext, runWithCorrelation, type MessageContext } from './correlation/message-context.js';
export { ErasedPeople, type ErasedEvents, type Erasure, type ErasureOptions } from './erasure/erased-people.js';
export { erasureStates } from './erasure/erasure-states.js';
export { EventLag, type EventLagReport, type InboxTopicLag, type OutboxTopicLag } from './event-lag.js';
export { connectInbox } from './inbox/connect-inbox.js';
export { latestPerSubject, type InboxBatchContext } from './inbox/inbox-batch-context.js';
export type { InboxContext } from './inbox/inbox-context.js';
export { InboxServer } from './inbox/inbox-server.js';
export type { InboxStatus } from './inbox/inbox.columns.js';
export { ParkedEvents, type ParkedDecision, type ParkedEvent, type ParkedFilter } from './inbox/parked-events.js';
export { RetryLater } from './inbox/retry-later.js';
export { aclsFor, kafkaClientId, type AclOptions, type KafkaAcl } from './kafka/kafka-acls.js';
export { KafkaTransport, type KafkaCredentials, type KafkaTransportOptions } from './kafka/kafka-transport.js';
export { MessagingHealth, type MessagingHealthReport } from './messaging-health.js';
export { messagingTables, type MessagingTables } from './messaging-tables.js';
export { MessagingModule, type MessagingOptions } from './messaging.module.js';
export type { EventOperationAction, EventOperationStatus } from './operations.columns.js';
export { EventRefused } from './outbox/event-refused.js';
export {
  aggregateStates,
  type AggregatePage,
  type AggregateSelection,
  type AggregateState,
  type AggregateStates,
  type AggregateStatesOptions,
  type PageOfRows,
} from './projections/aggregate-states.js';
export { compareProjection, type DifferenceKind, type FieldDifference, type KeyRange, type ProjectionDifference } from './projections/compare-projection.js';
export { copiedColumns, copiedTable, Projection, type Applied, type CopiedRow, type ProjectionFollower } from './projections/projection.js';
export { ProjectionShadow } from './projections/projection-shadow.js';
export { statesWithoutErased } from './projections/states-without-erased.js';
export { repairProjection, versionsOf, type SeenVersion, type Written } from './projections/repair-projection.js';
export { publishSideBySide } from './outbox/publish-side-by-side.js';
export { messageOf, speakableError } from '@edtech/scheduling';
export type { RevocationKind } from './revocations/revocation.columns.js';
export { statementsOf } from './statements-of.js';
export { qualifiedName } from './table-name.js';
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
