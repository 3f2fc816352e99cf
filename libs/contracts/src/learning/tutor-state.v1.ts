import { z } from 'zod';
import type { PersonalData } from '../define-event.js';
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

export const tutorPersonalV1: PersonalData<typeof tutorStateV1> = {
  of: 'userId',
  erased: () => ({ name: 'Erased Account', subjects: [], languages: [], hourlyRate: null, timeZone: 'UTC' }),
};
