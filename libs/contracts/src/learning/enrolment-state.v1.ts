import { z } from 'zod';
import { id, instant, money, subjectSlug } from '../values.js';

/** A student's place in a course, with the price per lesson frozen at enrolment. */
export const enrolmentStateV1 = z.object({
  enrolmentId: id,
  courseId: id,
  studentId: id,
  studentUserId: id,
  tutorId: id,
  tutorUserId: id,
  subject: subjectSlug,
  pricePerLesson: money,
  durationMinutes: z.int().positive(),
  enrolledAt: instant,
});
