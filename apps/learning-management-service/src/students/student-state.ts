import type { EventData, learningStudentUpdatedV1 } from '@edtech/contracts';
import type { Student } from '../infrastructure/database/repositories/students.repository.js';

/** What every event about a student says. */
export function studentState({ id, userId, name, learningGoals, preferredLanguages }: Student): EventData<typeof learningStudentUpdatedV1> {
  return { studentId: id, userId, name, learningGoals: [...learningGoals], preferredLanguages };
}
