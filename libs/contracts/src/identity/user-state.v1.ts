import { z } from 'zod';
import type { PersonalData } from '../define-event.js';
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

/** An address that nobody has, but one for each account: addresses are unique. */
export const userPersonalV1: PersonalData<typeof userStateV1> = {
  of: 'userId',
  erased: (userId) => ({ email: `erased-${userId}@erased.invalid`, firstName: 'Erased', lastName: 'Account', locale: 'en', timeZone: 'UTC' }),
};
