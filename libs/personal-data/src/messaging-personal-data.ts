import type { MessagingTables } from '@edtech/messaging';
import { byUser } from './finders.js';

const ON_THEIR_WAY = 'Events from or to this service: what they say of a person is in the tables of whoever owns it. An erasure looks into them.';

/** The declarations of messaging's tables, the same in every service. */
export function messagingPersonalData({ eventOperations, erasedPeople }: Pick<MessagingTables, 'eventOperations' | 'erasedPeople'>) {
  return {
    outbox: { events: ON_THEIR_WAY },
    inbox: { events: ON_THEIR_WAY },
    projectionShadows: { events: ON_THEIR_WAY },
    inboxPositions: { nobody: 'How far the keys of topics have come: ids and numbers.' },
    relayLeases: { nobody: 'Which replica relays events.' },
    sessionRevocations: { nobody: 'Ids of sessions and accounts whose tokens are refused, forgotten within eleven minutes.' },
    erasedPeople: {
      found: byUser(erasedPeople.userId),
      gives: { nothing: 'Who is erased has nothing left to be given.' },
      erasure: { keep: 'By this id what still comes about the person is recognised, and kept without what it says of them.' },
    },
    eventOperations: {
      found: byUser(eventOperations.actor),
      gives: ['id', 'action', 'target', 'reason', 'status', 'startedAt', 'finishedAt'],
      withholds: { actor: 'The same person throughout.', progress: 'What the program needs to go on.', error: 'What the program said when it failed.' },
      erasure: { keep: 'What was done to the events of the platform, and why, has to stay traceable; who did it is an id.' },
    },
  } as const;
}
