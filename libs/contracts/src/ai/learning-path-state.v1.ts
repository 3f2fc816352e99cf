import { z } from 'zod';
import { id, subjectSlug } from '../values.js';

/** The public state of a student's way through a subject. */
export const learningPathStateV1 = z.object({
  learningPathId: id,
  userId: id,
  subject: subjectSlug,
  progress: z.number().min(0).max(1),
  completedSteps: z.int().nonnegative(),
  totalSteps: z.int().positive(),
});
