import { z } from 'zod';
import { id, subjectSlug } from '../values.js';

/** The public state of a piece of learning content. */
export const contentStateV1 = z.object({
  contentId: id,
  creatorUserId: id,
  title: z.string().min(1).max(200),
  description: z.string(),
  contentType: z.enum(['article', 'video', 'exercise', 'quiz']),
  subject: subjectSlug,
});
