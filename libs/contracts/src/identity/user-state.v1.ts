import { z } from 'zod';
import { id, instant, languageTag } from '../values.js';

/** The public state of an account. */
export const userStateV1 = z.object({
  userId: id,
  email: z.email(),
  firstName: z.string().min(1).max(100),
  lastName: z.string().min(1).max(100),
  role: z.enum(['student', 'tutor', 'admin']),
  status: z.enum(['active', 'suspended', 'deleted']),
  locale: languageTag,
  timeZone: z.string().min(1).max(64),
  createdAt: instant,
});
