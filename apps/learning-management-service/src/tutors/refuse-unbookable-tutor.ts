import { tutorNotBookable, tutorNotFound } from './tutors.errors.js';

/** @throws TUTOR_NOT_FOUND, TUTOR_NOT_BOOKABLE unless the tutor exists, is verified and has an active account */
export function refuseUnbookableTutor<T extends { id: string; isVerified: boolean; accountActive: boolean }>(tutorId: string, tutor: T | undefined): T {
  if (!tutor) throw tutorNotFound({ tutorId });
  if (!tutor.accountActive) throw tutorNotBookable({ tutorId, reason: 'inactive' });
  if (!tutor.isVerified) throw tutorNotBookable({ tutorId, reason: 'unverified' });
  return tutor;
}
