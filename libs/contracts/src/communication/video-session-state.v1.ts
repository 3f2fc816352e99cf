import { z } from 'zod';
import { id, instant } from '../values.js';

/** The public state of a video session. */
export const videoSessionStateV1 = z.object({
  videoSessionId: id,
  lessonId: id,
  meetingUrl: z.url(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
