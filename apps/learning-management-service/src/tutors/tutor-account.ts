import type { EventData, identityUserUpdatedV1 } from '@edtech/contracts';
import type { TutorAccount } from '../infrastructure/database/repositories/tutors.repository.js';

/** What a tutor's record copies of the account. */
export function tutorAccount({ userId, email, firstName, lastName, timeZone, role, status }: EventData<typeof identityUserUpdatedV1>): Omit<TutorAccount, 'sourceVersion'> {
  return { userId, email, name: `${firstName} ${lastName}`, timeZone, accountActive: role === 'tutor' && status === 'active' };
}
