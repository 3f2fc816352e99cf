import { z } from 'zod';
import { id, languageTag, money, subjectSlug } from '../values.js';

/** The public state of a tutor. */
export const tutorStateV1 = z.object({
  tutorId: id,
  userId: id,
  name: z.string(),
  subjects: z.array(subjectSlug),
  languages: z.array(languageTag),
  hourlyRate: money.nullable(),
  isVerified: z.boolean(),
  timeZone: z.string(),
});
