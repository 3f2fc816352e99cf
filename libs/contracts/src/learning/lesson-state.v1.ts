import { z } from 'zod';
import { id, instant, money, subjectSlug } from '../values.js';

/** The public state of a lesson. */
export const lessonStateV1 = z.object({
  lessonId: id,
  courseId: id.nullable(),
  subject: subjectSlug,
  tutorId: id,
  tutorUserId: id,
  studentId: id,
  studentUserId: id,
  scheduledAt: instant,
  endsAt: instant,
  durationMinutes: z.int().positive(),
  price: money,
  status: z.enum(['held', 'scheduled', 'released', 'cancelled', 'completed']),
  holdExpiresAt: instant.nullable(),
  endReason: z.enum(['payment_declined', 'hold_expired', 'cancelled_by_student', 'cancelled_by_tutor', 'cancelled_by_admin']).nullable(),
  meetingUrl: z.url().nullable(),
  completedAt: instant.nullable(),
});
