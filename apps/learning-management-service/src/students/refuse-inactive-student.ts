import { studentNotActive, studentProfileNotReady } from './students.errors.js';

/** @throws STUDENT_PROFILE_NOT_READY, STUDENT_NOT_ACTIVE unless the student is known here and has an active account */
export function refuseInactiveStudent<T extends { accountActive: boolean }>(student: T | undefined): T {
  if (!student) throw studentProfileNotReady();
  if (!student.accountActive) throw studentNotActive();
  return student;
}
