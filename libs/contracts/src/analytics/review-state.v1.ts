import { z } from 'zod';
import { id } from '../values.js';

/** The public state of a review. */
export const reviewStateV1 = z.object({
  reviewId: id,
  lessonId: id,
  reviewerUserId: id,
  targetUserId: id,
  targetType: z.enum(['tutor', 'student']),
  rating: z.int().min(1).max(5),
  moderation: z.enum(['visible', 'hidden']),
});
