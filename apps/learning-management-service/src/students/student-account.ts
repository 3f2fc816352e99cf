import type { EventData, identityUserUpdatedV1 } from '@edtech/contracts';
import type { StudentAccount } from '../infrastructure/database/repositories/students.repository.js';

/** What a student's record copies of the account. */
export function studentAccount({ userId, email, firstName, lastName, role, status }: EventData<typeof identityUserUpdatedV1>): Omit<StudentAccount, 'sourceVersion'> {
  return { userId, email, name: `${firstName} ${lastName}`, accountActive: role === 'student' && status === 'active' };
}
