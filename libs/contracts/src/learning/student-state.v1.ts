import { z } from 'zod';
import type { PersonalData } from '../define-event.js';
import { id, languageTag, subjectSlug } from '../values.js';

/** The public state of a student. */
export const studentStateV1 = z.object({
  studentId: id,
  userId: id,
  name: z.string(),
  learningGoals: z.array(z.object({ subject: subjectSlug, goal: z.string().max(500) })),
  preferredLanguages: z.array(languageTag),
});

export const studentPersonalV1: PersonalData<typeof studentStateV1> = {
  of: 'userId',
  erased: () => ({ name: 'Erased Account', learningGoals: [], preferredLanguages: [] }),
};
