import { identityConsentChangedV1, identityErasureCompletedV1, identitySessionEndedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import { aggregateStates } from '@edtech/messaging';
import { publicState } from '../../accounts/account.rules.js';
import { publicConsent } from '../../consent/consent.rules.js';
import { erasureState } from '../../erasures/erasure.rules.js';
import { consents, erasures, users, userSessions } from './schemas/index.js';

/** What identity publishes, as it stands. */
export const identityStates = [
  aggregateStates({
    definition: identityUserUpdatedV1,
    subject: users.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(users).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (account) => ({ sequence: account.version, data: publicState(account) }),
  }),
  aggregateStates({
    definition: identitySessionEndedV1,
    subject: userSessions.sessionId,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(userSessions).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ sessionId }) => sessionId,
    stateOf: ({ sessionId, userId, endedBecause, endedAt }) =>
      endedAt && endedBecause ? { sequence: 1, data: { sessionId, userId, reason: endedBecause, endedAt: endedAt.toISOString() } } : undefined,
  }),
  aggregateStates({
    definition: identityConsentChangedV1,
    subject: consents.userId,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(consents).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ userId }) => userId,
    stateOf: (consent) => ({ sequence: consent.version, data: publicConsent(consent) }),
  }),
  aggregateStates({
    definition: identityErasureCompletedV1,
    subject: erasures.erasureId,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(erasures).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ erasureId }) => erasureId,
    stateOf: (erasure) => ({ sequence: erasure.version, data: erasureState(erasure) }),
  }),
];
