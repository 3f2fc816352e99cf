import type { EventData, learningCourseUpdatedV1 } from '@edtech/contracts';
import type { Course } from '../infrastructure/database/repositories/courses.repository.js';

/** What every event about a course says. */
export function courseState(course: Course, tutorUserId: string): EventData<typeof learningCourseUpdatedV1> {
  const { id, tutorId, title, description, subject, priceMinor, currency, duration, status } = course;
  const price = { amountMinor: Number(priceMinor), currency };
  return { courseId: id, tutorId, tutorUserId, title, description, subject, price, durationMinutes: duration, status };
}
