import type { EventDefinition, learningErasureCompletedV1 } from '@edtech/contracts';
import type { MessagingTables } from '../messaging-tables.js';
import { aggregateStates, type AggregateStates } from '../projections/aggregate-states.js';

/** How the erasures of a service stand, as it publishes them. */
export function erasureStates({ erasedPeople }: Pick<MessagingTables, 'erasedPeople'>, definition: EventDefinition<(typeof learningErasureCompletedV1)['data']>): AggregateStates {
  const { userId, erasureId, erasedAt } = erasedPeople;
  return aggregateStates({
    definition,
    subject: erasureId,
    rows: (executor, { where, orderBy, limit }) => executor.select({ userId, erasureId, erasedAt }).from(erasedPeople).where(where).orderBy(orderBy).limit(limit),
    subjectOf: (row) => String(row.erasureId),
    stateOf: (row) => ({ sequence: 1, data: { erasureId: String(row.erasureId), userId: String(row.userId), completedAt: new Date(String(row.erasedAt)).toISOString() } }),
  });
}
