import { z } from 'zod';
import { id } from '../values.js';

/** What the visible reviews of a tutor add up to. */
export const tutorRatingStateV1 = z.object({
  tutorUserId: id,
  average: z.number().min(1).max(5).nullable(),
  bayesian: z.number().min(1).max(5),
  reviewCount: z.int().nonnegative(),
});
