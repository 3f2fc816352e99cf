import { z } from 'zod';
import { id, money, subjectSlug } from '../values.js';

/** The public state of a course. Price and duration are those of one lesson of it. */
export const courseStateV1 = z.object({
  courseId: id,
  tutorId: id,
  tutorUserId: id,
  title: z.string().min(1).max(200),
  description: z.string(),
  subject: subjectSlug,
  price: money,
  durationMinutes: z.int().positive(),
  status: z.enum(['published', 'withdrawn']),
});
