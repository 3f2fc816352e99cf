import { languageTag, subjectSlug } from '@edtech/contracts';
import { z } from 'zod';

/** What a user likes to learn or teach: clients preset searches and bookings with it. Unknown keys are refused. */
export const preferencesDocument = z.strictObject({
  subjects: z.array(subjectSlug).max(20).optional(),
  /** Languages to be taught in, the most liked first. */
  languages: z.array(languageTag).max(10).optional(),
  lessonMinutes: z.union([z.literal(30), z.literal(45), z.literal(60), z.literal(90), z.literal(120)]).optional(),
});
export type Preferences = z.infer<typeof preferencesDocument>;

/** How a user's clients look and behave. Unknown keys are refused. */
export const settingsDocument = z.strictObject({
  theme: z.enum(['light', 'dark', 'system']).optional(),
  timeFormat: z.enum(['12h', '24h']).optional(),
  weekStartsOn: z.enum(['monday', 'sunday']).optional(),
  reducedMotion: z.boolean().optional(),
});
export type Settings = z.infer<typeof settingsDocument>;
